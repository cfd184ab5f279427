#include "screensaver_client/policy/setting_fields.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::HasSubstr;

const SettingField& field(const char* name) {
    const SettingField* found = settingField(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
}

TEST(SettingFields, EveryDefaultIsWithinItsBoundsAndComesBackThroughItsField) {
    const AgentSettings defaults;
    for (const SettingField& one : settingFields()) {
        const auto checked = checkSetting(one, one.get(defaults));
        ASSERT_TRUE(checked) << one.name;
        AgentSettings copy;
        one.set(copy, *checked);
        EXPECT_EQ(copy, defaults) << one.name;
    }
    EXPECT_EQ(settingValues(defaults).size(), static_cast<qsizetype>(settingFields().size()));
}

TEST(SettingFields, EverySettingIsOneThatSomebodyCanSet) {
    AgentSettings all;
    const QVariantMap values{
        {QStringLiteral("idle_minutes"), 17},
        {QStringLiteral("start_with_screen_saver"), false},
        {QStringLiteral("start_when_locked"), false},
        {QStringLiteral("processors"), 3},
        {QStringLiteral("processor_share_percent"), 50},
        {QStringLiteral("hours"), QStringList{QStringLiteral("Sat")}},
        {QStringLiteral("on_battery"), true},
        {QStringLiteral("on_metered"), true},
        {QStringLiteral("during_full_screen"), true},
        {QStringLiteral("during_presentation"), true},
        {QStringLiteral("others_cpu_percent"), 60},
        {QStringLiteral("temperature_celsius"), 70},
        {QStringLiteral("free_memory_mib"), 0},
        {QStringLiteral("runner_memory_mib"), 64},
        {QStringLiteral("tray"), false},
        {QStringLiteral("head"), QVariantList{QVariantMap{{QStringLiteral("enrolment"), QStringLiteral("/e")}}}}};
    for (const auto& [name, value] : values.asKeyValueRange()) {
        const SettingField& one = field(name.toLatin1().constData());
        const auto checked = checkSetting(one, value);
        ASSERT_TRUE(checked) << checked.error().message.toStdString();
        EXPECT_NE(*checked, one.get(all)) << one.name << " has its default already";
        one.set(all, *checked);
        EXPECT_EQ(one.get(all), *checked) << one.name;
    }
    EXPECT_EQ(values.size(), static_cast<qsizetype>(settingFields().size()));
    EXPECT_EQ(all.heads.first().weight, 1);
}

TEST(SettingFields, BoundsAreToldWithTheirUnit) {
    for (const QVariant& wrong : {QVariant(0), QVariant(1441), QVariant(2.5), QVariant(QStringLiteral("5")),
                                  QVariant(true), QVariant(qlonglong{1} << 40), QVariant(1e300)}) {
        const auto checked = checkSetting(field("idle_minutes"), wrong);
        ASSERT_FALSE(checked) << wrong.toString().toStdString();
        EXPECT_EQ(checked.error().message,
                  QStringLiteral("idle_minutes must be a whole number from 1 to 1440 minutes."));
    }
    EXPECT_EQ(checkSetting(field("idle_minutes"), QVariant(12.0)), QVariant(12)) << "JSON has no whole numbers";
}

TEST(SettingFields, OtherKindsSayHowTheyAreWritten) {
    EXPECT_THAT(checkSetting(field("tray"), QVariant(2)).error().message.toStdString(), HasSubstr("true or false"));
    EXPECT_THAT(checkSetting(field("hours"), QVariant(QStringLiteral("Mon"))).error().message.toStdString(),
                HasSubstr("[\"Mon-Fri 18:00-08:00\""));
    EXPECT_THAT(
        checkSetting(field("hours"), QVariant(QStringList{QStringLiteral("noon")})).error().message.toStdString(),
        HasSubstr("\"noon\" is not a range"));
    EXPECT_THAT(checkSetting(field("head"), QVariant(QVariantList{QVariantMap()})).error().message.toStdString(),
                HasSubstr("enrolment ="));
    EXPECT_THAT(checkSetting(field("head"),
                             QVariant(QVariantList{QVariantMap{{QStringLiteral("enrolment"), QStringLiteral("/e")},
                                                               {QStringLiteral("weight"), 0}}}))
                    .error()
                    .message.toStdString(),
                HasSubstr("from 1 to 1000"));
    EXPECT_FALSE(checkSetting(field("head"), QVariant(QVariantList(kMaxHeads + 1, QVariantMap()))));
}

} // namespace
} // namespace gleaner
