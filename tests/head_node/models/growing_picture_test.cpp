#include "head_node/models/growing_picture.h"

#include "head_node/models/job_history.h"
#include "tests/head_node/models/snapshot_samples.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// Two pixels wide, one high; `number` is left of or right of the middle.
QJsonObject answerWith(int number, int x, const QByteArray& rgb, int width = 1) {
    return {
        {QStringLiteral("whole"), QJsonArray{20, 10}},
        {QStringLiteral("size"), QJsonArray{2, 1}},
        {QStringLiteral("tiles"), QJsonArray{QJsonArray{number, x, 0, width, 1, QString::fromLatin1(rgb.toBase64())}}},
        {QStringLiteral("more"), false}};
}

TEST(GrowingPicture, PutsTilesWhereTheyBelongAndAsksForTheOthersOnly) {
    GrowingPicture picture(jobId(1), {100, 100});
    EXPECT_TRUE(picture.nextRequest().value(QStringLiteral("have")).toArray().isEmpty());
    ASSERT_TRUE(picture.take(answerWith(7, 1, QByteArray("\x01\x02\x03", 3))));
    EXPECT_EQ(picture.size(), QSize(2, 1));
    EXPECT_EQ(picture.whole(), QSize(20, 10));
    EXPECT_EQ(picture.pixels(), QByteArray("\0\0\0\0\x03\x02\x01\xff", 8));
    ASSERT_TRUE(picture.take(answerWith(9, 0, "abc")));
    ASSERT_TRUE(picture.take(answerWith(8, 0, "abc")));
    EXPECT_EQ(picture.nextRequest().value(QStringLiteral("have")).toArray(), (QJsonArray{7, 9}));
}

TEST(GrowingPicture, ATileThatDoesNotFitIsRefused) {
    GrowingPicture picture(jobId(1), {100, 100});
    EXPECT_FALSE(picture.take(answerWith(0, 1, "abcdef", 2)));
    EXPECT_FALSE(picture.take(answerWith(0, 0, "ab")));
    EXPECT_TRUE(picture.take({{QStringLiteral("size"), QJsonArray{0, 0}}}).value_or(true) == false) << "nothing yet";
}

TEST(JobHistory, StaysBoundedAndKeepsTheWholeTime) {
    HistorySeries series;
    for (int i = 0; i < 100'000; ++i)
        series.add({kShownAt + Seconds(i), static_cast<double>(i)});
    EXPECT_LE(series.points().size(), HistorySeries::kMost);
    EXPECT_GE(series.points().size(), HistorySeries::kMost / 4);
    EXPECT_EQ(series.points().front().at, kShownAt);
    EXPECT_EQ(series.points().back().value, 99'999);
}

TEST(JobHistory, ForgetsJobsThatAreGone) {
    JobHistory history;
    history.show(snapshotOf({runningJob(1, 1), runningJob(2, 1)}));
    EXPECT_NE(history.rateOf(jobId(1)), nullptr);
    history.show(snapshotOf({runningJob(2, 1)}));
    EXPECT_EQ(history.rateOf(jobId(1)), nullptr);
    EXPECT_NE(history.rateOf(jobId(2)), nullptr);
}

} // namespace
} // namespace gleaner
