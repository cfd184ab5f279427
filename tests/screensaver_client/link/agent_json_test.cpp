#include "screensaver_client/link/agent_json.h"

#include "tests/support/fake_agent.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

AgentPicture halfATile() {
    AgentPicture picture{.width = 3, .height = 2, .rgb = true, .pixels = QByteArray(24, '\x7F'), .rowsDone = 1};
    picture.left = 44;
    picture.top = 88;
    picture.wholeWidth = 640;
    picture.wholeHeight = 480;
    return picture;
}

TEST(AgentJson, ASnapshotComesBackAsItWas) {
    AgentSnapshot shot = FakeAgent::computing();
    shot.snoozedUntil = shot.since + Milliseconds(60'001);
    shot.computeNowUntil = shot.since;
    shot.heads.push_back({u"Other"_s, u"azure"_s, 7, AgentHeadState::Unreachable, u"No route."_s});
    EXPECT_EQ(agentSnapshotFromJson(toJson(shot)), shot);
}

TEST(AgentJson, ASnapshotWithoutJobAndTimesComesBackWithoutThem) {
    AgentSnapshot shot;
    shot.state = AgentState::Paused;
    EXPECT_EQ(agentSnapshotFromJson(toJson(shot)), shot);
    EXPECT_FALSE(toJson(shot).contains("job"_L1));
    EXPECT_FALSE(toJson(shot).contains("snoozed_until"_L1));
}

TEST(AgentJson, NamesTheFieldThatIsMissing) {
    for (const QString& field : {u"state"_s, u"heads"_s, u"chunks"_s, u"own"_s, u"since"_s}) {
        QJsonObject json = toJson(FakeAgent::computing());
        json.remove(field);
        const auto read = agentSnapshotFromJson(json);
        ASSERT_FALSE(read) << field.toStdString();
        EXPECT_EQ(read.error().code, ErrorCode::Malformed);
        EXPECT_TRUE(read.error().message.contains(field)) << read.error().message.toStdString();
    }
}

TEST(AgentJson, RefusesAStateThatIsNone) {
    QJsonObject json = toJson(FakeAgent::computing());
    json.insert("state"_L1, u"dreaming"_s);
    EXPECT_FALSE(agentSnapshotFromJson(json));
}

TEST(AgentJson, TheTimeLineComesBackAsItWas) {
    const TimePoint noon{Milliseconds(1'767'268'800'000)};
    const std::vector<AgentWhyEntry> entries{
        {noon, std::nullopt, true, 4, u"idle"_s, u"Nobody is here."_s},
        {noon - Milliseconds(5'000), noon, false, 0, u"owner"_s, u"You are working."_s}};
    EXPECT_EQ(agentWhyFromJson(toJson(entries)), entries);
}

TEST(AgentJson, APictureComesBackAsItWas) {
    const AgentPicture picture = halfATile();
    EXPECT_EQ(agentPictureFromJson(toJson(picture)), picture);
}

TEST(AgentJson, RefusesAPictureWhoseNumbersDoNotFitItsBytes) {
    const auto changed = [](const QString& field, const QJsonValue& value) {
        QJsonObject json = toJson(halfATile());
        json.insert(field, value);
        return agentPictureFromJson(json);
    };
    EXPECT_FALSE(changed(u"width"_s, 4));
    EXPECT_FALSE(changed(u"height"_s, -2));
    EXPECT_FALSE(changed(u"rows_done"_s, 3));
    EXPECT_FALSE(changed(u"format"_s, u"gray8"_s));
    EXPECT_FALSE(changed(u"format"_s, u"png"_s));
    EXPECT_FALSE(changed(u"data"_s, u"%%%%"_s));
    EXPECT_TRUE(changed(u"left"_s, 0));
}

TEST(AgentJson, RefusesAPictureThatWouldNotFitInALine) {
    AgentPicture picture;
    picture.rgb = true;
    picture.width = picture.wholeWidth = 1'024;
    picture.height = picture.wholeHeight = 2'048;
    picture.pixels = QByteArray(kMaxAgentPictureBytes, '\x20');
    EXPECT_TRUE(agentPictureFromJson(toJson(picture)));
    picture.height = picture.wholeHeight = 2'049;
    picture.pixels.append(QByteArray(4 * 1'024, '\x20'));
    EXPECT_FALSE(agentPictureFromJson(toJson(picture)));
}

TEST(AgentJson, SettingsComeBackAsTheyWere) {
    const AgentSettingValues settings{
        {{u"idle_minutes"_s, 5}}, {{u"idle_minutes"_s, 10}}, {u"threads"_s}, {u"Line 3 is wrong."_s}};
    EXPECT_EQ(agentSettingsFromJson(toJson(settings)), settings);
    QJsonObject older = toJson(settings);
    older.remove("problems"_L1);
    EXPECT_TRUE(agentSettingsFromJson(older).value_or(settings).problems.isEmpty());
}

} // namespace
} // namespace gleaner
