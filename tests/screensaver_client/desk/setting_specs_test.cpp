// Every setting is there, explained, and guarded.
#include "screensaver_client/desk/setting_specs.h"

#include "screensaver_client/desk/hour_grid.h"
#include "tests/support/code_of.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

#include <set>

namespace gleaner {
namespace {

const SettingSpec& specOf(const std::vector<SettingSpec>& specs, const char* name) {
    const auto found = std::ranges::find(specs, QString::fromLatin1(name), &SettingSpec::name);
    EXPECT_NE(found, specs.end()) << name;
    return *found;
}

TEST(SettingSpecs, EverySettingThereIsIsNamedOnceAndExplainedInTheDialogsOwnWords) {
    std::set<QString> names;
    for (const SettingSpec& spec : settingSpecs()) {
        EXPECT_TRUE(names.insert(spec.name()).second) << spec.name().toStdString();
        EXPECT_NE(spec.label, spec.name()) << "words for it are missing in setting_specs.cpp";
        EXPECT_TRUE(spec.help.endsWith(QLatin1Char('.'))) << spec.help.toStdString();
    }
    EXPECT_EQ(names.size(), settingFields().size());
}

TEST(SettingSpecs, TheDefaultsCanBeStored) {
    const QVariantMap defaults = settingValues({});
    for (const SettingSpec& spec : settingSpecs())
        EXPECT_TRUE(checkEntered(spec, QJsonValue::fromVariant(defaults.value(spec.name()))))
            << spec.name().toStdString();
}

TEST(SettingSpecs, AWrongNumberIsToldTheBounds) {
    const auto specs = settingSpecs();
    const SettingSpec& idle = specOf(specs, "idle_minutes");
    for (const QJsonValue& wrong : {QJsonValue(0), QJsonValue(1441), QJsonValue(2.5),
                                    QJsonValue(QStringLiteral("soon")), QJsonValue(QString())}) {
        const Status status = checkEntered(idle, wrong);
        ASSERT_EQ(codeOf(status), ErrorCode::InvalidArgument);
        EXPECT_TRUE(status.error().message.contains(QStringLiteral("1 to 1440")));
    }
    EXPECT_TRUE(checkEntered(idle, 1440));
}

TEST(SettingSpecs, HoursThatCannotBeReadAreNamed) {
    const auto specs = settingSpecs();
    const SettingSpec& hours = specOf(specs, "hours");
    EXPECT_TRUE(checkEntered(hours, QJsonArray()));
    EXPECT_TRUE(checkEntered(hours, QJsonArray{QStringLiteral("Mon-Fri 18:00-08:00"), QStringLiteral("Sat,Sun")}));
    const Status wrong = checkEntered(hours, QJsonArray{QStringLiteral("Mon-Fry 18:00-08:00")});
    ASSERT_EQ(codeOf(wrong), ErrorCode::InvalidArgument);
    EXPECT_TRUE(wrong.error().message.contains(QStringLiteral("Mon-Fry")));
    const Status none = checkEntered(hours, QJsonArray{kNoHours});
    ASSERT_FALSE(none);
    EXPECT_TRUE(none.error().message.contains(QStringLiteral("at least one hour")));
}

TEST(SettingSpecs, AHeadNeedsAFileAndAWeight) {
    const auto specs = settingSpecs();
    const SettingSpec& heads = specOf(specs, "head");
    const auto head = [](const char* file, int weight) {
        return QJsonArray{
            QJsonObject{{QStringLiteral("enrolment"), QString::fromLatin1(file)}, {QStringLiteral("weight"), weight}}};
    };
    EXPECT_TRUE(checkEntered(heads, QJsonArray()));
    EXPECT_TRUE(checkEntered(heads, head("/etc/gleaner/office.enrolment", 1)));
    EXPECT_FALSE(checkEntered(heads, head(" ", 1)));
    EXPECT_FALSE(checkEntered(heads, head("a", 0)));
    EXPECT_FALSE(checkEntered(heads, head("a", 1001)));
}

} // namespace
} // namespace gleaner
