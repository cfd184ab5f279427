// The senses on a real X server with real input: who is idle, who is back, how fast it is known.
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/x11_query_idle_source_x11.h"
#include "tests/integration/desktop/desktop_process.h"

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

    static bool isQuiet(const GuestInputs& inputs) { return inputs.idle && *inputs.idle >= IdleSource::kQuiet; }
    static bool isInUse(const GuestInputs& inputs) { return inputs.idle && *inputs.idle < IdleSource::kQuiet; }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<PrivateDisplay> m_display;
};

TEST_F(X11Senses, QuietAndInputAreToldByTheServerItself) {
    std::atomic<int> changes = 0;
    const auto senses = makeSystemSenses(m_clock, [&] { ++changes; });
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
    EXPECT_EQ(senses->idleSource(), QStringLiteral("XSync IDLETIME"));
    const int before = changes;
    m_display->moveMouse();
    EXPECT_TRUE(eventually([&] { return isInUse(senses->inputs()); }));
    EXPECT_GT(changes, before);
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
}

TEST_F(X11Senses, AServerThatDiesLeavesTheIdleTimeUnknownUntilItIsBack) {
    const auto senses = makeSystemSenses(m_clock, [] {});
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
    m_display->kill();
    EXPECT_TRUE(eventually([&] { return !senses->inputs().idle; }));
    m_display->startAgain();
    EXPECT_TRUE(eventually([&] { return isQuiet(senses->inputs()); }));
}

TEST_F(X11Senses, AServerWithoutAlarmsIsAskedInstead) {
    SenseBoard board(m_clock, [] {});
    const IdleWatch watch({[&] { return X11QueryIdleSource::make(m_clock); }}, board);
    EXPECT_TRUE(eventually([&] { return isQuiet(board.inputs()); }));
    m_display->moveMouse();
    EXPECT_TRUE(eventually([&] { return isInUse(board.inputs()); }));
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
