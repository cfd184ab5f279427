// The senses under real Wayland compositors, each with the way to tell idleness that it has.
#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "tests/integration/desktop/desktop_process.h"
#include "tests/support/return_counter.h"

#include <QFile>

#include <gmock/gmock.h>

#include <unistd.h>

namespace gleaner {
namespace {

constexpr uid_t kNobody = 65534;

class WaylandSenses : public ::testing::Test {
protected:
    WaylandSenses() {
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"})
            qunsetenv(name);
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("HOME", m_folder.path().toUtf8());
    }

    void startWatch(const char* wayland) {
        const QByteArray socket = m_folder.filePath(QString::fromLatin1(wayland)).toUtf8();
        ASSERT_TRUE(eventually([&] { return QFile::exists(QString::fromUtf8(socket)); })) << said();
        qputenv("WAYLAND_DISPLAY", socket);
        m_watch = std::make_unique<IdleWatch>(idleSourceMakers(m_clock), m_told.board(), m_clock);
    }
    std::string said() const { return m_compositor ? m_compositor->text() : std::string(); }
    /// Quiet, then an input, then quiet again; each told.
    void expectQuietInputQuiet(const QString& expectedSource, const std::function<void()>& input) {
        ASSERT_TRUE(m_told.eventuallyQuiet()) << said();
        EXPECT_EQ(m_told.source(), expectedSource);
        const int before = m_told.returns();
        input();
        EXPECT_TRUE(m_told.eventuallyMoreReturnsThan(before)) << said();
        EXPECT_TRUE(m_told.eventuallyQuiet());
    }
    void expectUnknownOnceItIsGone() {
        const auto senses = makeSystemSenses(m_clock, [] {});
        ASSERT_TRUE(eventually([&] { return senses->inputs().idle >= IdleSource::kQuiet; }));
        EXPECT_FALSE(senses->inputs().sessionOver);
        m_compositor->kill();
        EXPECT_TRUE(eventually([&] { return m_told.source().isEmpty(); }));
        EXPECT_TRUE(eventually([&] { return senses->inputs().sessionOver; })) << "and so is its session";
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    ReturnCounter m_told{m_clock};
    std::unique_ptr<DesktopProcess> m_compositor;
    std::unique_ptr<IdleWatch> m_watch;
};

TEST_F(WaylandSenses, SwayTellsByKdesProtocol) {
    // Sway does not run as root.
    QStringList command{QStringLiteral("sway")};
    if (::getuid() == 0) {
        ASSERT_EQ(::chown(m_folder.path().toUtf8().constData(), kNobody, kNobody), 0);
        command = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
                              QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")} +
                  command;
    }
    const QString socket = m_folder.filePath(QStringLiteral("sway.sock"));
    qputenv("SWAYSOCK", socket.toUtf8());
    qputenv("WLR_BACKENDS", "headless");
    qputenv("WLR_RENDERER", "pixman");
    qputenv("WLR_LIBINPUT_NO_DEVICES", "1");
    command += {QStringLiteral("-c"), QStringLiteral("/dev/null")};
    m_compositor = std::make_unique<DesktopProcess>(command.first(), command.mid(1), m_folder, QStringLiteral("sway"));
    ASSERT_NO_FATAL_FAILURE(startWatch("wayland-1"));
    expectQuietInputQuiet(QStringLiteral("Wayland org_kde_kwin_idle"), [&] {
        EXPECT_TRUE(run(QStringLiteral("swaymsg"),
                        {QStringLiteral("-s"), socket, QStringLiteral("seat seat0 cursor move 20 20")}));
    });
    expectUnknownOnceItIsGone();
}

TEST_F(WaylandSenses, KwinTellsByTheProtocolOfAll) {
    const PrivateBus bus(m_folder);
    qputenv("KWIN_COMPOSE", "Q");
    // A copy has no file capability, which not every machine lets a program have.
    const QString program = m_folder.filePath(QStringLiteral("kwin_wayland"));
    ASSERT_TRUE(QFile::copy(QStringLiteral("/usr/bin/kwin_wayland"), program));
    m_compositor = std::make_unique<DesktopProcess>(
        program, QStringList{QStringLiteral("--virtual"), QStringLiteral("--socket"), QStringLiteral("wayland-k")},
        m_folder, QStringLiteral("kwin"));
    ASSERT_NO_FATAL_FAILURE(startWatch("wayland-k"));
    const QString saver = QStringLiteral("org.freedesktop.ScreenSaver");
    ASSERT_TRUE(PrivateBus::waitForName(saver)) << said();
    expectQuietInputQuiet(QStringLiteral("Wayland ext_idle_notifier_v1"), [&] {
        EXPECT_TRUE(
            PrivateBus::call(saver, QStringLiteral("/ScreenSaver"), saver + QStringLiteral(".SimulateUserActivity")));
    });
    expectUnknownOnceItIsGone();
}

TEST_F(WaylandSenses, MutterTellsOnTheBus) {
    const PrivateBus bus(m_folder);
    m_compositor = std::make_unique<DesktopProcess>(
        QStringLiteral("mutter"),
        QStringList{QStringLiteral("--headless"), QStringLiteral("--wayland"), QStringLiteral("--no-x11"),
                    QStringLiteral("--virtual-monitor"), QStringLiteral("800x600"), QStringLiteral("--wayland-display"),
                    QStringLiteral("wayland-m")},
        m_folder, QStringLiteral("mutter"));
    ASSERT_TRUE(PrivateBus::waitForName(QStringLiteral("org.gnome.Mutter.RemoteDesktop"))) << said();
    ASSERT_NO_FATAL_FAILURE(startWatch("wayland-m"));
    // A remote desktop's mouse is a mouse.
    const auto remote = BusConnection::open(BusKind::Session);
    ASSERT_TRUE(remote);
    BusMessage made = (*remote)->call(
        {"org.gnome.Mutter.RemoteDesktop", "/org/gnome/Mutter/RemoteDesktop", "org.gnome.Mutter.RemoteDesktop"},
        "CreateSession");
    ASSERT_TRUE(made) << said();
    const QByteArray path = made.takeString('o').value_or(QString()).toUtf8();
    const BusObject session{"org.gnome.Mutter.RemoteDesktop", path.constData(),
                            "org.gnome.Mutter.RemoteDesktop.Session"};
    ASSERT_TRUE((*remote)->call(session, "Start")) << said();
    expectQuietInputQuiet(QStringLiteral("org.gnome.Mutter.IdleMonitor"), [&] {
        EXPECT_TRUE((*remote)->call(session, "NotifyPointerMotionRelative", "dd", 10.0, 10.0));
    });
    expectUnknownOnceItIsGone();
}

} // namespace
} // namespace gleaner
