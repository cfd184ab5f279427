#include "screensaver_client/senses/power_sensor_dbus.h"

namespace gleaner {
namespace {

constexpr BusObject kPower{"org.freedesktop.UPower", "/org/freedesktop/UPower", "org.freedesktop.UPower"};
constexpr BusObject kNetwork{"org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager",
                             "org.freedesktop.NetworkManager"};
// NetworkManager's NMMetered.
constexpr quint32 kMeteredYes = 1, kMeteredNo = 2, kMeteredGuessYes = 3, kMeteredGuessNo = 4;

} // namespace

Result<std::unique_ptr<Sensor>> PowerSensor::make(SenseBoard& board) {
    auto bus = BusConnection::open(BusKind::System);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<PowerSensor> sensor(new PowerSensor(board, *std::move(bus)));
    sensor->watchPower();
    sensor->watchNetwork();
    return sensor;
}

PowerSensor::~PowerSensor() {
    m_board.update([](Readings& readings) {
        readings.batteryOnBus.reset();
        readings.metered.reset();
    });
}

void PowerSensor::watchPower() {
    m_bus->onChange(kPower, [this] {
        const auto onBattery = m_bus->boolProperty(kPower, "OnBattery");
        m_board.update([&](Readings& readings) { readings.batteryOnBus = onBattery; });
    });
}

void PowerSensor::watchNetwork() {
    m_bus->onChange(kNetwork, [this] {
        std::optional<bool> metered;
        const quint32 told = m_bus->uint32Property(kNetwork, "Metered").value_or(0);
        if (told == kMeteredYes || told == kMeteredGuessYes)
            metered = true;
        else if (told == kMeteredNo || told == kMeteredGuessNo)
            metered = false;
        m_board.update([&](Readings& readings) { readings.metered = metered; });
    });
}

} // namespace gleaner
