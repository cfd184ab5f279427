// The time line as a table: newest first, in words, and a proper model whatever comes.
#include "screensaver_client/desk/why_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const TimePoint kNow{Milliseconds(1'767'268'800'000)};

AgentWhyEntry entry(int minutesAgo, std::optional<int> untilMinutesAgo, bool run, const char* sentence = "Because.") {
    AgentWhyEntry result;
    result.from = kNow - std::chrono::minutes(minutesAgo);
    if (untilMinutesAgo)
        result.until = kNow - std::chrono::minutes(*untilMinutesAgo);
    result.run = run;
    result.threads = run ? 4 : 0;
    result.sentence = QString::fromLatin1(sentence);
    return result;
}

QString text(const WhyModel& model, int row, int column) {
    return model.data(model.index(row, column)).toString();
}

TEST(WhyModel, IsAProperModelThroughEveryChange) {
    WhyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries({entry(30, std::nullopt, true)}, kNow);
    model.setEntries({entry(10, std::nullopt, false), entry(30, 10, true)}, kNow);
    model.setEntries({entry(1, std::nullopt, true), entry(5, 1, false), entry(10, 5, false), entry(30, 10, true)},
                     kNow);
    model.setEntries({entry(2, std::nullopt, true)}, kNow);
    model.setEntries({}, kNow);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(WhyModel, SaysSinceWhenHowLongWhatAndWhy) {
    WhyModel model;
    model.setEntries(
        {entry(30, std::nullopt, true, "Nobody is here."), entry(230, 30, false, "The PC runs on battery.")}, kNow);
    EXPECT_EQ(text(model, 0, WhyModel::Lasted), QStringLiteral("30 min"));
    EXPECT_EQ(text(model, 0, WhyModel::State), QStringLiteral("Computing, 4 processors"));
    EXPECT_EQ(text(model, 0, WhyModel::Why), QStringLiteral("Nobody is here."));
    EXPECT_EQ(text(model, 1, WhyModel::Lasted), QStringLiteral("3 h 20 min"));
    EXPECT_EQ(text(model, 1, WhyModel::State), QStringLiteral("Paused"));
}

TEST(WhyModel, NewStretchesComeAtTheTopAndTheReaderKeepsThePlace) {
    WhyModel model;
    model.setEntries({entry(30, std::nullopt, true)}, kNow);
    const QPersistentModelIndex read(model.index(0, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setEntries({entry(10, std::nullopt, false), entry(30, 10, true)}, kNow);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(read.row(), 1);
}

TEST(WhyModel, AScreenReaderHearsTheColumn) {
    WhyModel model;
    model.setEntries({entry(30, std::nullopt, true)}, kNow);
    EXPECT_EQ(model.data(model.index(0, WhyModel::Why), Qt::AccessibleTextRole).toString(),
              QStringLiteral("Why: Because."));
}

} // namespace
} // namespace gleaner
