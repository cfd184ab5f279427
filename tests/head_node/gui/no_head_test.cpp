// A head that cannot be opened: a sentence, Try again, Settings, and it works when the cause is gone.
#include "tests/head_node/gui/serving_bed.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTcpServer>

namespace gleaner {
namespace {

class NoHead : public ServingBed {
protected:
    QString reason() { return find<QLabel>("noHeadReason")->text(); }
    void expectPage() {
        ASSERT_TRUE(waitForSession(SessionState::Failed));
        EXPECT_TRUE(find<QLabel>("noHeadReason")->isVisible());
        EXPECT_TRUE(find<QPushButton>("tryAgain")->isEnabled());
        EXPECT_TRUE(reason().endsWith(QLatin1Char('.'))) << reason().toStdString();
    }
    void expectThatItWorksNow() {
        click(find<QPushButton>("tryAgain"));
        expectHead();
    }
    /// As a person does whom the system keeps waiting.
    void expectThatItWorksSoon() {
        (void)waitUntil([this] {
            if (m_session->state() == SessionState::Failed)
                click(find<QPushButton>("tryAgain"));
            return m_session->state() == SessionState::Own;
        });
        expectHead();
    }
    void expectHead() {
        ASSERT_TRUE(waitUntil([this] { return m_session->state() == SessionState::Own; })) << reason().toStdString();
        EXPECT_FALSE(find<QLabel>("noHeadReason")->isVisible());
    }
};

TEST_F(NoHead, APortInUseIsNamedAndTriedAgainWhenItIsFree) {
    QTcpServer occupant;
    ASSERT_TRUE(occupant.listen(QHostAddress::LocalHost));
    HeadSettings settings;
    settings.listenAddress = QStringLiteral("127.0.0.1");
    settings.port = occupant.serverPort();
    openWith(settings);
    expectPage();
    EXPECT_TRUE(reason().contains(QStringLiteral("port %1").arg(settings.port))) << reason().toStdString();
    EXPECT_EQ(find<QLabel>("headState")->text(), QStringLiteral("No head"));
    occupant.close();
    expectThatItWorksSoon(); // Wine gives a port back when it likes
}

TEST_F(NoHead, AFolderThatCannotBeMadeIsNamedAndTriedAgainWhenItCan) {
    QFile inTheWay(path("office"));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    HeadSettings settings;
    settings.dataFolder = path("office/data");
    openWith(settings);
    expectPage();
    EXPECT_TRUE(reason().contains(QStringLiteral("office/data"))) << reason().toStdString();
    ASSERT_TRUE(inTheWay.remove());
    expectThatItWorksNow();
}

TEST_F(NoHead, ADamagedDatabaseIsNamedAndTheSettingsLeadElsewhere) {
    ASSERT_TRUE(QDir().mkpath(path("data")));
    QFile damaged(path("data/head.sqlite"));
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(8'192, 'x'));
    damaged.close();
    openWith({});
    expectPage();
    click(find<QPushButton>("openSettings"));
    EXPECT_EQ(m_window->currentView()->title(), QStringLiteral("Settings"));
    auto* folder = find<QLineEdit>("dataFolder");
    ASSERT_TRUE(folder->isVisible());
    folder->setFocus();
    folder->selectAll();
    QTest::keyClicks(folder, path("elsewhere"));
    auto* apply = find<QPushButton>("applySettings");
    ASSERT_TRUE(waitUntil([apply] { return apply->isEnabled(); }));
    click(apply);
    click(find<QPushButton>("restartHead"));
    EXPECT_TRUE(waitForSession(SessionState::Own)) << m_session->sentence().toStdString();
    EXPECT_EQ(damaged.size(), 8'192); // nothing of it is touched
}

TEST_F(NoHead, AWrongConnectionStringIsExplainedAndARightOneWorks) {
    serve("other");
    HeadSettings settings;
    settings.remoteQueues = true;
    settings.connectionStrings =
        QStringLiteral("AccountName=gleaner;AccountKey=a2V5;QueueEndpoint=%1").arg(endpointOf("other"));
    openWith(settings);
    expectPage();
    EXPECT_TRUE(reason().contains(QStringLiteral("account and key do not fit"))) << reason().toStdString();
    click(find<QPushButton>("openSettings"));
    auto* strings = find<QPlainTextEdit>("setting-connection_strings");
    strings->setFocus();
    strings->selectAll();
    QTest::keyClicks(strings, connectionString("other"));
    auto* apply = find<QPushButton>("applySettings");
    ASSERT_TRUE(waitUntil([apply] { return apply->isEnabled(); }));
    click(apply);
    click(find<QPushButton>("restartHead"));
    ASSERT_TRUE(waitForSession(SessionState::Own)) << m_session->sentence().toStdString();
}

TEST_F(NoHead, AStringThatIsNoneIsSaidBeforeAnythingIsTried) {
    HeadSettings settings;
    settings.remoteQueues = true;
    settings.connectionStrings = QStringLiteral("AccountName=office");
    openWith(settings);
    expectPage();
    EXPECT_TRUE(reason().contains(QStringLiteral("AccountKey"))) << reason().toStdString();
}

} // namespace
} // namespace gleaner
