// What the system bus tells of supplies: battery (UPower), metered network (NetworkManager).
// Source: UPower's and NetworkManager's D-Bus references.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"

namespace gleaner {

class PowerSensor final : public Sensor {
public:
    /// `board` outlives it. Errors: NotFound (no system bus), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make(SenseBoard& board);
    ~PowerSensor() override;

    [[nodiscard]] int descriptor() const override { return m_bus->descriptor(); }
    [[nodiscard]] short interest() const override { return m_bus->interest(); }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return m_bus->timeout(); }
    [[nodiscard]] Status step() override { return m_bus->process(); }

private:
    PowerSensor(SenseBoard& board, std::unique_ptr<BusConnection> bus) : m_board(board), m_bus(std::move(bus)) {}
    void watchPower();
    void watchNetwork();

    SenseBoard& m_board;
    std::unique_ptr<BusConnection> m_bus;
};

} // namespace gleaner
