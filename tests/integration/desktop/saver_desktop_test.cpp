// The saver under a real X server with real input, in every way that desktops start it.
#include "tests/integration/desktop/saver_bed.h"
#include "tests/screensaver_client/saver/example_scenes.h"
#include "tests/support/application_environment.h"
#include "tests/support/event_wait.h"
#include "tests/support/gui_environment.h"

#include <QElapsedTimer>
#include <QFile>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

constexpr int kSomething = 300; ///< colours that only a painted screen has

QString hexNumber(std::uint32_t window) {
    return QStringLiteral("0x%1").arg(window, 0, 16);
}

class SaverDesktop : public testing::Test {
protected:
    bool isPainted() { return coloursOf(bed.screen.picture()) > kSomething; }
    bool fills(std::uint32_t window, QSize size) {
        return bed.screen.children(window) == QList<QRect>{QRect(QPoint(0, 0), size)};
    }

    SaverBed bed{true};
};

TEST_F(SaverDesktop, ShowsThePictureInWorkAndTellsTheAgentThatItShows) {
    const ScenePicture example = examplePicture(128, 90);
    AgentPicture picture;
    picture.width = picture.height = picture.wholeWidth = picture.wholeHeight = 128;
    picture.rowsDone = 90;
    for (int y = 0; y < 128; ++y)
        picture.pixels.append(reinterpret_cast<const char*>(example.image.constScanLine(y)), 128);
    bed.agent->pictures[0] = picture;
    StartedProgram saver(saverProgram(), {});
    ASSERT_TRUE(bed.soon([&] { return bed.agent->saverActive; })) << saver.complaint().toStdString();
    // The picture's gold comes to the screen.
    EXPECT_TRUE(bed.soon([&] { return goldOf(bed.screen.picture()) > 200; }));
    EXPECT_TRUE(saveScreenshot(bed.screen.picture(), QStringLiteral("desktop-full-screen")));
    saver.terminate();
    EXPECT_TRUE(bed.soon([&] { return !bed.agent->saverActive; })) << "its end is the connection's end";
}

TEST_F(SaverDesktop, NeverStandsStill) {
    const StartedProgram saver(saverProgram(), {});
    ASSERT_TRUE(bed.soon([&] { return isPainted(); }));
    for (int i = 0; i < 5; ++i) {
        const QImage before = bed.screen.picture();
        EXPECT_TRUE(bed.soon([&] { return bed.screen.picture() != before; }));
    }
}

TEST_F(SaverDesktop, TakesLessThanFivePercentOfACore) {
    const StartedProgram saver(saverProgram(), {});
    ASSERT_TRUE(bed.soon([&] { return isPainted() && !bed.agent->last(QStringLiteral("status")).isEmpty(); }));
    (void)happens([] { return false; }, 2'000); // what the start costs is over
    const double before = saver.cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    (void)happens([] { return false; }, 6'000);
    EXPECT_LT((saver.cpuSeconds() - before) / (double(timer.elapsed()) / 1000), 0.05);
    EXPECT_GT(saver.cpuSeconds(), 0);
}

TEST_F(SaverDesktop, CoversEveryMonitorAndEndsOnInputAtAnyOfThem) {
    const auto xrandr = [](const char* words) {
        return run(QStringLiteral("xrandr"), QString::fromLatin1(words).split(QLatin1Char(' ')));
    };
    ASSERT_TRUE(xrandr("--setmonitor left 400/100x600/150+0+0 screen"));
    ASSERT_TRUE(xrandr("--setmonitor right 400/100x300/75+400+0 none"));
    StartedProgram saver(saverProgram(), {});
    const QRect left(0, 0, 400, 600), right(400, 0, 400, 300);
    const auto isPaintedOn = [&](const QRect& monitor) {
        return coloursOf(bed.screen.picture().copy(monitor)) > kSomething;
    };
    EXPECT_TRUE(bed.soon([&] { return isPaintedOn(left) && isPaintedOn(right); })) << saver.complaint().toStdString();
    EXPECT_TRUE(saveScreenshot(bed.screen.picture(), QStringLiteral("desktop-two-monitors")));
    const auto windows = bed.screen.children(bed.screen.root());
    EXPECT_TRUE(windows.contains(left) && windows.contains(right)) << "a window for each";
    SaverBed::input("mousemove 500 100");
    EXPECT_TRUE(bed.soon([&] {
        if (saver.isRunning())
            SaverBed::input("mousemove_relative 9 9");
        return !saver.isRunning();
    }));
}

class SaverInput : public SaverDesktop, public testing::WithParamInterface<const char*> {};

TEST_P(SaverInput, EndsTheFullScreen) {
    StartedProgram saver(saverProgram(), {QStringLiteral("/s")});
    ASSERT_TRUE(bed.soon([&] { return isPainted(); }));
    // Until it is seen: a window that has just come may not have the keyboard yet.
    EXPECT_TRUE(bed.soon([&] {
        if (saver.isRunning())
            SaverBed::input(GetParam());
        return !saver.isRunning();
    }));
    EXPECT_EQ(saver.exitCode(), 0);
}

INSTANTIATE_TEST_SUITE_P(OfAnyKind, SaverInput, testing::Values("mousemove_relative 9 9", "key shift", "click 1"),
                         [](const auto& test) {
                             const std::string words = test.param;
                             return words.substr(0, words.find_first_of(" _"));
                         });

TEST_F(SaverDesktop, AShoveDoesNotEndTheFullScreen) {
    const StartedProgram saver(saverProgram(), {});
    ASSERT_TRUE(bed.soon([&] { return isPainted(); }));
    SaverBed::input("mousemove_relative 2 1");
    SaverBed::input("mousemove_relative 1 2");
    for (int i = 0; i < 10; ++i) {
        const QImage before = bed.screen.picture();
        EXPECT_TRUE(bed.soon([&] { return bed.screen.picture() != before; }));
    }
    EXPECT_TRUE(saver.isRunning());
}

TEST_F(SaverDesktop, DrawsInTheWindowThatItIsGivenAndFollowsItsSizeAndItsEnd) {
    const std::uint32_t window = bed.screen.makeWindow({320, 240});
    StartedProgram saver(saverProgram(), {QStringLiteral("--root"), QStringLiteral("--window-id"), hexNumber(window)});
    ASSERT_TRUE(bed.soon([&] { return fills(window, {320, 240}) && isPainted(); })) << saver.complaint().toStdString();
    EXPECT_TRUE(saveScreenshot(bed.screen.picture().copy(0, 0, 320, 240), QStringLiteral("desktop-preview")));
    EXPECT_EQ(bed.screen.picture().pixel(700, 500), bed.screen.picture().pixel(750, 550))
        << "nothing outside the window";
    bed.screen.resize(window, {500, 400});
    EXPECT_TRUE(bed.soon([&] { return fills(window, {500, 400}); }));
    SaverBed::input("mousemove 40 40 mousemove 90 90 click 1 key shift");
    EXPECT_TRUE(saver.isRunning()) << "a preview's input is none of its business";
    EXPECT_FALSE(bed.agent->saverActive) << "looking at it begins nothing";
    bed.screen.destroy(window);
    EXPECT_TRUE(bed.soon([&] { return !saver.isRunning(); }));
    EXPECT_EQ(saver.exitCode(), 0);
}

TEST_F(SaverDesktop, TheEnvironmentNamesTheWindowAsMateDoesIt) {
    const std::uint32_t window = bed.screen.makeWindow({400, 300});
    // A session under Wayland says so to its programs; the window is X11's all the same.
    StartedProgram saver(
        saverProgram(), {},
        {QStringLiteral("XSCREENSAVER_WINDOW=") + hexNumber(window), QStringLiteral("QT_QPA_PLATFORM=wayland")});
    EXPECT_TRUE(bed.soon([&] { return fills(window, {400, 300}) && isPainted(); })) << saver.complaint().toStdString();
    EXPECT_TRUE(bed.soon([&] { return !bed.agent->last(QStringLiteral("status")).isEmpty(); }));
    EXPECT_FALSE(bed.agent->saverActive) << "its settings' preview is as small as this";
    bed.screen.resize(window, {800, 600});
    EXPECT_TRUE(bed.soon([&] { return bed.agent->saverActive; })) << "a window as large as the screen is the real one";
    bed.screen.resize(window, {400, 300});
    saver.terminate();
    EXPECT_TRUE(bed.soon([&] { return !saver.isRunning() && bed.screen.children(window).isEmpty(); }));
}

TEST_F(SaverDesktop, AWindowThatThereIsNotIsSaidSo) {
    StartedProgram saver(saverProgram(), {QStringLiteral("--window-id"), QStringLiteral("0x1234567")});
    EXPECT_TRUE(bed.soon([&] { return !saver.isRunning(); }));
    EXPECT_EQ(saver.exitCode(), 1);
    EXPECT_TRUE(saver.complaint().contains(QStringLiteral("There is no window 0x1234567")));
}

TEST(SaverAlone, StartsTheAgentBesideItWhereNoneRuns) {
    SaverBed bed(false);
    const QString program = bed.folder.filePath(QStringLiteral("gleaner-saver"));
    ASSERT_TRUE(QFile::copy(saverProgram(), program));
    QFile agent(bed.folder.filePath(QStringLiteral("gleaner-agent")));
    ASSERT_TRUE(agent.open(QIODevice::WriteOnly));
    agent.write("#!/bin/sh\necho \"window=$XSCREENSAVER_WINDOW\" >\"$(dirname \"$0\")/started\"\n");
    agent.close();
    agent.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const std::uint32_t window = bed.screen.makeWindow({800, 600});
    const StartedProgram saver(program, {QStringLiteral("--root")},
                               {QStringLiteral("XSCREENSAVER_WINDOW=") + hexNumber(window)});
    QFile started(bed.folder.filePath(QStringLiteral("started")));
    EXPECT_TRUE(SaverBed::soon([&] { return started.exists() && started.size() > 0; }));
    ASSERT_TRUE(started.open(QIODevice::ReadOnly));
    EXPECT_EQ(started.readAll(), "window=\n") << "the agent is no screen saver";
    EXPECT_TRUE(SaverBed::soon([&] { return coloursOf(bed.screen.picture()) > kSomething; })) << "and never black";
}

TEST(SaverAlone, HelpAndMistakesNeedNoDisplay) {
    const SaverBed bed(false);
    StartedProgram help(saverProgram(), {QStringLiteral("--help")}, {QStringLiteral("DISPLAY=:9999")});
    StartedProgram wrong(saverProgram(), {QStringLiteral("--widow-id")}, {QStringLiteral("DISPLAY=:9999")});
    EXPECT_TRUE(SaverBed::soon([&] { return !help.isRunning() && !wrong.isRunning(); }));
    EXPECT_EQ(help.exitCode(), 0);
    EXPECT_EQ(wrong.exitCode(), 2);
    EXPECT_TRUE(wrong.complaint().contains(QStringLiteral("--widow-id")));
}

} // namespace
} // namespace gleaner
