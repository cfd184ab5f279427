// The senses on a real X server with real input: who is idle, who is back, how fast it is known.
#include "screensaver_client/senses/display_sensor_x11.h"
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/x11_query_idle_source_x11.h"
#include "tests/integration/desktop/desktop_process.h"
#include "tests/integration/desktop/x11_window.h"
#include "tests/support/return_counter.h"

#include <QFile>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using std::chrono::seconds;

/// A desktop with nothing but an X server.
class X11Senses : public ::testing::Test {
protected:
    X11Senses() {
        for (const char* name : {"WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"})
            qunsetenv(name);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
        m_display = std::make_unique<PrivateDisplay>(m_folder);
    }

    /// Whether the window manager is there, as it tells on the root window.
    static bool managed() {
        return outputOf(QStringLiteral("xprop"), {QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK")})
            .contains("window id");
    }
    static bool isQuiet(const GuestInputs& inputs) { return inputs.idle && *inputs.idle >= IdleSource::kQuiet; }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<PrivateDisplay> m_display;
};

TEST_F(X11Senses, QuietAndInputAreToldByTheServerItself) {
    ReturnCounter told(m_clock);
    const IdleWatch watch(idleSourceMakers(m_clock), told.board(), m_clock);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(told.eventuallyQuiet());
        EXPECT_EQ(told.source(), QStringLiteral("XSync IDLETIME"));
        const int before = told.returns();
        m_display->moveMouse();
        EXPECT_TRUE(told.eventuallyMoreReturnsThan(before));
    }
}

TEST_F(X11Senses, AServerThatDiesLeavesTheIdleTimeUnknownUntilItIsBack) {
    const auto senses = makeSystemSenses(m_clock, [] {});
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
    m_display->kill();
    EXPECT_TRUE(eventually([&] { return !senses->inputs().idle; }));
    m_display->startAgain();
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
}

TEST_F(X11Senses, TheSessionIsOverWhenItsServerStaysAway) {
    const auto senses = makeSystemSenses(m_clock, [] {});
    EXPECT_TRUE(eventually([&] { return senses->inputs().idle.has_value(); }));
    EXPECT_FALSE(senses->inputs().sessionOver);
    m_display->kill();
    EXPECT_TRUE(eventually([&] { return senses->inputs().sessionOver; }));
}

TEST_F(X11Senses, AServerWithoutAlarmsIsAskedInstead) {
    ReturnCounter told(m_clock);
    const IdleWatch watch({[&] { return X11QueryIdleSource::make(m_clock); }}, told.board(), m_clock);
    ASSERT_TRUE(told.eventuallyQuiet());
    const int before = told.returns();
    m_display->moveMouse();
    EXPECT_TRUE(told.eventuallyMoreReturnsThan(before));
}

TEST_F(X11Senses, AProgramThatFillsTheScreenIsSeenUntilItHasGone) {
    const DesktopProcess manager(QStringLiteral("openbox"), {}, m_folder, QStringLiteral("openbox"));
    ASSERT_TRUE(eventually(managed)) << manager.text();
    const auto senses = makeSystemSenses(m_clock, [] {});
    const auto full = [&] { return senses->inputs().fullScreen; };
    {
        X11Window film("film-player");
        // A window manager that is still busy with showing it takes no wishes.
        EXPECT_TRUE(eventually([&] {
            film.fillScreen();
            return full();
        }));
        film.fillScreenNoMore();
        EXPECT_TRUE(eventually([&] { return !full(); }));
        film.fillScreen();
        EXPECT_TRUE(eventually(full));
    }
    EXPECT_TRUE(eventually([&] { return !full(); })) << "the program has ended";
}

TEST_F(X11Senses, AScreenSaverThatFillsTheScreenIsNoProgramThatDoes) {
    const DesktopProcess manager(QStringLiteral("openbox"), {}, m_folder, QStringLiteral("openbox"));
    ASSERT_TRUE(eventually(managed)) << manager.text();
    std::atomic<bool> everFull = false;
    SenseBoard* shown = nullptr;
    SenseBoard board(m_clock, [&] { everFull = everFull || shown->readings().fullScreen; });
    shown = &board;
    const SensorThread display({[&] { return DisplaySensor::make(board); }}, m_clock);
    X11Window saver("gleaner-saver");
    EXPECT_TRUE(eventually([&] {
        saver.fillScreen();
        return saver.isActive() && saver.fillsScreen();
    }));
    // Events come in order: who has seen this one has seen those before.
    ASSERT_TRUE(run(QStringLiteral("xprop"),
                    {QStringLiteral("-root"), QStringLiteral("-f"), QStringLiteral("_SCREENSAVER_STATUS"),
                     QStringLiteral("32a"), QStringLiteral("-set"), QStringLiteral("_SCREENSAVER_STATUS"),
                     QStringLiteral("BLANK")}));
    EXPECT_TRUE(eventually([&] { return board.readings().saverOnDisplay; }));
    EXPECT_FALSE(everFull);
}

TEST_F(X11Senses, XscreensaverIsSeenFromItsStartToTheOwnersReturn) {
    qputenv("HOME", m_folder.path().toUtf8());
    QFile settings(m_folder.filePath(QStringLiteral(".xscreensaver")));
    ASSERT_TRUE(settings.open(QIODevice::WriteOnly));
    settings.write("timeout: 1:00:00\nlock: False\nfade: False\nunfade: False\nsplash: False\nmode: blank\n");
    settings.close();
    const DesktopProcess saver(QStringLiteral("xscreensaver"), {QStringLiteral("--no-splash")}, m_folder,
                               QStringLiteral("xscreensaver"));
    const auto senses = makeSystemSenses(m_clock, [] {});
    EXPECT_TRUE(eventually([&] {
        (void)outputOf(QStringLiteral("xscreensaver-command"), {QStringLiteral("--activate")});
        return senses->inputs().saverActive;
    })) << saver.text();
    EXPECT_FALSE(senses->inputs().locked);
    EXPECT_TRUE(eventually([&] {
        m_display->moveMouse();
        return !senses->inputs().saverActive;
    })) << saver.text();
}

TEST_F(X11Senses, WithoutAnyDisplayOrBusNothingIsKnown) {
    m_display.reset();
    const auto senses = makeSystemSenses(m_clock, [] {});
    // Load and memory are known without a desktop; they come from the thread that has tried the buses before.
    EXPECT_TRUE(eventually([&] { return senses->inputs().freeMemoryBytes.has_value(); }));
    EXPECT_EQ(senses->inputs().idle, std::nullopt);
    EXPECT_EQ(senses->idleSource(), QString());
    EXPECT_EQ(senses->inputs().metered, std::nullopt);
    EXPECT_GE(senses->inputs().processors, 1);
}

} // namespace
} // namespace gleaner
