#include "screensaver_client/policy/registry_policy_windows.h"

#include <QSettings>
#include <QUuid>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

/// A key of the user's own part of the registry stands for the administrator's.
class RegistryPolicyTest : public ::testing::Test {
protected:
    ~RegistryPolicyTest() override { QSettings(m_key, QSettings::NativeFormat).clear(); }

    QString m_key = QStringLiteral("HKEY_CURRENT_USER\\Software\\GleanerTest-") +
                    QUuid::createUuid().toString(QUuid::WithoutBraces);
};

TEST_F(RegistryPolicyTest, ValuesOverrideAndLockLikeThoseOfAFile) {
    {
        QSettings registry(m_key, QSettings::NativeFormat);
        registry.setValue(QStringLiteral("idle_minutes"), 9);
        registry.setValue(QStringLiteral("on_battery"), 1);
        registry.setValue(QStringLiteral("hours"), QStringLiteral("Sat-Sun"));
        registry.setValue(QStringLiteral("head"),
                          QStringList{QStringLiteral("C:\\office head.txt"), QStringLiteral("3 D:\\b")});
    }
    const SettingsStore store(QStringLiteral("C:\\nowhere\\agent.toml"), std::make_unique<RegistryPolicy>(m_key));
    const LoadedSettings loaded = store.load();
    EXPECT_EQ(loaded.problems, QStringList());
    EXPECT_EQ(loaded.values.guest.idleMinutes, 9);
    EXPECT_TRUE(loaded.values.guest.onBattery);
    EXPECT_EQ(loaded.values.guest.hours.texts(), QStringList{QStringLiteral("Sat-Sun")});
    ASSERT_EQ(loaded.values.heads.size(), 2);
    EXPECT_EQ(loaded.values.heads[0], (HeadSetting{QStringLiteral("C:\\office head.txt"), 1}));
    EXPECT_EQ(loaded.values.heads[1], (HeadSetting{QStringLiteral("D:\\b"), 3}));
    EXPECT_EQ(loaded.locked.size(), 4);
}

TEST_F(RegistryPolicyTest, AChangeShowsInItsStamp) {
    const RegistryPolicy policy(m_key);
    const QByteArray before = policy.stamp();
    EXPECT_EQ(policy.stamp(), before);
    QSettings(m_key, QSettings::NativeFormat).setValue(QStringLiteral("idle_minutes"), 9);
    EXPECT_NE(policy.stamp(), before);
}

TEST_F(RegistryPolicyTest, WithoutTheKeyNothingIsLocked) {
    EXPECT_EQ(RegistryPolicy(m_key).read().values, QVariantMap());
}

} // namespace
} // namespace gleaner
