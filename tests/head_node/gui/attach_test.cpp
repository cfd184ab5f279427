// A window beside `gleaner serve`: it shows that head instead of starting its own, and takes over when it ends.
#include "tests/head_node/gui/window_bed.h"

#include <QLabel>
#include <QProcess>

namespace gleaner {
namespace {

class Attach : public WindowBed {
protected:
    void serve() {
        m_serve.start(QStringLiteral(GLEANER_PROGRAM), {QStringLiteral("serve"), QStringLiteral("--data"), path("data"),
                                                        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        ASSERT_TRUE(m_serve.waitForStarted());
        while (!m_said.contains("Hand in jobs") && m_serve.waitForReadyRead(30'000))
            m_said += m_serve.readAllStandardOutput() + m_serve.readAllStandardError();
        ASSERT_TRUE(m_said.contains("Hand in jobs")) << m_said.toStdString();
    }
    void TearDown() override {
        WindowBed::TearDown();
        if (m_serve.state() != QProcess::NotRunning) {
            m_serve.kill();
            m_serve.waitForFinished();
        }
    }

    QProcess m_serve;
    QByteArray m_said;
};

TEST_F(Attach, ShowsTheHeadThatRunsAlreadyAndHandsJobsToIt) {
    serve();
    open();
    EXPECT_EQ(m_session->state(), SessionState::Attached);
    EXPECT_EQ(find<QLabel>("headState")->text(), QStringLiteral("Head: another program's"));
    handIn("primes", {{QStringLiteral("to"), 1'000}}, "primes.txt");
    EXPECT_TRUE(waitUntil([this] { return isDone("primes.txt"); }));
}

TEST_F(Attach, ClosingOnlyDetaches) {
    serve();
    open();
    handIn("echo", {{QStringLiteral("chunks"), 2'000}, {QStringLiteral("spin-ms"), 20}}, "echo.txt");
    ASSERT_TRUE(waitUntil([this] { return onlyJob() != nullptr && onlyJob()->answered > 0; }));
    m_window->close();
    EXPECT_TRUE(m_tray.notes.isEmpty());
    WindowBed::TearDown();
    EXPECT_EQ(m_serve.state(), QProcess::Running);
}

} // namespace
} // namespace gleaner
