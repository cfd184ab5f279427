// What the agent tells becomes words: there is always something to read, whatever is missing.
#include "screensaver_client/saver/scene_composer.h"

#include "screensaver_client/desktop/amount_text.h"
#include "tests/support/fake_agent.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

const QLocale kEnglish(QLocale::English, QLocale::UnitedKingdom);

SaverScene compose(const AgentSnapshot& snapshot, const std::optional<AgentPicture>& picture = {}) {
    return composeScene({snapshot, picture, false}, kEnglish);
}

AgentPicture greyPicture() {
    AgentPicture picture;
    picture.width = 8, picture.height = 4, picture.rowsDone = 3;
    picture.pixels = QByteArray(32, '\x40');
    return picture;
}

TEST(SceneComposer, AJobIsShownWithItsTitleWhyItMattersAndHowFarItIs) {
    const SaverScene scene = compose(FakeAgent::computing());
    EXPECT_EQ(scene.mood, SceneMood::Computing);
    EXPECT_EQ(scene.headline, QStringLiteral("A very deep zoom"));
    EXPECT_EQ(scene.text, QStringLiteral("It becomes the poster in the hall."));
    EXPECT_NEAR(scene.progress.value(), 0.298, 1e-9);
    EXPECT_TRUE(scene.progressText.contains(QStringLiteral("298 of 1,000 chunks"))) << scene.progressText.toStdString();
    EXPECT_EQ(scene.rings, (std::vector<double>{0.25, 0.75}));
}

TEST(SceneComposer, ContributionsAreInChunksAndCpuHours) {
    const SaverScene scene = compose(FakeAgent::computing());
    ASSERT_EQ(scene.numbers.size(), 2U);
    EXPECT_EQ(scene.numbers[0].value, QStringLiteral("4,321 chunks"));
    EXPECT_TRUE(scene.numbers[0].detail.startsWith(QStringLiteral("97.0 CPU hours")));
    EXPECT_TRUE(scene.numbers[0].detail.endsWith(QStringLiteral("12 today")));
    EXPECT_EQ(scene.numbers[1].value, QStringLiteral("298 chunks"));
    EXPECT_EQ(scene.numbers[1].detail, QStringLiteral("31.0 CPU hours"));
}

TEST(SceneComposer, AmountsAreWrittenAsPeopleSayThem) {
    EXPECT_EQ(chunksText(1, kEnglish), QStringLiteral("1 chunk"));
    EXPECT_EQ(cpuTimeText(12s, kEnglish), QStringLiteral("less than a CPU minute"));
    EXPECT_EQ(cpuTimeText(90s, kEnglish), QStringLiteral("1 CPU minute"));
    EXPECT_EQ(cpuTimeText(35min, kEnglish), QStringLiteral("35 CPU minutes"));
    EXPECT_EQ(cpuTimeText(1234h, kEnglish), QStringLiteral("1,234 CPU hours"));
}

TEST(SceneComposer, ThePictureInWorkIsShown) {
    const SaverScene scene = compose(FakeAgent::computing(), greyPicture());
    ASSERT_TRUE(scene.picture);
    EXPECT_EQ(scene.picture->rowsDone, 3);
    EXPECT_EQ(scene.picture->image.size(), QSize(8, 4));
    EXPECT_EQ(scene.picture->image.pixelColor(7, 3).red(), 0x40);
    EXPECT_TRUE(scene.caption.contains(QStringLiteral("Chunk 301")));
    EXPECT_TRUE(scene.caption.contains(QStringLiteral("2 processors")));
}

TEST(SceneComposer, APictureOfAnotherJobIsNotShownUnderThisTitle) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.chunks[0].hasPicture = false;
    EXPECT_EQ(pictured(snapshot), 1);
    snapshot.chunks[1].job = JobId(QUuid::createUuid());
    EXPECT_EQ(pictured(snapshot), std::nullopt);
    EXPECT_FALSE(compose(snapshot, greyPicture()).picture);
}

TEST(SceneComposer, AJobWithoutACardStillHasAHeadline) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.job.reset();
    for (AgentChunk& chunk : snapshot.chunks)
        chunk.title.clear(), chunk.purpose.clear();
    const SaverScene scene = compose(snapshot);
    EXPECT_TRUE(scene.headline.contains(QStringLiteral("mandelbrot")));
    EXPECT_FALSE(scene.progress);
    EXPECT_EQ(scene.numbers.size(), 1U);
}

TEST(SceneComposer, PausingSaysWhyInTheAgentsOwnWords) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.state = AgentState::Paused;
    snapshot.chunks.clear();
    snapshot.sentence = QStringLiteral("Paused: the PC runs on battery.");
    const SaverScene scene = compose(snapshot);
    EXPECT_EQ(scene.mood, SceneMood::Paused);
    EXPECT_EQ(scene.headline, snapshot.sentence);
    EXPECT_TRUE(scene.rings.empty());
}

TEST(SceneComposer, AnOfficeOutOfReachIsSaidSo) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.state = AgentState::Waiting;
    snapshot.chunks.clear();
    EXPECT_TRUE(compose(snapshot).headline.contains(QStringLiteral("Nothing to compute")));
    snapshot.heads[0].state = AgentHeadState::Unreachable;
    EXPECT_TRUE(compose(snapshot).headline.contains(QStringLiteral("out of reach")));
    EXPECT_FALSE(compose(snapshot).text.isEmpty());
    snapshot.heads.clear();
    EXPECT_TRUE(compose(snapshot).text.contains(QStringLiteral("administrator")));
}

TEST(SceneComposer, WithoutAnAgentThereIsStillSomethingToRead) {
    const SaverScene starting = composeScene({}, kEnglish);
    const SaverScene missing = composeScene({std::nullopt, std::nullopt, true}, kEnglish);
    EXPECT_EQ(starting.mood, SceneMood::NoAgent);
    EXPECT_FALSE(starting.headline.isEmpty());
    EXPECT_NE(starting.text, missing.text);
}

TEST(SceneComposer, AnswersBeyondTheChunksDoNotOverflowTheBar) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.job->answered = 5'000;
    EXPECT_DOUBLE_EQ(compose(snapshot).progress.value(), 1.0);
    snapshot.job->chunks = 0;
    EXPECT_FALSE(compose(snapshot).progress);
}

} // namespace
} // namespace gleaner
