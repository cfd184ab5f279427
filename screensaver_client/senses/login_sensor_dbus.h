// What logind tells: sleep, shutdown, lock, who is in front, inhibitors. Has a thread of its own: logind waits five
// seconds for work to be handed back before sleep, and no other service that hangs may use them up.
// Source: org.freedesktop.login1(5).
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"
#include "screensaver_client/senses/sleep_hold_posix.h"

namespace gleaner {

class LoginSensor final : public Sensor {
public:
    /// `board` and `hold` outlive it. Errors: NotFound (no system bus), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make(SenseBoard& board, SleepHold& hold);
    ~LoginSensor() override;

    [[nodiscard]] int descriptor() const override { return m_bus->descriptor(); }
    [[nodiscard]] short interest() const override { return m_bus->interest(); }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return m_bus->timeout(); }
    [[nodiscard]] Status step() override { return m_bus->process(); }

private:
    LoginSensor(SenseBoard& board, SleepHold& hold, std::unique_ptr<BusConnection> bus)
        : m_board(board), m_hold(hold), m_bus(std::move(bus)) {}
    void watchSleep();
    void watchSession();
    void watchSeat();
    void watchInhibitors();
    void holdSleep();
    void setGoingToSleep(bool going);
    [[nodiscard]] std::optional<QString> whoInhibits();
    /// Of a session, or of whoever is in front at a seat: the path behind an id, as logind pairs them.
    [[nodiscard]] QByteArray pathProperty(const BusObject& object, const char* name);
    [[nodiscard]] bool somebodyElseInFront();

    SenseBoard& m_board;
    SleepHold& m_hold;
    std::unique_ptr<BusConnection> m_bus;
    QByteArray m_sessionPath, m_seatPath;
};

/// The path of the login session that this process belongs to or works for; empty: none is known.
[[nodiscard]] QByteArray loginSessionPath(BusConnection& systemBus);

} // namespace gleaner
