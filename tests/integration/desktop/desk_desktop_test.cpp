// The desk's windows under a real X server: the settings open from the saver, and there is one desk only.
#include "tests/integration/desktop/saver_bed.h"
#include "tests/support/application_environment.h"
#include "tests/support/event_wait.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

int deskWindows() {
    const QByteArray found =
        outputOf(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                             QStringLiteral("--name"), QStringLiteral("^Gleaner on this PC$")});
    return found.isEmpty() ? 0 : static_cast<int>(found.split('\n').size());
}

/// As a person does it.
void closeDesk() {
    const QByteArray window =
        outputOf(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                             QStringLiteral("--name"), QStringLiteral("^Gleaner on this PC$")});
    if (!window.isEmpty())
        (void)outputOf(QStringLiteral("xdotool"), {QStringLiteral("windowfocus"), QString::fromLatin1(window),
                                                   QStringLiteral("key"), QStringLiteral("Escape")});
}

TEST(DeskDesktop, ASecondStartShowsTheFirstOnesWindow) {
    SaverBed bed(true);
    const StartedProgram first(deskProgram(), {QStringLiteral("--tray")});
    ASSERT_TRUE(bed.soon([&] { return !bed.agent->last(QStringLiteral("status")).isEmpty(); }));
    EXPECT_EQ(deskWindows(), 0) << "with --tray there is the icon only";
    StartedProgram second(deskProgram(), {QStringLiteral("--settings")});
    EXPECT_TRUE(bed.soon([&] { return !second.isRunning() && deskWindows() == 1; }));
    EXPECT_EQ(second.exitCode(), 0);
    EXPECT_TRUE(bed.soon([&] { return !bed.agent->last(QStringLiteral("settings")).isEmpty(); }));
    EXPECT_TRUE(first.isRunning());
}

TEST(DeskDesktop, TheSaversSettingsAreTheDesks) {
    SaverBed bed(true);
    StartedProgram saver(saverProgram(), {QStringLiteral("/c")});
    EXPECT_TRUE(bed.soon([&] { return !saver.isRunning() && deskWindows() == 1; })) << saver.complaint().toStdString();
    EXPECT_EQ(saver.exitCode(), 0);
    // Closed as a person does it, the desk that came for the settings goes.
    EXPECT_TRUE(bed.soon([&] {
        closeDesk();
        return deskWindows() == 0;
    }));
}

TEST(DeskDesktop, EndsWithItsWindowOnceTheIconIsNotWantedAnyMore) {
    SaverBed bed(true);
    bed.agent->settings.values = {{QStringLiteral("tray"), true}};
    const StartedProgram desk(deskProgram(), {QStringLiteral("--tray")});
    ASSERT_TRUE(bed.soon([&] { return !bed.agent->last(QStringLiteral("status")).isEmpty(); }));
    const StartedProgram again(deskProgram(), {QStringLiteral("--settings")});
    ASSERT_TRUE(bed.soon([&] { return deskWindows() == 1; }));
    EXPECT_TRUE(bed.soon([&] { // who is asked while it comes up may not hear it
        closeDesk();
        return deskWindows() == 0;
    }));
    EXPECT_TRUE(desk.isRunning()) << "the icon stays";
    bed.agent->settings.values = {{QStringLiteral("tray"), false}};
    bed.agent->asked.clear();
    const StartedProgram third(deskProgram(), {QStringLiteral("--settings")});
    ASSERT_TRUE(bed.soon([&] { return deskWindows() == 1 && !bed.agent->last(QStringLiteral("settings")).isEmpty(); }));
    (void)happens([] { return false; }, 1'000);
    EXPECT_EQ(deskWindows(), 1) << "it does not vanish under the hand that unticks the icon";
    EXPECT_TRUE(bed.soon([&] {
        closeDesk();
        return !desk.isRunning();
    }));
    EXPECT_EQ(desk.exitCode(), 0);
}

} // namespace
} // namespace gleaner
