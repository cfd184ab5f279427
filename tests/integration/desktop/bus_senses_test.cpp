// The senses on real buses, with services as python3-dbusmock plays them.
#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/machine_files_posix.h"
#include "screensaver_client/senses/senses.h"
#include "tests/integration/desktop/mock_services.h"

#include <QFileInfo>

#include <gmock/gmock.h>

#include <unistd.h>

namespace gleaner {
namespace {

const QString kLogin = QStringLiteral("org.freedesktop.login1"), kLoginPath = QStringLiteral("/org/freedesktop/login1"),
              kManager = QStringLiteral("org.freedesktop.login1.Manager"),
              kSession = QStringLiteral("org.freedesktop.login1.Session"),
              kSessionPath = QStringLiteral("/org/freedesktop/login1/session/c1"), kTrue = QStringLiteral("<true>"),
              kFalse = QStringLiteral("<false>"), kBool = QStringLiteral("b");

class BusSenses : public ::testing::Test {
protected:
    BusSenses() : m_bus(m_folder) {
        for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY", "XDG_SESSION_TYPE"})
            qunsetenv(name);
        qputenv("XDG_SESSION_ID", "c1");
    }
    void makeLogin() {
        m_login = MockService::fromTemplate(QStringLiteral("logind"), kLogin, m_folder);
        m_login->command(kLoginPath, QStringLiteral("AddSession"),
                         {QStringLiteral("c1"), QStringLiteral("seat0"), QStringLiteral("1000"), QStringLiteral("me"),
                          QStringLiteral("true")});
    }
    void makeSenses() {
        m_senses = makeSystemSenses(m_clock, [] {});
    }
    [[nodiscard]] bool eventuallyTrue(const std::function<bool(const GuestInputs&)>& holds) const {
        return eventually([&] { return holds(m_senses->inputs()); });
    }
    /// Who holds sleep up or keeps idleness away, as logind sees it.
    [[nodiscard]] static QByteArray inhibitors() {
        return outputOf(QStringLiteral("gdbus"), {QStringLiteral("call"), QStringLiteral("--session"),
                                                  QStringLiteral("-d"), kLogin, QStringLiteral("-o"), kLoginPath,
                                                  QStringLiteral("-m"), kManager + QStringLiteral(".ListInhibitors")});
    }

    QTemporaryDir m_folder;
    PrivateBus m_bus;
    SystemClock m_clock;
    std::unique_ptr<MockService> m_login;
    std::unique_ptr<Senses> m_senses;
};

TEST_F(BusSenses, SleepIsHeldUpUntilWorkIsHandedBackAndAgainAfterwards) {
    makeLogin();
    makeSenses();
    EXPECT_TRUE(eventually([] { return inhibitors().contains("('sleep:shutdown', 'Gleaner'"); }));
    for (const char* signal : {"PrepareForSleep", "PrepareForShutdown"}) {
        m_login->emitSignal(kLoginPath, kManager, QString::fromLatin1(signal), kBool, QStringLiteral("[<true>]"));
        EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.goingToSleep; })) << signal;
        EXPECT_TRUE(inhibitors().contains("Gleaner")) << "work is not handed back yet";
        m_senses->readyForSleep();
        EXPECT_TRUE(eventually([] { return !inhibitors().contains("Gleaner"); }));
        m_login->emitSignal(kLoginPath, kManager, QString::fromLatin1(signal), kBool, QStringLiteral("[<false>]"));
        EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.goingToSleep; }));
        EXPECT_TRUE(eventually([] { return inhibitors().contains("Gleaner"); }));
    }
    m_senses.reset();
    EXPECT_TRUE(eventually([] { return !inhibitors().contains("Gleaner"); }));
}

TEST_F(BusSenses, SleepIsToldWhateverTheSessionsServicesDo) {
    const QString kde = QStringLiteral("org.kde.Solid.PowerManagement.PolicyAgent"),
                  path = QStringLiteral("/org/kde/Solid/PowerManagement/PolicyAgent");
    makeLogin();
    makeSenses();
    EXPECT_TRUE(eventually([] { return inhibitors().contains("Gleaner"); }));
    // Answers late, and has something new to say after each answer: whoever listens never comes to an end.
    auto busy = std::make_unique<MockService>(kde, path, kde, m_folder);
    busy->addMethod(path, kde, QStringLiteral("HasInhibition"), QStringLiteral("u"), kBool,
                    QStringLiteral("import time; self.EmitSignal('%1', 'InhibitionsChanged', '', []); "
                                   "open('%2', 'a').write('x'); time.sleep(0.5); ret = False")
                        .arg(kde, m_folder.filePath(QStringLiteral("asked"))));
    busy->emitSignal(path, kde, QStringLiteral("InhibitionsChanged"), QString(), QStringLiteral("@av []"));
    ASSERT_TRUE(eventually([&] { return QFileInfo(m_folder.filePath(QStringLiteral("asked"))).size() > 3; }));
    m_login->emitSignal(kLoginPath, kManager, QStringLiteral("PrepareForSleep"), kBool, QStringLiteral("[<true>]"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.goingToSleep; }));
    busy.reset(); // or the senses would listen to it for ever
}

TEST_F(BusSenses, ALockIsSeen) {
    makeLogin();
    m_login->setProperty(kSessionPath, kSession, QStringLiteral("LockedHint"), kTrue);
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.locked; }));
    m_login->setProperty(kSessionPath, kSession, QStringLiteral("LockedHint"), kFalse);
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.locked; }));
}

TEST_F(BusSenses, SomebodyElsesSessionInFrontIsSeenButALogInScreenIsNobody) {
    makeLogin();
    makeSenses();
    EXPECT_TRUE(eventually([] { return inhibitors().contains("Gleaner"); }));
    EXPECT_FALSE(m_senses->inputs().otherSession);
    const auto addSession = [&](const char* id) {
        m_login->command(kLoginPath, QStringLiteral("AddSession"),
                         {QString::fromLatin1(id), QStringLiteral("seat0"), QStringLiteral("1001"),
                          QStringLiteral("other"), QStringLiteral("true")});
    };
    addSession("c2"); // which puts it in front
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.otherSession; }));
    const auto putInFront = [&](const QString& id) {
        EXPECT_TRUE(
            PrivateBus::call(kLogin, QStringLiteral("/org/freedesktop/login1/seat/seat0"),
                             QStringLiteral("org.freedesktop.DBus.Properties.Set"),
                             {QStringLiteral("org.freedesktop.login1.Seat"), QStringLiteral("ActiveSession"),
                              QStringLiteral("<('%1', objectpath '/org/freedesktop/login1/session/%1')>").arg(id)}));
    };
    putInFront(QStringLiteral("c1"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.otherSession; }));
    putInFront(QStringLiteral("c2"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.otherSession; }));
    m_login->setProperty(QStringLiteral("/org/freedesktop/login1/session/c2"), kSession, QStringLiteral("Class"),
                         QStringLiteral("<'greeter'>"));
    putInFront(QStringLiteral("c2"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.otherSession; }));
}

TEST_F(BusSenses, AProgramThatKeepsTheScreenAwakeIsNamed) {
    makeLogin();
    m_login->addProperty(kLoginPath, kManager, QStringLiteral("BlockInhibited"), QStringLiteral("<''>"));
    makeSenses();
    const auto other = BusConnection::open(BusKind::System);
    ASSERT_TRUE(other);
    const auto held = [&] {
        BusMessage answer =
            (*other)->call({"org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"},
                           "Inhibit", "ssss", "idle", "Film Player", "A film", "block");
        return answer ? answer.takeDescriptor() : std::nullopt;
    }();
    ASSERT_TRUE(held);
    m_login->setProperty(kLoginPath, kManager, QStringLiteral("BlockInhibited"), QStringLiteral("<'idle'>"));
    EXPECT_TRUE(
        eventuallyTrue([](const GuestInputs& inputs) { return inputs.inhibitor == QStringLiteral("Film Player"); }));
    ::close(*held);
    EXPECT_TRUE(eventually([] { return !inhibitors().contains("Film"); }));
    m_login->setProperty(kLoginPath, kManager, QStringLiteral("BlockInhibited"), QStringLiteral("<''>"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.inhibitor; }));
}

TEST_F(BusSenses, BatteryIsKnownWhileThePowerServiceIsThere) {
    const QString service = QStringLiteral("org.freedesktop.UPower"), path = QStringLiteral("/org/freedesktop/UPower");
    makeSenses();
    auto power = MockService::fromTemplate(QStringLiteral("upower"), service, m_folder);
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.onBattery == false; }));
    power->setProperty(path, service, QStringLiteral("OnBattery"), kTrue);
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.onBattery == true; }));
    power.reset();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) {
        return inputs.onBattery == MachineFiles().onBattery();
    })) << "this machine's own files count again";
}

TEST_F(BusSenses, MeteredIsKnownWhenTheNetworkServiceKnows) {
    const QString service = QStringLiteral("org.freedesktop.NetworkManager"),
                  path = QStringLiteral("/org/freedesktop/NetworkManager"), metered = QStringLiteral("Metered");
    const auto network = MockService::fromTemplate(QStringLiteral("networkmanager"), service, m_folder);
    network->addProperty(path, service, metered, QStringLiteral("<uint32 4>"));
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.metered == false; }));
    network->setProperty(path, service, metered, QStringLiteral("<uint32 1>"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.metered == true; }));
    network->setProperty(path, service, metered, QStringLiteral("<uint32 0>"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.metered; }));
}

TEST_F(BusSenses, AScreenSaverThatStartsIsSeenAndSoIsOneThatWasOnBefore) {
    const QString path = QStringLiteral("/org/gnome/ScreenSaver"), service = QStringLiteral("org.gnome.ScreenSaver");
    auto saver = MockService::fromTemplate(QStringLiteral("gnome_screensaver"), service, m_folder);
    EXPECT_TRUE(PrivateBus::call(service, path, service + QStringLiteral(".SetActive"), {QStringLiteral("true")}));
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.saverActive; }));
    EXPECT_TRUE(PrivateBus::call(service, path, service + QStringLiteral(".SetActive"), {QStringLiteral("false")}));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.saverActive; }));
    EXPECT_TRUE(PrivateBus::call(service, path, service + QStringLiteral(".SetActive"), {QStringLiteral("true")}));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.saverActive; }));
    saver.reset();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.saverActive; })) << "it crashed";
}

TEST_F(BusSenses, GnomesAndKdesInhibitorsAreSeen) {
    const QString gnome = QStringLiteral("org.gnome.SessionManager"),
                  gnomePath = QStringLiteral("/org/gnome/SessionManager"),
                  kde = QStringLiteral("org.kde.Solid.PowerManagement.PolicyAgent"),
                  kdePath = QStringLiteral("/org/kde/Solid/PowerManagement/PolicyAgent");
    const MockService session(gnome, gnomePath, gnome, m_folder), policy(kde, kdePath, kde, m_folder);
    session.addProperty(gnomePath, gnome, QStringLiteral("InhibitedActions"), QStringLiteral("<uint32 0>"));
    session.addMethod(gnomePath, gnome, QStringLiteral("GetInhibitors"), {}, QStringLiteral("ao"),
                      QStringLiteral("ret = ['/i/1']"));
    session.command(gnomePath, QStringLiteral("AddObject"),
                    {QStringLiteral("/i/1"), QStringLiteral("org.gnome.SessionManager.Inhibitor"),
                     QStringLiteral("@a{sv} {}"),
                     QStringLiteral("[('GetFlags', '', 'u', 'ret = 8'), ('GetAppId', '', 's', 'ret = \"Videos\"')]")});
    policy.addMethod(kdePath, kde, QStringLiteral("HasInhibition"), QStringLiteral("u"), kBool,
                     QStringLiteral("ret = True"));
    policy.addMethod(kdePath, kde, QStringLiteral("ListInhibitions"), {}, QStringLiteral("a(ss)"),
                     QStringLiteral("ret = [('Slides', 'talk')]"));
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.inhibitor == QStringLiteral("Slides"); }));
    session.setProperty(gnomePath, gnome, QStringLiteral("InhibitedActions"), QStringLiteral("<uint32 12>"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.inhibitor == QStringLiteral("Videos"); }));
    session.setProperty(gnomePath, gnome, QStringLiteral("InhibitedActions"), QStringLiteral("<uint32 4>"));
    policy.addMethod(kdePath, kde, QStringLiteral("HasInhibition"), QStringLiteral("u"), kBool,
                     QStringLiteral("ret = False"));
    policy.emitSignal(kdePath, kde, QStringLiteral("InhibitionsChanged"), QStringLiteral("a(ss)as"),
                      QStringLiteral("[<@a(ss) []>, <@as []>]"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return !inputs.inhibitor; }));
}

TEST_F(BusSenses, AScreenSaversServiceTellsTheIdleTimeWhenNothingElseDoes) {
    const QString saver = QStringLiteral("org.freedesktop.ScreenSaver"),
                  path = QStringLiteral("/org/freedesktop/ScreenSaver");
    const MockService service(saver, path, saver, m_folder);
    service.addMethod(path, saver, QStringLiteral("GetSessionIdleTime"), {}, QStringLiteral("u"),
                      QStringLiteral("ret = 90000"));
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.idle >= Milliseconds{90'000}; }));
    EXPECT_EQ(m_senses->idleSource(), QStringLiteral("org.freedesktop.ScreenSaver.GetSessionIdleTime"));
    service.addMethod(path, saver, QStringLiteral("GetSessionIdleTime"), {}, QStringLiteral("u"),
                      QStringLiteral("ret = 3"));
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.idle == Milliseconds{0}; }));
}

TEST_F(BusSenses, LogindsHintIsTheLastResort) {
    makeLogin();
    makeSenses();
    EXPECT_TRUE(eventually([] { return inhibitors().contains("Gleaner"); }));
    EXPECT_EQ(m_senses->inputs().idle, std::nullopt) << "a desktop that never told";
    m_senses.reset();
    m_login->setProperty(kSessionPath, kSession, QStringLiteral("IdleSinceHintMonotonic"),
                         QStringLiteral("<uint64 1000000>"));
    m_login->setProperty(kSessionPath, kSession, QStringLiteral("IdleHint"), kTrue);
    makeSenses();
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.idle > Milliseconds{1'000}; }));
    EXPECT_EQ(m_senses->idleSource(), QStringLiteral("logind IdleHint"));
    m_login->setProperty(kSessionPath, kSession, QStringLiteral("IdleHint"), kFalse);
    EXPECT_TRUE(eventuallyTrue([](const GuestInputs& inputs) { return inputs.idle == Milliseconds{0}; }));
}

} // namespace
} // namespace gleaner
