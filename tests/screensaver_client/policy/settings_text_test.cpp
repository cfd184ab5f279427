#include "screensaver_client/policy/settings_text.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::HasSubstr;

const QString kIdle = QStringLiteral("idle_minutes"), kTray = QStringLiteral("tray"), kHours = QStringLiteral("hours"),
              kHead = QStringLiteral("head"), kEnrolment = QStringLiteral("enrolment"),
              kWeight = QStringLiteral("weight");

QVariantMap head(const char* enrolment, int weight) {
    return {{kEnrolment, QString::fromLatin1(enrolment)}, {kWeight, weight}};
}

QByteArray change(const QByteArray& text, const QVariantMap& values) {
    const auto changed = changeSettingsText(text, values);
    EXPECT_TRUE(changed) << changed.error().message.toStdString();
    return changed.value_or(QByteArray());
}

TEST(SettingsText, ValuesComeWithTheirLines) {
    const auto text = readSettingsText("# mine\nidle_minutes = 7\n\nhours = [\"Sat\",\n  \"Sun\"]\ntray = false\n"
                                       "[[head]]\nenrolment = 'C:\\x'\nweight = 3\n");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->values[kIdle], QVariant(7));
    EXPECT_EQ(text->values[kTray], QVariant(false));
    EXPECT_EQ(text->values[kHours].toStringList(), QStringList({QStringLiteral("Sat"), QStringLiteral("Sun")}));
    EXPECT_EQ(text->values[kHead].toList().first().toMap()[kEnrolment].toString(), QStringLiteral("C:\\x"));
    EXPECT_EQ(text->lines[kIdle], 2);
    EXPECT_EQ(text->lines[kTray], 6);
}

TEST(SettingsText, AMistakeIsNamedWithItsLine) {
    for (const char* wrong : {"a = 1\nb =\n", "a = 1\nidle_minutes 5\n", "a = 1\na = 2\n", "a = 1\nb = \"open\n"}) {
        const auto text = readSettingsText(wrong);
        ASSERT_FALSE(text) << wrong;
        EXPECT_EQ(text.error().code, ErrorCode::Malformed);
        EXPECT_THAT(text.error().message.toStdString(), HasSubstr("line 2")) << wrong;
        EXPECT_FALSE(changeSettingsText(wrong, {{kIdle, 3}}));
    }
    EXPECT_EQ(readSettingsText(QByteArray(kMaxSettingsBytes + 1, '#')).error().code, ErrorCode::TooLarge);
}

TEST(SettingsText, AChangeLeavesEverythingElseAsItWas) {
    const QByteArray before =
        "# Grüße\nidle_minutes=7 # minutes\nfuture = {a = 1}\nhours = [ \"Sat\", # one\n  \"Sun\" ] # all\n"
        "\n# what is to come\n[later]\nx = 1\n";
    const QByteArray after =
        change(before, {{kIdle, 12}, {kTray, false}, {kHours, QStringList{QStringLiteral("Mon")}}});
    EXPECT_EQ(after.toStdString(), "# Grüße\nidle_minutes=12 # minutes\nfuture = {a = 1}\nhours = [\"Mon\"] # all\n"
                                   "tray = false\n\n# what is to come\n[later]\nx = 1\n");
}

TEST(SettingsText, AnEmptyFileGetsWhatIsSet) {
    EXPECT_EQ(change("", {{kIdle, 1}, {kTray, true}}).toStdString(), "idle_minutes = 1\ntray = true\n");
}

TEST(SettingsText, TextsBeyondLatinBeforeAValueDoNotShiftIt) {
    EXPECT_EQ(change("\"\xC3\xA4\xF0\x9F\x98\x80\" = 1\ntray = true\n", {{kTray, false}}).toStdString(),
              "\"\xC3\xA4\xF0\x9F\x98\x80\" = 1\ntray = false\n");
    EXPECT_EQ(
        change("x = {y = \"\xF0\x9F\x98\x80\"}\r\ntray = true # \xF0\x9F\x98\x80\r\n", {{kTray, false}}).toStdString(),
        "x = {y = \"\xF0\x9F\x98\x80\"}\r\ntray = false # \xF0\x9F\x98\x80\r\n");
}

TEST(SettingsText, HeadsComeGoAndChangeTheirWeights) {
    const QByteArray before = "tray = true\n\n[[head]]\n# the first\nenrolment = \"a\"\nweight = 1\nnote = \"mine\"\n\n"
                              "[[head]]\nenrolment = \"b\"\n\n[other]\nx = 1\n\n[[head]]\nenrolment = \"c\"\n";
    const QByteArray after =
        change(before, {{kHead, QVariantList{head("a", 5), head("c", 2), head("d \"\\", 1)}}, {kTray, false}});
    EXPECT_EQ(after.toStdString(),
              "tray = false\n\n[[head]]\n# the first\nenrolment = \"a\"\nweight = 5\nnote = \"mine\"\n\n"
              "[other]\nx = 1\n\n[[head]]\nweight = 2\nenrolment = \"c\"\n\n"
              "[[head]]\nenrolment = \"d \\\"\\\\\"\nweight = 1\n");
    const auto read = readSettingsText(after);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->values[kHead].toList().size(), 3);
    EXPECT_EQ(read->values[kHead].toList().last().toMap()[kEnrolment].toString(), QStringLiteral("d \"\\"));
}

TEST(SettingsText, HeadsWrittenInPlaceStayInPlace) {
    EXPECT_EQ(change("head = [\n  {enrolment = \"a\"}, # one\n] # all\ntray = true\n",
                     {{kHead, QVariantList{head("b", 2)}}, {kTray, false}, {kIdle, 1}})
                  .toStdString(),
              "head = [{enrolment = \"b\", weight = 2}] # all\ntray = false\nidle_minutes = 1\n");
    EXPECT_EQ(change("head = []\n", {{kHead, QVariantList()}}).toStdString(), "head = []\n");
}

TEST(SettingsText, ForeignCharactersStandInTextsAndCommentsOnly) {
    for (const char* const good : {"a = \"\xC3\xA4\" # \xC3\xBC\n", "a = '''\n\xC3\xA4\n'''\n",
                                   "\xEF\xBB\xBF"
                                   "a = 1\n",
                                   "a = \"x\\\"\xC3\xA4\"\n", "\"\xC3\xA4\" = 1\n"})
        EXPECT_TRUE(readSettingsText(good)) << good;
    // What is not a letter nor a blank to Unicode is nothing to toml++, which goes on somewhere.
    for (const char* const bad : {"\xEF\xB7\xBF"
                                  "a = 1\n",
                                  "b = 1\na =\xEF\xB7\xBF 1\n", "a = \"x\"\xC3\xA4\n"}) {
        const auto read = readSettingsText(bad);
        ASSERT_FALSE(read) << bad;
        EXPECT_EQ(read.error().code, ErrorCode::Malformed);
        EXPECT_TRUE(read.error().message.contains(QStringLiteral("line"))) << read.error().message.toStdString();
    }
}

TEST(SettingsText, AFileThatOnlyAPersonCanChangeIsLeftAsItIs) {
    const QByteArray odd = "idle_minutes.x = 1\n";
    const auto changed = changeSettingsText(odd, {{QStringLiteral("idle_minutes"), 7}});
    if (changed) {
        EXPECT_EQ(readSettingsText(*changed)->values[QStringLiteral("idle_minutes")], 7);
    } else {
        EXPECT_EQ(changed.error().code, ErrorCode::Malformed);
    }
}

} // namespace
} // namespace gleaner
