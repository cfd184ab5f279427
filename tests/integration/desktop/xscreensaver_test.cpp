// The real xscreensaver starts our saver after its time-out and ends it when somebody is back; the agent computes in
// between.
#include "screensaver_client/link/agent_json.h"
#include "screensaver_client/link/agent_requests.h"
#include "tests/integration/desktop/desktop_user.h"
#include "tests/integration/desktop/office_chain.h"
#include "tests/integration/desktop/saver_bed.h"
#include "tests/support/application_environment.h"
#include "tests/support/gui_environment.h"

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
    bool beginOffice() {
        if (!chain.begin())
            return false;
        user.write(QStringLiteral("enrolment"), contentOf(chain.enrolment()));
        user.write(QStringLiteral(".config/gleaner/agent.toml"),
                   OfficeChain::settings(1440, user.home() + QStringLiteral("/enrolment")));
        return true;
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
    OfficeChain chain;
};

TEST_F(WholeChain, TheSaverStartsTheAgentWhichComputesUntilTheMouseMoves) {
    ASSERT_TRUE(beginOffice()) << chain.logs();
    const QString agent = user.own(QStringLiteral(GLEANER_AGENT)); // beside the saver: nobody else starts it
    const auto xscreensaver = user.startXscreensaver();
    ASSERT_TRUE(bed.soon([&] { return computes(); })) << xscreensaver->text() << chain.logs();
    EXPECT_TRUE(DesktopUser::runs(saver));
    EXPECT_TRUE(bed.soon([&] { return !chain.isChunkVisible(); })) << "the one chunk is taken";
    // The words alone have that much; the picture's rows have to wait until what computes gets a processor.
    EXPECT_TRUE(bed.soon([&] { return goldOf(bed.screen.picture()) > 12; })) << "the saver shows that it computes";
    EXPECT_TRUE(saveScreenshot(bed.screen.picture(), QStringLiteral("desktop-xscreensaver")));

    EXPECT_TRUE(bed.soon([&] {
        SaverBed::input("mousemove_relative 12 6");
        return !DesktopUser::runs(saver);
    })) << xscreensaver->text();
    EXPECT_TRUE(bed.soon([&] { return !computes(); }));
    EXPECT_TRUE(bed.soon([&] { return chain.isChunkVisible(); }))
        << "the chunk is there for others again" << chain.logs();
    EXPECT_TRUE(bed.soon([&] { return !DesktopUser::runs(agent + QStringLiteral(" --runner")); }));
    DesktopUser::terminate(agent);
    EXPECT_TRUE(bed.soon([&] { return !DesktopUser::runs(agent); }));
}

} // namespace
} // namespace gleaner
