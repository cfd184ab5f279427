// The settings file of the window's head: defaults, hostile and broken files, and that nothing gets lost.
#include "head_node/settings/head_options.h"
#include "head_node/settings/head_settings_file.h"
#include "head_node/settings/setting_fields.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class SettingsFile : public testing::Test {
protected:
    [[nodiscard]] QString path(const char* name = "head.json") const {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void write(const QByteArray& bytes) const {
        QFile file(path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    [[nodiscard]] static QByteArray read(const QString& name) {
        QFile file(name);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return file.readAll();
    }
    QTemporaryDir m_folder;
    HeadSettingsFile m_file{path()};
};

HeadSettings unusual() {
    HeadSettings settings;
    settings.dataFolder = QStringLiteral("/srv/gleaner");
    settings.remoteQueues = true;
    settings.connectionStrings = QStringLiteral("AccountName=a;AccountKey=a2V5\nAccountName=b;AccountKey=a2V5");
    settings.listenAddress = QStringLiteral("0.0.0.0");
    settings.port = 20'001;
    settings.blobPort = 20'002;
    settings.encryption = Encryption::GivenCertificate;
    settings.certificateFile = QStringLiteral("c.pem");
    settings.keyFile = QStringLiteral("k.pem");
    settings.plainOnNetwork = true;
    settings.localCompute = LocalCompute::WhenAway;
    settings.threads = 3;
    settings.awayMinutes = 9;
    settings.messageLimitBytes = 65'536;
    settings.visibility_s = 99;
    settings.timeToLive_h = 24;
    settings.poisonThreshold = 7;
    settings.leastFreeMib = 512;
    settings.notifications = {false, false, false, false};
    return settings;
}

TEST_F(SettingsFile, AMissingFileHasEveryDefault) {
    const LoadedHeadSettings loaded = m_file.load();
    EXPECT_EQ(loaded.values, HeadSettings());
    EXPECT_TRUE(loaded.trouble.isEmpty());
    EXPECT_TRUE(loaded.complaints.isEmpty());
}

TEST_F(SettingsFile, WhatIsSavedIsLoadedAndOnlyItsOwnerCanReadIt) {
    ASSERT_TRUE(m_file.save(unusual()));
    EXPECT_EQ(m_file.load().values, unusual());
    EXPECT_EQ(differences(unusual(), {}).size(), qsizetype(settingFields().size())); // every field was another one
    if (QSysInfo::kernelType() != QLatin1String("winnt")) {                          // there the folder's rights count
        EXPECT_FALSE(QFileInfo(path()).permissions().testAnyFlags(QFile::ReadGroup | QFile::ReadOther));
    }
}

TEST_F(SettingsFile, WhatItDoesNotKnowStays) {
    write(R"({"port": 7000, "of_tomorrow": {"deep": [1, 2]}})");
    HeadSettings settings = m_file.load().values;
    EXPECT_EQ(settings.port, 7'000);
    settings.port = 7'001;
    ASSERT_TRUE(m_file.save(settings));
    const QJsonObject object = QJsonDocument::fromJson(read(path())).object();
    EXPECT_EQ(object.value(QStringLiteral("of_tomorrow")).toObject().value(QStringLiteral("deep")).toArray().size(), 2);
    EXPECT_EQ(object.value(QStringLiteral("port")).toInt(), 7'001);
    EXPECT_FALSE(QFileInfo::exists(path("head.json.damaged-1")));
}

TEST_F(SettingsFile, ValuesThatAreNotPossibleHaveTheirDefaultAndAReason) {
    write(R"({"port": 70000, "threads": 1.5, "local_compute": "often", "notify_done": "yes", "data_folder": 5,
              "connection_strings": "one", "visibility_s": 30, "least_free_mib": -1e300})");
    const LoadedHeadSettings loaded = m_file.load();
    HeadSettings expected;
    expected.visibility_s = 30;
    EXPECT_EQ(loaded.values, expected);
    EXPECT_EQ(loaded.complaints.size(), 7);
    EXPECT_TRUE(loaded.complaints.value(QStringLiteral("port")).contains(QStringLiteral("from 0 to 65535")));
    EXPECT_TRUE(loaded.complaints.value(QStringLiteral("local_compute")).contains(QStringLiteral("off, idle, away")));
    const QByteArray before = read(path());
    ASSERT_TRUE(m_file.save(loaded.values)); // nothing of it is lost
    EXPECT_EQ(read(path("head.json.damaged-1")), before);
    EXPECT_TRUE(m_file.load().complaints.isEmpty());
}

TEST_F(SettingsFile, BrokenAndHostileFilesAreExplainedAndKept) {
    const QList<QByteArray> files{
        "{\"port\": 1",         "[]", "\xff\xfe\x00", QByteArray(100'000, '['), QByteArray((1 << 20) + 1, ' '),
        QByteArray("{}\0{}", 5)};
    int kept = 0;
    for (const QByteArray& bytes : files) {
        write(bytes);
        const LoadedHeadSettings loaded = m_file.load();
        EXPECT_EQ(loaded.values, HeadSettings());
        ASSERT_TRUE(loaded.trouble.endsWith(u'.')) << loaded.trouble.toStdString() << bytes.left(20).toStdString();
        ASSERT_TRUE(m_file.save(unusual()));
        EXPECT_EQ(read(path(QByteArray("head.json.damaged-" + QByteArray::number(++kept)).constData())), bytes);
        EXPECT_EQ(m_file.load().values, unusual());
    }
}

TEST_F(SettingsFile, AFolderInItsPlaceIsNoFile) {
    ASSERT_TRUE(QDir().mkpath(path()));
    EXPECT_EQ(m_file.load().values, HeadSettings());
    EXPECT_FALSE(m_file.load().trouble.isEmpty());
}

TEST(HeadOptions, FollowFromTheSettings) {
    HeadSettings settings = unusual();
    settings.remoteQueues = false;
    const auto options = hostOptionsOf(settings);
    ASSERT_TRUE(options);
    EXPECT_EQ(options->listen->port, 20'001);
    EXPECT_EQ(options->listen->blobPort, 20'002);
    EXPECT_EQ(options->tls->keyFile, QStringLiteral("k.pem"));
    EXPECT_EQ(options->visibility, Seconds(99));
    EXPECT_EQ(options->poisonThreshold, 7);
    EXPECT_EQ(options->engine.timeToLive, std::chrono::hours(24));
    EXPECT_EQ(options->leastFreeBytes, qint64{512} << 20);
    EXPECT_FALSE(options->remoteQueues);
    const auto remote = hostOptionsOf(unusual());
    ASSERT_TRUE(remote);
    EXPECT_EQ(remote->remoteQueues->all().size(), 2U);
    EXPECT_FALSE(remote->listen);
}

TEST(HeadOptions, AreRefusedWithTheReason) {
    HeadSettings settings;
    settings.listenAddress = QStringLiteral("10.0.0.1");
    const auto options = hostOptionsOf(settings); // unencrypted on the network
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().code, ErrorCode::InvalidArgument);
    settings.encryption = Encryption::OwnCertificate;
    EXPECT_TRUE(hostOptionsOf(settings));
    settings.blobPort = settings.port;
    EXPECT_EQ(complaintsAbout(settings).firstKey(), QStringLiteral("blob_port"));
}

} // namespace
} // namespace gleaner
