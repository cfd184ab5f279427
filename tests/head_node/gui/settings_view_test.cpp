// The view Settings as a person uses it: wrong and right values, trying a connection, what holds when, and a head that
// is started anew with its jobs.
#include "tests/head_node/gui/settings_bed.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTcpServer>

namespace gleaner {
namespace {

using Settings = SettingsBed;

TEST_F(Settings, TheTestButtonSaysWhatIsWrongWithAConnectionString) {
    open();
    goThere();
    wantRemote(QStringLiteral("AccountName=office;AccountKey=no-key!;QueueEndpoint=http://127.0.0.1:1/office"));
    ASSERT_EQ(verdicts().size(), 1);
    EXPECT_TRUE(verdicts().first().contains(QStringLiteral("account key"))) << verdicts().first().toStdString();
    EXPECT_TRUE(complaint("row-connection_strings").contains(QStringLiteral("account key")));
    EXPECT_FALSE(verdicts().first().contains(QStringLiteral("no-key!"))); // it might be a key
}

TEST_F(Settings, TheTestButtonFindsAServerThatWorksAndOneWithAnotherKey) {
    open();
    serve("other");
    goThere();
    const QString right = connectionString("other");
    wantRemote(right);
    QStringList said = verdicts();
    ASSERT_EQ(said.size(), 1);
    EXPECT_TRUE(said.first().startsWith(QStringLiteral("It works: http://127.0.0.1:"))) << said.first().toStdString();
    EXPECT_TRUE(said.first().contains(QStringLiteral(" ms.")));
    EXPECT_TRUE(said.first().contains(QStringLiteral("A head's queues are there.")));
    EXPECT_TRUE(said.first().endsWith(QStringLiteral("which answers too."))) << said.first().toStdString();

    QString wrong = right;
    const qsizetype key = wrong.indexOf(QStringLiteral("AccountKey=")) + 11;
    wrong.replace(key, 4,
                  wrong.mid(key, 4) == QStringLiteral("AAAA") ? QStringLiteral("BBBB") : QStringLiteral("AAAA"));
    wantRemote(right + QLatin1Char('\n') + wrong);
    said = verdicts();
    ASSERT_EQ(said.size(), 2);
    EXPECT_TRUE(said[0].startsWith(QStringLiteral("Line 1: It works"))) << said[0].toStdString();
    EXPECT_TRUE(said[1].contains(QStringLiteral("account and key do not fit"))) << said[1].toStdString();
}

TEST_F(Settings, TheTestButtonTriesThePlaceOfLargePayloadsToo) {
    open();
    serve("other");
    goThere();
    QString silent = connectionString("other");
    silent.replace(QRegularExpression(QStringLiteral("BlobEndpoint=http://127.0.0.1:\\d+/")),
                   QStringLiteral("BlobEndpoint=http://127.0.0.1:1/"));
    ASSERT_NE(silent, connectionString("other"));
    wantRemote(silent);
    const QString said = verdicts().value(0);
    EXPECT_TRUE(said.startsWith(QStringLiteral("It works"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("But what is larger than a message has no place: http://127.0.0.1:1/")));
    EXPECT_FALSE(find<QLabel>("testVerdict")->parentWidget()->property("works").toBool());
}

TEST_F(Settings, TheTestButtonSaysThatNobodyListensAndWhatIsNoQueueService) {
    open();
    goThere();
    QTcpServer nobody;
    ASSERT_TRUE(nobody.listen(QHostAddress::LocalHost));
    const quint16 port = nobody.serverPort();
    const QString string =
        QStringLiteral("AccountName=office;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:%1/office").arg(port);
    QObject::connect(&nobody, &QTcpServer::newConnection, &nobody, [&nobody] {
        QTcpSocket* socket = nobody.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            (void)socket->readAll();
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
        });
    });
    wantRemote(string);
    EXPECT_TRUE(verdicts().value(0).contains(QStringLiteral("it is no queue service")))
        << verdicts().value(0).toStdString();
    nobody.close();
    EXPECT_TRUE(verdicts().value(0).contains(QStringLiteral("nothing serves queues there")));
}

TEST_F(Settings, ATestThatHangsIsCancelledAndTheWindowGoesOnMeanwhile) {
    open();
    goThere();
    QTcpServer silent; // takes the connection, never answers
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    wantRemote(QStringLiteral("AccountName=office;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:%1/office")
                   .arg(silent.serverPort()));
    click(find<QPushButton>("testConnection"));
    EXPECT_FALSE(find<QPushButton>("testConnection")->isEnabled());
    ASSERT_TRUE(waitUntil([&silent] { return silent.hasPendingConnections(); }));
    click(find<QPushButton>("cancelTest"));
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("testConnection")->isEnabled(); }));
    EXPECT_EQ(find<QLabel>("testVerdict")->text(), QStringLiteral("Cancelled."));
}

TEST_F(Settings, WrongValuesAreExplainedBesideTheirFieldAndNothingIsApplied) {
    open();
    goThere();
    choose("setting-reach", 2);
    EXPECT_TRUE(complaint("row-encryption").contains(QStringLiteral("others in the network can read")));
    auto* address = find<QLineEdit>("setting-listen");
    address->setFocus();
    QTest::keyClicks(address, QStringLiteral("everywhere"));
    EXPECT_TRUE(complaint("row-listen").startsWith(QStringLiteral("'everywhere' is no address.")));
    const QJsonObject before = inFile();
    apply();
    EXPECT_EQ(inFile(), before);
    address->clear();
    choose("setting-encryption", 1);
    EXPECT_EQ(complaint("row-listen"), QString());
    EXPECT_EQ(complaint("row-encryption"), QString());
    EXPECT_TRUE(find<QLabel>("whatOthersNeed")->text().contains(QStringLiteral("https://")));
    EXPECT_TRUE(find<QLabel>("whatOthersNeed")->text().contains(QStringLiteral("10000,10001")));
}

TEST_F(Settings, NotificationsHoldAtOnce) {
    open();
    goThere();
    find<QAbstractButton>("setting-notify_done")->click();
    apply();
    EXPECT_FALSE(find<QPushButton>("restartHead")->isVisible());
    EXPECT_EQ(inFile().value(QStringLiteral("notify_done")), QJsonValue(false));
    handIn("primes", {{QStringLiteral("to"), 1'000}}, "primes.txt");
    ASSERT_TRUE(waitUntil([this] { return onlyJob() != nullptr && onlyJob()->record.state == JobState::Done; }));
    EXPECT_TRUE(m_tray.notes.isEmpty()) << m_tray.notes.join(u' ').toStdString();
}

TEST_F(Settings, WhatNeedsItWaitsForARestartAndTheJobsGoOnAfterwards) {
    open();
    handIn("echo", {{QStringLiteral("chunks"), 400}, {QStringLiteral("spin-ms"), 10}}, "echo.txt");
    ASSERT_TRUE(waitUntil([this] { return onlyJob() != nullptr && onlyJob()->answered > 0; }));
    goThere();
    choose("setting-reach", 1);
    find<QSpinBox>("setting-port")->setValue(0);
    apply();
    auto* restart = find<QPushButton>("restartHead");
    ASSERT_TRUE(restart->isVisible());
    EXPECT_TRUE(find<QLabel>("settingsState")->text().contains(QStringLiteral("Where the queue is")));
    EXPECT_FALSE(QFileInfo::exists(path("data/connection"))); // not yet
    click(restart);
    ASSERT_TRUE(waitForSession(SessionState::Own)) << m_session->sentence().toStdString();
    EXPECT_TRUE(QFileInfo::exists(path("data/connection")));
    EXPECT_FALSE(restart->isVisible());
    EXPECT_TRUE(waitUntil([this] { return isDone("echo.txt"); }));
}

TEST_F(Settings, AFolderOfAnotherHeadIsRefusedAndItSaysWhose) {
    open();
    serve("other");
    goThere();
    auto* folder = find<QLineEdit>("dataFolder");
    folder->setFocus();
    folder->selectAll();
    QTest::keyClicks(folder, path("other"));
    ASSERT_TRUE(waitUntil([this] { return !complaint("row-data_folder").isEmpty(); }));
    EXPECT_TRUE(complaint("row-data_folder").contains(QStringLiteral("(process %1 on").arg(m_serve.processId())))
        << complaint("row-data_folder").toStdString();
    const QJsonObject before = inFile();
    apply();
    EXPECT_EQ(inFile(), before);
}

TEST_F(Settings, AnotherProgramsHeadShowsItsOwnAndNothingOfItCanBeChanged) {
    serve("data",
          {QStringLiteral("--visibility"), QStringLiteral("77"), QStringLiteral("--time-to-live"), QStringLiteral("24"),
           QStringLiteral("--poison-threshold"), QStringLiteral("9"), QStringLiteral("--least-free"),
           QStringLiteral("64"), QStringLiteral("--local-compute"), QStringLiteral("off")});
    open();
    ASSERT_EQ(m_session->state(), SessionState::Attached);
    goThere();
    auto* visibility = find<QSpinBox>("setting-visibility_s");
    EXPECT_TRUE(waitUntil([visibility] { return visibility->value() == 77; }));
    EXPECT_FALSE(visibility->isEnabled());
    EXPECT_EQ(find<QSpinBox>("setting-time_to_live_h")->value(), 24);
    EXPECT_EQ(find<QSpinBox>("setting-poison_threshold")->value(), 9);
    EXPECT_EQ(find<QSpinBox>("setting-least_free_mib")->value(), 64);
    EXPECT_FALSE(find<QComboBox>("setting-local_compute")->isEnabled());
    EXPECT_EQ(find<QComboBox>("setting-local_compute")->currentText(), QStringLiteral("Never"));
    EXPECT_TRUE(find<QLabel>("aboutSettings")->text().contains(QStringLiteral("can only be changed there")));
    find<QAbstractButton>("setting-notify_failed")->click();
    apply();
    EXPECT_EQ(inFile().value(QStringLiteral("visibility_s")), QJsonValue(60)); // not the other head's
    EXPECT_EQ(inFile().value(QStringLiteral("notify_failed")), QJsonValue(false));
}

TEST_F(Settings, ABrokenFileIsExplainedAndKept) {
    ASSERT_TRUE(QDir().mkpath(path("config")));
    QFile file(path("config/head.json"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\n\"data_folder\": \"x\",\n\"port\": 1 2\n}");
    file.close();
    HeadSettings unused;
    m_setup.reset();
    m_file = std::make_unique<HeadSettingsFile>(path("config/head.json"));
    const LoadedHeadSettings loaded = m_file->load();
    EXPECT_TRUE(loaded.trouble.contains(QStringLiteral("line 3"))) << loaded.trouble.toStdString();
    EXPECT_EQ(loaded.values, unused);
}

} // namespace
} // namespace gleaner
