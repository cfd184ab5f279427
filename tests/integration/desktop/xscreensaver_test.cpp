// The real xscreensaver starts our saver after its time-out and ends it when somebody is back.
#include "tests/integration/desktop/saver_bed.h"
#include "tests/support/application_environment.h"
#include "tests/support/gui_environment.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

/// xscreensaver does not run savers as root: there it and all that it starts are nobody's.
class XscreensaverTest : public testing::Test {
protected:
    XscreensaverTest() {
        EXPECT_TRUE(QDir().mkpath(home));
        EXPECT_TRUE(QFile::copy(saverProgram(), program));
        QFile file(home + QStringLiteral("/.xscreensaver"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("timeout: 0:00:05\ncycle: 0:10:00\nlock: False\nfade: False\nunfade: False\nsplash: False\n"
                   "dpmsEnabled: False\nmode: one\nselected: 0\nprograms: \"Gleaner\" " +
                   program.toUtf8() + " --root \\n\\\n\n");
        file.close();
        if (isRoot()) {
            EXPECT_TRUE(run(QStringLiteral("chmod"), {QStringLiteral("755"), bed.folder.path(), program}));
            EXPECT_TRUE(run(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("nobody"), home}));
        }
    }
    static bool isRoot() { return outputOf(QStringLiteral("id"), {QStringLiteral("-u")}) == "0"; }

    std::unique_ptr<DesktopProcess> startXscreensaver() {
        QStringList words{
            QStringLiteral("env"),          QStringLiteral("HOME=") + home, QStringLiteral("XDG_RUNTIME_DIR=") + home,
            QStringLiteral("xscreensaver"), QStringLiteral("--no-splash"),  QStringLiteral("--verbose")};
        if (isRoot())
            words = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=nobody"),
                                QStringLiteral("--regid=nogroup"), QStringLiteral("--clear-groups")} +
                    words;
        const QString first = words.takeFirst();
        return std::make_unique<DesktopProcess>(first, words, bed.folder, QStringLiteral("xscreensaver"));
    }
    /// Whether our program runs, by its whole path, which is this test's alone.
    bool saverRuns() {
        return !outputOf(QStringLiteral("pgrep"), {QStringLiteral("-f"), QLatin1Char('^') + program}).isEmpty();
    }

    SaverBed bed{false};
    const QString home = bed.folder.filePath(QStringLiteral("home"));
    const QString program = bed.folder.filePath(QStringLiteral("gleaner-saver"));
};

TEST_F(XscreensaverTest, StartsTheSaverAfterItsTimeOutAndEndsItWhenTheMouseMoves) {
    const auto xscreensaver = startXscreensaver();
    ASSERT_TRUE(bed.soon([&] { return saverRuns(); })) << xscreensaver->text();
    EXPECT_TRUE(bed.soon([&] { return coloursOf(bed.screen.picture()) > 300; })) << xscreensaver->text();
    EXPECT_TRUE(saveScreenshot(bed.screen.picture(), QStringLiteral("desktop-xscreensaver")));
    // Movement by so much a time is what wakes it; a pointer put somewhere is not.
    EXPECT_TRUE(bed.soon([&] {
        SaverBed::input("mousemove_relative 12 6");
        return !saverRuns();
    })) << xscreensaver->text();
}

} // namespace
} // namespace gleaner
