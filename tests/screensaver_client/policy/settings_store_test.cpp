#include "screensaver_client/policy/settings_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>

#include <set>

namespace gleaner {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const QString kIdle = QStringLiteral("idle_minutes");

class SettingsStoreTest : public ::testing::Test {
protected:
    void write(const QString& file, const QByteArray& text) const {
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    QByteArray userText() const {
        QFile file(m_user);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    SettingsStore store() const { return SettingsStore(m_user, std::make_unique<PolicyFile>(m_policy)); }

    QTemporaryDir m_folder;
    QString m_user = m_folder.filePath(QStringLiteral("agent.toml"));
    QString m_policy = m_folder.filePath(QStringLiteral("policy.toml"));
};

TEST_F(SettingsStoreTest, WithoutFilesThereAreTheDefaults) {
    const LoadedSettings loaded = store().load();
    EXPECT_EQ(loaded.values, AgentSettings());
    EXPECT_THAT(loaded.locked, SizeIs(0));
    EXPECT_THAT(loaded.problems, SizeIs(0));
}

TEST_F(SettingsStoreTest, AChangeOfEitherFileShowsInTheStamp) {
    std::set<QByteArray> stamps{store().stamp()};
    EXPECT_EQ(store().stamp(), *stamps.begin());
    write(m_user, "idle_minutes = 2\n");
    EXPECT_TRUE(stamps.insert(store().stamp()).second) << "a file that comes";
    write(m_policy, "on_battery = false\n");
    EXPECT_TRUE(stamps.insert(store().stamp()).second);
    write(m_policy, "on_battery = true\n");
    EXPECT_TRUE(stamps.insert(store().stamp()).second) << "a file that is written anew";
    ASSERT_TRUE(QFile::remove(m_policy));
    EXPECT_NE(store().stamp(), QByteArray());
}

TEST_F(SettingsStoreTest, ThePolicyOverridesAndLocksSingleSettings) {
    write(m_user, "idle_minutes = 2\non_battery = true\n");
    write(m_policy, "on_battery = false\nhours = [\"Mon-Fri 18:00-08:00\"]\n");
    const LoadedSettings loaded = store().load();
    EXPECT_EQ(loaded.values.guest.idleMinutes, 2);
    EXPECT_FALSE(loaded.values.guest.onBattery);
    EXPECT_EQ(loaded.locked, QStringList({QStringLiteral("hours"), QStringLiteral("on_battery")}));
    const Status refused = store().set({{QStringLiteral("on_battery"), true}, {kIdle, 9}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
    EXPECT_THAT(refused.error().message.toStdString(), HasSubstr("administrator"));
    EXPECT_EQ(store().load().values.guest.idleMinutes, 2) << "all or none";
}

TEST_F(SettingsStoreTest, WhatIsWrongKeepsItsDefaultAndIsNamedWithFileAndLine) {
    write(m_user, "idle_minutes = 0\n\nidle_minuts = 3\nprocessors = 2\n");
    const LoadedSettings loaded = store().load();
    EXPECT_EQ(loaded.values.guest.idleMinutes, 5);
    EXPECT_EQ(loaded.values.guest.processors, 2);
    ASSERT_THAT(loaded.problems, SizeIs(2));
    EXPECT_EQ(loaded.problems[0],
              m_user + QStringLiteral(", line 1: idle_minutes must be a whole number from 1 to 1440 minutes."));
    EXPECT_THAT(loaded.problems[1].toStdString(), HasSubstr(", line 3: there is no setting idle_minuts"));
}

TEST_F(SettingsStoreTest, AFileThatIsNoTomlCountsForNothingAndIsNotOverwritten) {
    const QByteArray broken = "idle_minutes = 2\nprocessors = = 3\n";
    write(m_user, broken);
    const LoadedSettings loaded = store().load();
    EXPECT_EQ(loaded.values, AgentSettings());
    ASSERT_THAT(loaded.problems, SizeIs(1));
    EXPECT_THAT(loaded.problems.first().toStdString(), HasSubstr("agent.toml, line 2"));
    const Status status = store().set({{kIdle, 3}});
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::Malformed);
    EXPECT_EQ(userText(), broken);
}

TEST_F(SettingsStoreTest, APolicyThatCannotBeFollowedIsAMistakeAndNoFreedom) {
    EXPECT_FALSE(store().load().policyMistake) << "no policy is none";
    write(m_policy, "on_battery = false\nidle_minutes = = 3\n");
    EXPECT_THAT(store().load().policyMistake.value_or(QString()).toStdString(), HasSubstr("policy.toml, line 2"));
    write(m_policy, "on_battery = \"no\"\n");
    EXPECT_THAT(store().load().policyMistake.value_or(QString()).toStdString(), HasSubstr("policy.toml, line 1"));
    write(m_policy, "on_battery = false\nof_a_newer_version = 1\n");
    EXPECT_FALSE(store().load().policyMistake);
    EXPECT_THAT(store().load().problems, SizeIs(1));
    write(m_user, "idle_minutes = = 3\n");
    EXPECT_FALSE(store().load().policyMistake) << "the owner's own file is no policy";
}

TEST_F(SettingsStoreTest, APolicyInWhosePlaceStandsSomethingElseIsAMistake) {
    ASSERT_TRUE(QDir().mkpath(m_policy));
    EXPECT_TRUE(store().load().policyMistake);
}

TEST_F(SettingsStoreTest, SetWritesAndKeepsWhatItDoesNotKnow) {
    write(m_user, "# mine\nfuture = 1\n");
    ASSERT_TRUE(store().set({{kIdle, 12.0}, {QStringLiteral("tray"), false}}));
    EXPECT_EQ(userText().toStdString(), "# mine\nfuture = 1\nidle_minutes = 12\ntray = false\n");
    EXPECT_EQ(store().load().values.guest.idleMinutes, 12);
}

TEST_F(SettingsStoreTest, SetMakesTheFileAndItsFolder) {
    m_user = m_folder.filePath(QStringLiteral("new/gleaner/agent.toml"));
    ASSERT_TRUE(store().set({{kIdle, 3}}));
    EXPECT_EQ(store().load().values.guest.idleMinutes, 3);
}

TEST_F(SettingsStoreTest, WhatIsNoSettingOrOutOfBoundsIsNotWritten) {
    EXPECT_EQ(store().set({{QStringLiteral("colour"), 1}}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(store().set({{kIdle, 0}, {QStringLiteral("tray"), true}}).error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(QFile::exists(m_user));
}

} // namespace
} // namespace gleaner
