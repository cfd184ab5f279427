// The real xscreensaver starts our saver after its time-out and ends it when somebody is back; the agent computes in
// between.
#include "screensaver_client/link/agent_json.h"
#include "screensaver_client/link/agent_requests.h"
#include "tests/integration/desktop/desktop_user.h"
#include "tests/integration/desktop/saver_bed.h"
#include "tests/integration/long_chunk.h"
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"
#include "tests/support/gui_environment.h"

#include <QJsonArray>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

class XscreensaverTest : public testing::Test {
protected:
    XscreensaverTest() { user.chooseSaver(saver); }
    bool isPainted() { return coloursOf(bed.screen.picture()) > 300; }

    SaverBed bed{false};
    DesktopUser user{bed.folder};
    const QString saver = user.own(saverProgram());
};

TEST_F(XscreensaverTest, StartsTheSaverAfterItsTimeOutAndEndsItWhenTheMouseMoves) {
    const auto xscreensaver = user.startXscreensaver();
    ASSERT_TRUE(bed.soon([&] { return DesktopUser::runs(saver); })) << xscreensaver->text();
    EXPECT_TRUE(bed.soon([&] { return isPainted(); })) << xscreensaver->text();
    // Movement by so much a time is what wakes it; a pointer put somewhere is not.
    EXPECT_TRUE(bed.soon([&] {
        SaverBed::input("mousemove_relative 12 6");
        return !DesktopUser::runs(saver);
    })) << xscreensaver->text();
}

/// A head with work for many minutes, the agent as this user's, xscreensaver.
class WholeChain : public XscreensaverTest {
protected:
    WholeChain() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
    }
    /// A chunk that is taken comes back within patience only when it is handed back.
    bool beginOffice() {
        office.setServeOptions({QStringLiteral("--visibility"), QStringLiteral("3600")});
        if (!office.startHead())
            return false;
        const QString enrolment = office.file(QStringLiteral("enrolment"));
        const Ended enrolled = office.ask({QStringLiteral("worker"), QStringLiteral("enrol"), QStringLiteral("pc-17"),
                                           QStringLiteral("-o"), enrolment});
        EXPECT_EQ(enrolled.exitCode, 0) << enrolled.text();
        user.write(QStringLiteral("enrolment"), contentOf(enrolment));
        // A machine that runs tests is busy with other things.
        user.write(QStringLiteral(".config/gleaner/agent.toml"),
                   "others_cpu_percent = 100\nfree_memory_mib = 0\ntemperature_celsius = 120\ntray = false\n"
                   "processors = 1\n[[head]]\nenrolment = \"" +
                       user.home().toUtf8() + "/enrolment\"\n");
        return !office
                    .submit(QString::fromLatin1(kLongestChunk).split(QLatin1Char(' '), Qt::SkipEmptyParts) +
                            QStringList{QStringLiteral("-o"), office.file(QStringLiteral("result.png")),
                                        QStringLiteral("--title"), QStringLiteral("Where the period doubles"),
                                        QStringLiteral("--purpose"),
                                        QStringLiteral("It becomes the poster in the hall.")})
                    .isEmpty();
    }
    std::optional<AgentSnapshot> status() const {
        const auto answer = askAgent(user.agentSocket(), agentRequest::status());
        const auto snapshot = answer ? agentSnapshotFromJson(*answer) : Result<AgentSnapshot>(failure(answer.error()));
        return snapshot ? std::optional(*snapshot) : std::nullopt;
    }
    bool computes() const {
        const auto now = status();
        return now && now->state == AgentState::Computing && !now->chunks.empty();
    }
    /// Whether others can see the job's chunk.
    bool workIsVisible() const {
        return office.ask({QStringLiteral("peek"), QStringLiteral("work")})
                   .json()
                   .value(QLatin1String("front"))
                   .toArray()
                   .size() > 0;
    }

    Office office;
};

TEST_F(WholeChain, TheSaverStartsTheAgentWhichComputesUntilTheMouseMoves) {
    ASSERT_TRUE(beginOffice()) << office.logs();
    const QString agent = user.own(QStringLiteral(GLEANER_AGENT)); // beside the saver: nobody else starts it
    const auto xscreensaver = user.startXscreensaver();
    ASSERT_TRUE(bed.soon([&] { return computes(); })) << xscreensaver->text() << office.logs();
    EXPECT_TRUE(DesktopUser::runs(saver));
    EXPECT_TRUE(bed.soon([&] { return !workIsVisible(); })) << "the one chunk is taken";
    EXPECT_TRUE(bed.soon([&] { return goldOf(bed.screen.picture()) > 100; })) << "the saver shows that it computes";
    EXPECT_TRUE(saveScreenshot(bed.screen.picture(), QStringLiteral("desktop-xscreensaver")));

    EXPECT_TRUE(bed.soon([&] {
        SaverBed::input("mousemove_relative 12 6");
        return !DesktopUser::runs(saver);
    })) << xscreensaver->text();
    EXPECT_TRUE(bed.soon([&] { return !computes(); }));
    EXPECT_TRUE(bed.soon([&] { return workIsVisible(); })) << "the chunk is there for others again" << office.logs();
    EXPECT_TRUE(bed.soon([&] { return !DesktopUser::runs(agent + QStringLiteral(" --runner")); }));
    DesktopUser::terminate(agent);
    EXPECT_TRUE(bed.soon([&] { return !DesktopUser::runs(agent); }));
}

} // namespace
} // namespace gleaner
