// The settings are shown as the agent has them, guarded, and stored when the person says so.
#include "screensaver_client/desk/settings_page.h"

#include "screensaver_client/desk/setting_row.h"
#include "tests/screensaver_client/desk/desk_examples.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class SettingsPageTest : public testing::Test {
protected:
    SettingsPageTest() { page.setSettings(exampleSettings()); }

    SettingRow* field(const char* name) const {
        for (SettingRow* each : page.findChildren<SettingRow*>())
            if (each->spec().name() == QLatin1String(name))
                return each;
        return nullptr;
    }
    QLineEdit* number(const char* name) const { return field(name)->findChild<QLineEdit*>(); }
    QPushButton* button(const char* text) const {
        for (QPushButton* each : page.findChildren<QPushButton*>())
            if (each->text() == QLatin1String(text))
                return each;
        return nullptr;
    }
    static void type(QLineEdit* edit, const char* text) {
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(text));
    }
    bool says(QWidget* in, const char* text) const {
        for (const QLabel* label : in->findChildren<QLabel*>())
            if (!label->isHidden() && label->text().contains(QLatin1String(text)))
                return true;
        return false;
    }

    SettingsPage page;
};

TEST_F(SettingsPageTest, EverySettingOfTheAgentHasAField) {
    for (const QString& name : exampleSettings().defaults.keys())
        EXPECT_NE(field(name.toLatin1().constData()), nullptr) << name.toStdString();
}

TEST_F(SettingsPageTest, ShowsWhatTheAgentHasAndChangesNothingByItself) {
    EXPECT_EQ(number("idle_minutes")->text(), QStringLiteral("5"));
    EXPECT_TRUE(page.changes().isEmpty()) << QJsonDocument(page.changes()).toJson().toStdString();
    EXPECT_FALSE(button("&Save")->isEnabled());
}

TEST_F(SettingsPageTest, SavesJustWhatWasChanged) {
    QSignalSpy save(&page, &SettingsPage::save);
    type(number("idle_minutes"), "15");
    field("on_metered")->findChild<QCheckBox*>()->click();
    button("&Save")->click();
    ASSERT_EQ(save.count(), 1);
    EXPECT_EQ(save[0][0].toJsonObject(),
              (QJsonObject{{QStringLiteral("idle_minutes"), 15}, {QStringLiteral("on_metered"), true}}));
}

TEST_F(SettingsPageTest, AWrongValueIsExplainedBesideItsFieldAndNotSaved) {
    QSignalSpy save(&page, &SettingsPage::save);
    type(number("temperature_celsius"), "30");
    EXPECT_TRUE(says(field("temperature_celsius"), "from 40 to 120"));
    button("&Save")->click();
    EXPECT_EQ(save.count(), 0);
    EXPECT_TRUE(says(&page, "Nothing is saved yet"));
    type(number("temperature_celsius"), "70");
    EXPECT_FALSE(says(field("temperature_celsius"), "from 40 to 120"));
    button("&Save")->click();
    EXPECT_EQ(save.count(), 1);
}

TEST_F(SettingsPageTest, LockedSettingsAreShownAsTheAdministrators) {
    EXPECT_TRUE(field("processors")->isLocked());
    EXPECT_FALSE(number("processors")->isEnabled());
    EXPECT_TRUE(says(field("processors"), "your administrator has set this."));
    EXPECT_FALSE(says(field("idle_minutes"), "administrator"));
    button("&Defaults")->click();
    EXPECT_FALSE(page.changes().contains(QStringLiteral("on_battery")));
}

TEST_F(SettingsPageTest, DefaultsAndUndoFillTheFields) {
    type(number("idle_minutes"), "44");
    button("&Undo changes")->click();
    EXPECT_EQ(number("idle_minutes")->text(), QStringLiteral("5"));
    button("&Defaults")->click();
    EXPECT_EQ(page.changes().value(QStringLiteral("hours")), QJsonValue(QJsonArray()));
}

TEST_F(SettingsPageTest, WhatIsTypedSurvivesNewsFromTheAgent) {
    type(number("idle_minutes"), "44");
    AgentSettingValues news = exampleSettings();
    news.values.insert(QStringLiteral("others_cpu_percent"), 30);
    page.setSettings(news);
    EXPECT_EQ(number("idle_minutes")->text(), QStringLiteral("44"));
}

TEST_F(SettingsPageTest, WhatIsWrittenWronglyIsShownUntilItIsCorrected) {
    AgentSettingValues news = exampleSettings();
    news.problems = {QStringLiteral("/etc/gleaner/policy.toml, line 3: idle_minutes must be a whole number.")};
    page.setSettings(news);
    EXPECT_TRUE(says(&page, "policy.toml, line 3"));
    page.setSettings(exampleSettings());
    EXPECT_FALSE(says(&page, "policy.toml"));
}

TEST_F(SettingsPageTest, TheAgentsRefusalIsShown) {
    page.saved(QStringLiteral("The administrator has set idle_minutes."));
    EXPECT_TRUE(says(&page, "The administrator has set idle_minutes."));
    page.saved({});
    EXPECT_TRUE(says(&page, "Saved."));
}

TEST_F(SettingsPageTest, WhatIsTypedSurvivesANewStartOfTheAgent) {
    type(number("idle_minutes"), "44");
    page.setSettings(std::nullopt);
    EXPECT_FALSE(button("&Save")->isEnabled());
    page.setSettings(exampleSettings());
    EXPECT_EQ(number("idle_minutes")->text(), QStringLiteral("44"));
    EXPECT_TRUE(button("&Save")->isEnabled());
    EXPECT_TRUE(says(&page, "not saved yet"));
}

TEST_F(SettingsPageTest, WithoutAnAgentNothingCanBeChanged) {
    page.setSettings(std::nullopt);
    EXPECT_FALSE(number("idle_minutes")->isEnabled());
    EXPECT_FALSE(button("&Save")->isEnabled());
    EXPECT_TRUE(says(&page, "agent is not running"));
    EXPECT_TRUE(page.changes().isEmpty());
}

} // namespace
} // namespace gleaner
