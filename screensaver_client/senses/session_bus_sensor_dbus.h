// What the session bus tells: that a screen saver is on, and that a program keeps the screen awake.
// Source: org.freedesktop.ScreenSaver and its relatives of each desktop; org.gnome.SessionManager (GNOME, MATE,
// Cinnamon); org.kde.Solid.PowerManagement.PolicyAgent.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"

namespace gleaner {

class SessionBusSensor final : public Sensor {
public:
    /// `board` outlives it. Errors: NotFound (no session bus), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make(SenseBoard& board);
    ~SessionBusSensor() override;

    [[nodiscard]] int descriptor() const override { return m_bus->descriptor(); }
    [[nodiscard]] short interest() const override { return m_bus->interest(); }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return m_bus->timeout(); }
    [[nodiscard]] Status step() override { return m_bus->process(); }

private:
    SessionBusSensor(SenseBoard& board, std::unique_ptr<BusConnection> bus) : m_board(board), m_bus(std::move(bus)) {}
    void watchSavers();
    void watchGnomeInhibitors();
    void watchKdeInhibitors();
    void setSaver(const QByteArray& service, bool active);
    void publishInhibitor();
    [[nodiscard]] std::optional<QString> gnomeInhibitor();
    [[nodiscard]] std::optional<QString> kdeInhibitor();

    SenseBoard& m_board;
    std::unique_ptr<BusConnection> m_bus;
    std::map<QByteArray, bool> m_savers; ///< service -> active
    std::optional<QString> m_gnomeInhibitor, m_kdeInhibitor;
};

} // namespace gleaner
