// The agent alone, with a real head, in a real Wayland session: it computes a minute after the last input, which is the
// least that its settings allow, and stops with the next one. The lease is longer than patience: others see the chunk
// again only when it is handed back.
#include "tests/integration/desktop/desktop_user.h"
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

#include <algorithm>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

class AgentOnSway : public testing::Test {
protected:
    AgentOnSway() : office({u"--visibility"_s, u"3600"_s}) {
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"})
            qunsetenv(name);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    ~AgentOnSway() override { DesktopUser::terminate(agent); }

    /// The head has one chunk that takes a minute of a processor that is not this busy one's.
    bool beginOffice() {
        const QString enrolment = office.file(u"enrolment"_s);
        if (!office.startHead() || office.ask({u"worker"_s, u"enrol"_s, u"pc-17"_s, u"-o"_s, enrolment}).exitCode != 0)
            return false;
        user.write(u"enrolment"_s, contentOf(enrolment));
        user.write(u".config/gleaner/agent.toml"_s,
                   "idle_minutes = 1\nothers_cpu_percent = 100\nfree_memory_mib = 0\ntemperature_celsius = 120\n"
                   "on_battery = true\ntray = false\nprocessors = 1\n[[head]]\nenrolment = \"" +
                       user.home().toUtf8() + "/enrolment\"\n");
        const QString job = office.submit(
            {u"echo"_s, u"--chunks"_s, u"1"_s, u"--spin-ms"_s, u"60000"_s, u"-o"_s, office.file(u"result"_s)});
        return !job.isEmpty() && eventually([this] { return isChunkVisible(); });
    }
    bool isChunkVisible() const {
        return !office.ask({u"peek"_s, u"work"_s}).json().value("front"_L1).toArray().isEmpty();
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
        const auto text = [&] { return running->text() + office.logs(); };
        ASSERT_TRUE(eventually([this] { return computes() && !isChunkVisible(); })) << text();
        input();
        EXPECT_TRUE(eventually([this] { return !computes(); })) << text();
        EXPECT_TRUE(eventually([this] { return isChunkVisible(); })) << text();
        EXPECT_TRUE(running->isRunning()) << "it waits for the next quiet minute";
    }

    QTemporaryDir folder;
    DesktopUser user{folder};
    const QString agent = user.own(QStringLiteral(GLEANER_AGENT));
    Office office;
};

TEST_F(AgentOnSway, ComputesInAQuietSessionUntilTheMouseMoves) {
    ASSERT_TRUE(beginOffice()) << office.logs();
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
