#include "screensaver_client/senses/login_sensor_dbus.h"

namespace gleaner {
namespace {

constexpr BusObject kLogin{"org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"};

} // namespace

QByteArray loginSessionPath(BusConnection& systemBus) {
    QByteArray id = qgetenv("XDG_SESSION_ID");
    if (id.isEmpty())
        id = "auto"; // a user service's session is the one with its user's display
    BusMessage answer = systemBus.call(kLogin, "GetSession", "s", id.constData());
    const auto path = answer ? answer.takeString('o') : std::nullopt;
    return path.value_or(QString()).toUtf8();
}

Result<std::unique_ptr<Sensor>> LoginSensor::make(SenseBoard& board, SleepHold& hold) {
    auto bus = BusConnection::open(BusKind::System);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<LoginSensor> sensor(new LoginSensor(board, hold, *std::move(bus)));
    sensor->watchSleep();
    sensor->watchSession();
    sensor->watchSeat();
    sensor->watchInhibitors();
    return sensor;
}

LoginSensor::~LoginSensor() {
    m_hold.release();
    m_board.update([](Readings& readings) {
        readings.goingToSleep = readings.lockedOnBus = readings.otherSession = false;
        readings.systemInhibitor.reset();
    });
}

void LoginSensor::holdSleep() {
    BusMessage answer = m_bus->call(kLogin, "Inhibit", "ssss", "sleep:shutdown", "Gleaner",
                                    "Work in progress is handed to other PCs", "delay");
    if (const auto descriptor = answer ? answer.takeDescriptor() : std::nullopt)
        m_hold.hold(*descriptor);
}

void LoginSensor::setGoingToSleep(bool going) {
    m_board.update([&](Readings& readings) { readings.goingToSleep = going; });
    if (!going)
        holdSleep();
}

void LoginSensor::watchSleep() {
    for (const char* signal : {"PrepareForSleep", "PrepareForShutdown"})
        m_bus->onSignal(kLogin, signal,
                        [this](BusMessage& message) { setGoingToSleep(message.takeBool().value_or(false)); });
    holdSleep();
}

void LoginSensor::watchSession() {
    m_sessionPath = loginSessionPath(*m_bus);
    if (m_sessionPath.isEmpty())
        return;
    const BusObject session{kLogin.service, m_sessionPath.constData(), "org.freedesktop.login1.Session"};
    m_bus->onChange(session, [this, session] {
        const bool locked = m_bus->boolProperty(session, "LockedHint").value_or(false);
        m_board.update([&](Readings& readings) { readings.lockedOnBus = locked; });
    });
}

QByteArray LoginSensor::pathProperty(const BusObject& object, const char* name) {
    BusMessage answer = m_bus->property(object, name, "(so)");
    if (!answer || !answer.enter('r', "so"))
        return {};
    answer.skip("s");
    return answer.takeString('o').value_or(QString()).toUtf8();
}

bool LoginSensor::somebodyElseInFront() {
    const QByteArray front =
        pathProperty({kLogin.service, m_seatPath.constData(), "org.freedesktop.login1.Seat"}, "ActiveSession");
    if (front.isEmpty() || front == "/" || front == m_sessionPath)
        return false;
    // A log-in screen is nobody.
    BusMessage kind =
        m_bus->property({kLogin.service, front.constData(), "org.freedesktop.login1.Session"}, "Class", "s");
    return kind && kind.takeString() == QStringLiteral("user");
}

void LoginSensor::watchSeat() {
    if (m_sessionPath.isEmpty())
        return;
    const BusObject session{kLogin.service, m_sessionPath.constData(), "org.freedesktop.login1.Session"};
    m_seatPath = pathProperty(session, "Seat");
    // A session over the network has no seat: nobody can be in front of it.
    if (m_seatPath.isEmpty() || m_seatPath == "/")
        return;
    const BusObject seat{kLogin.service, m_seatPath.constData(), "org.freedesktop.login1.Seat"};
    m_bus->onChange(seat, [this] {
        const bool other = somebodyElseInFront();
        m_board.update([&](Readings& readings) { readings.otherSession = other; });
    });
}

std::optional<QString> LoginSensor::whoInhibits() {
    BusMessage list = m_bus->call(kLogin, "ListInhibitors");
    if (!list || !list.enter('a', "(ssssuu)"))
        return std::nullopt;
    while (list.enter('r', "ssssuu")) {
        const QString what = list.takeString().value_or(QString());
        const QString who = list.takeString().value_or(QString());
        list.skip("s");
        const QString mode = list.takeString().value_or(QString());
        list.skip("uu");
        list.leave();
        if (mode == QLatin1String("block") && what.split(QLatin1Char(':')).contains(QLatin1String("idle")))
            return who;
    }
    return std::nullopt;
}

void LoginSensor::watchInhibitors() {
    m_bus->onChange(kLogin, [this] {
        auto who = whoInhibits();
        m_board.update([&](Readings& readings) { readings.systemInhibitor = std::move(who); });
    });
}

} // namespace gleaner
