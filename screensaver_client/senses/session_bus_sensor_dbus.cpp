#include "screensaver_client/senses/session_bus_sensor_dbus.h"

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

constexpr std::array<BusObject, 6> kSavers{{
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"},
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"},
    {"org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"},
    {"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"},
    {"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"},
    {"org.kde.screensaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"},
}};
constexpr BusObject kGnomeSession{"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"};
constexpr BusObject kKdePolicy{"org.kde.Solid.PowerManagement.PolicyAgent",
                               "/org/kde/Solid/PowerManagement/PolicyAgent",
                               "org.kde.Solid.PowerManagement.PolicyAgent"};
constexpr quint32 kGnomeInhibitIdle = 8; // a bit
constexpr quint32 kKdeChangeScreen = 4;  // "ChangeScreenSettings"

} // namespace

Result<std::unique_ptr<Sensor>> SessionBusSensor::make(SenseBoard& board) {
    auto bus = BusConnection::open(BusKind::Session);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<SessionBusSensor> sensor(new SessionBusSensor(board, *std::move(bus)));
    sensor->watchSavers();
    sensor->watchGnomeInhibitors();
    sensor->watchKdeInhibitors();
    return sensor;
}

SessionBusSensor::~SessionBusSensor() {
    m_board.update([](Readings& readings) {
        readings.saverOnBus = false;
        readings.sessionInhibitor.reset();
    });
}

void SessionBusSensor::setSaver(const QByteArray& service, bool active) {
    m_savers[service] = active;
    const bool any = std::ranges::any_of(m_savers, [](const auto& saver) { return saver.second; });
    m_board.update([&](Readings& readings) { readings.saverOnBus = any; });
}

void SessionBusSensor::watchSavers() {
    for (const BusObject& saver : kSavers) {
        // KDE tells it of two paths.
        m_bus->onSignal({saver.service, "", saver.interface}, "ActiveChanged", [this, saver](BusMessage& signal) {
            setSaver(saver.service, signal.takeBool().value_or(false));
        });
        m_bus->onChange(saver, [this, saver] {
            BusMessage answer = m_bus->call(saver, "GetActive");
            setSaver(saver.service, answer && answer.takeBool().value_or(false));
        });
    }
}

void SessionBusSensor::publishInhibitor() {
    m_board.update(
        [&](Readings& readings) { readings.sessionInhibitor = m_gnomeInhibitor ? m_gnomeInhibitor : m_kdeInhibitor; });
}

std::optional<QString> SessionBusSensor::gnomeInhibitor() {
    const quint32 actions = m_bus->uint32Property(kGnomeSession, "InhibitedActions").value_or(0);
    if (!(actions & kGnomeInhibitIdle))
        return std::nullopt;
    BusMessage list = m_bus->call(kGnomeSession, "GetInhibitors");
    if (!list || !list.enter('a', "o"))
        return QString();
    while (const auto path = list.takeString('o')) {
        const QByteArray name = path->toUtf8();
        const BusObject inhibitor{kGnomeSession.service, name.constData(), "org.gnome.SessionManager.Inhibitor"};
        BusMessage flags = m_bus->call(inhibitor, "GetFlags");
        if (!flags || !(flags.takeUint32().value_or(0) & kGnomeInhibitIdle))
            continue;
        BusMessage application = m_bus->call(inhibitor, "GetAppId");
        return (application ? application.takeString() : std::nullopt).value_or(QString());
    }
    return QString();
}

void SessionBusSensor::watchGnomeInhibitors() {
    const auto look = [this] {
        m_gnomeInhibitor = gnomeInhibitor();
        publishInhibitor();
    };
    for (const char* signal : {"InhibitorAdded", "InhibitorRemoved"})
        m_bus->onSignal(kGnomeSession, signal, [look](BusMessage&) { look(); });
    m_bus->onChange(kGnomeSession, look);
}

std::optional<QString> SessionBusSensor::kdeInhibitor() {
    BusMessage has = m_bus->call(kKdePolicy, "HasInhibition", "u", kKdeChangeScreen);
    if (!has || !has.takeBool().value_or(false))
        return std::nullopt;
    BusMessage list = m_bus->call(kKdePolicy, "ListInhibitions");
    if (!list || !list.enter('a', "(ss)") || !list.enter('r', "ss"))
        return QString();
    return list.takeString().value_or(QString());
}

void SessionBusSensor::watchKdeInhibitors() {
    const auto look = [this] {
        m_kdeInhibitor = kdeInhibitor();
        publishInhibitor();
    };
    m_bus->onSignal(kKdePolicy, "InhibitionsChanged", [look](BusMessage&) { look(); });
    m_bus->onChange(kKdePolicy, look);
}

} // namespace gleaner
