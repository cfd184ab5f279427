// The agent alone, with a real head, in a real Wayland session: it computes a minute after the last input, which is the
// least that its settings allow, and stops with the next one.
#include "tests/integration/desktop/desktop_user.h"
#include "tests/integration/desktop/office_chain.h"
#include "tests/support/application_environment.h"

#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

class AgentOnSway : public testing::Test {
protected:
    AgentOnSway() {
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"})
            qunsetenv(name);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    ~AgentOnSway() override { DesktopUser::terminate(agent); }

    bool beginOffice() {
        if (!chain.begin())
            return false;
        user.write(u"enrolment"_s, contentOf(chain.enrolment()));
        user.write(u".config/gleaner/agent.toml"_s, OfficeChain::settings(1, user.home() + u"/enrolment"_s));
        return true;
    }
    /// Whether a runner runs and is not stopped.
    bool computes() const {
        const auto runners = DesktopUser::processesOf(agent + u" --runner"_s);
        return std::ranges::any_of(runners, [](const QByteArray& process) {
            const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(QString::fromLatin1(process)));
            const char state = stat.isEmpty() ? 'X' : stat.at(stat.lastIndexOf(')') + 2);
            return !QByteArrayView("TtZX").contains(state);
        });
    }
    /// The agent as `environment` says where the desktop is; `input`: what a mouse does.
    void expectComputingUntil(const QStringList& environment, const std::function<void()>& input) {
        const auto running = user.start(QStringList(u"env"_s) + environment + QStringList(agent), u"agent"_s);
        const auto text = [&] { return running->text() + chain.logs(); };
        ASSERT_TRUE(eventually([this] { return computes() && !chain.isChunkVisible(); })) << text();
        input();
        EXPECT_TRUE(eventually([this] { return !computes(); })) << text();
        EXPECT_TRUE(eventually([this] { return chain.isChunkVisible(); })) << text();
        EXPECT_TRUE(running->isRunning()) << "it waits for the next quiet minute";
    }

    QTemporaryDir folder;
    DesktopUser user{folder};
    const QString agent = user.own(QStringLiteral(GLEANER_AGENT));
    OfficeChain chain;
};

TEST_F(AgentOnSway, ComputesInAQuietSessionUntilTheMouseMoves) {
    ASSERT_TRUE(beginOffice()) << chain.logs();
    const QString control = user.home() + u"/sway.sock"_s;
    const QString wayland = user.home() + u"/wayland-1"_s;
    const auto sway =
        user.start({u"env"_s, u"SWAYSOCK="_s + control, u"WLR_BACKENDS=headless"_s, u"WLR_RENDERER=pixman"_s,
                    u"WLR_LIBINPUT_NO_DEVICES=1"_s, u"sway"_s, u"-c"_s, u"/dev/null"_s},
                   u"sway"_s);
    ASSERT_TRUE(eventually([&] { return QFile::exists(wayland) && QFile::exists(control); })) << sway->text();
    expectComputingUntil({u"WAYLAND_DISPLAY="_s + wayland}, [&] {
        EXPECT_TRUE(run(u"swaymsg"_s, {u"-s"_s, control, u"seat seat0 cursor move 20 20"_s}));
    });
}

} // namespace
} // namespace gleaner
