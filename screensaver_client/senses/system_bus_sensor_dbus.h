// What the system bus tells: sleep, shutdown, lock and inhibitors (logind), battery (UPower), metered (NetworkManager).
// Source: org.freedesktop.login1(5), UPower's and NetworkManager's D-Bus references.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"
#include "screensaver_client/senses/sleep_hold_posix.h"

namespace gleaner {

class SystemBusSensor final : public Sensor {
public:
    /// `board` and `hold` outlive it. Errors: NotFound (no system bus), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make(SenseBoard& board, SleepHold& hold);
    ~SystemBusSensor() override;

    [[nodiscard]] int descriptor() const override { return m_bus->descriptor(); }
    [[nodiscard]] short interest() const override { return m_bus->interest(); }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return m_bus->timeout(); }
    [[nodiscard]] Status step() override { return m_bus->process(); }

private:
    SystemBusSensor(SenseBoard& board, SleepHold& hold, std::unique_ptr<BusConnection> bus)
        : m_board(board), m_hold(hold), m_bus(std::move(bus)) {}
    void watchSleep();
    void watchSession();
    void watchSeat();
    void watchInhibitors();
    void watchPower();
    void watchNetwork();
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
