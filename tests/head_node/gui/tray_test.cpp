// What becomes of running jobs when the window is closed.
#include "tests/head_node/gui/window_bed.h"

#include <QSignalSpy>

namespace gleaner {
namespace {

class Closing : public WindowBed {
protected:
    void startLongJob() {
        open();
        handIn("echo", {{QStringLiteral("chunks"), 2'000}, {QStringLiteral("spin-ms"), 20}}, "echo.txt");
        ASSERT_TRUE(waitUntil([this] { return onlyJob() != nullptr && onlyJob()->answered > 0; }));
    }
};

TEST_F(Closing, LeavesRunningJobsInTheTrayAndSaysSo) {
    startLongJob();
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    m_window->close();
    EXPECT_FALSE(m_window->isVisible());
    EXPECT_TRUE(m_tray.shown);
    ASSERT_EQ(m_tray.notes.size(), 1);
    EXPECT_TRUE(m_tray.notes[0].contains(QStringLiteral("background"))) << m_tray.notes[0].toStdString();
    EXPECT_EQ(quit.count(), 0);
    const auto before = onlyJob()->answered;
    EXPECT_TRUE(waitUntil([this, before] { return onlyJob()->answered > before; })) << "the job goes on";
    Q_EMIT m_tray.openWanted();
    EXPECT_TRUE(m_window->isVisible());
}

TEST_F(Closing, OnADesktopWithoutATrayTheWindowIsOnlyMinimised) {
    m_tray.available = false;
    startLongJob();
    m_window->close();
    EXPECT_TRUE(m_window->isMinimized());
    EXPECT_FALSE(m_tray.shown);
}

TEST_F(Closing, EndsTheProgramWhenNothingRuns) {
    open();
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    m_window->close();
    EXPECT_EQ(quit.count(), 1);
}

TEST_F(Closing, TheWindowComesBackAsItWas) {
    open();
    m_window->resize(1'000, 640);
    TearDown();
    open();
    EXPECT_EQ(m_window->size(), QSize(1'000, 640));
}

TEST_F(Closing, APersonIsToldWhenAJobEnds) {
    open();
    handIn("primes", {{QStringLiteral("to"), 1'000}}, "primes.txt", "Small primes");
    EXPECT_TRUE(waitUntil([this] {
        return std::any_of(m_tray.notes.begin(), m_tray.notes.end(),
                           [](const QString& note) { return note.contains(QStringLiteral("Small primes")); });
    }));
}

} // namespace
} // namespace gleaner
