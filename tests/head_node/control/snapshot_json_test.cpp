#include "head_node/control/snapshot_json.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

HeadSnapshot everythingSet() {
    JobSnapshot job;
    job.record.id = JobId(QUuid::createUuid());
    job.record.title = QStringLiteral("Q4 \"book\"");
    job.record.purpose = QStringLiteral("The bank's risk, every night");
    job.record.computation = {QStringLiteral("option-pricing"), 3};
    job.record.parameters = {{QStringLiteral("paths"), 10'000}};
    job.record.outputPath = QStringLiteral("/tmp/prices.csv");
    job.record.priority = -4;
    job.record.state = JobState::Failed;
    job.record.stateReason = QStringLiteral("no");
    job.record.chunkCount = 10'000'000'000;
    job.record.created = TimePoint(Milliseconds(1'700'000'000'123));
    job.record.finished = TimePoint(Milliseconds(1'700'000'100'456));
    job.record.summary = {{QStringLiteral("value"), 1.5}};
    job.writingResult = true;
    job.needsPerson = true;
    job.answered = 9'999'999'999;
    job.out = 1;
    job.waiting = 2;
    job.dropped = 3;
    job.duplicates = 4;
    job.strangers = 5;
    job.failures = 6;
    job.scatteredAgain = 7;
    job.ratePerSecond = 12.25;
    job.timeLeft = Seconds(99);
    job.computeTime = std::chrono::microseconds(123'456'789);
    job.warning = QStringLiteral("careful");
    job.setAside = {{17,
                     FailureKind::TakenTooOften,
                     QStringLiteral("crash"),
                     {QStringLiteral("a/0")},
                     TimePoint(Milliseconds(5)),
                     true,
                     6}};
    job.setAsideCount = 8;
    HeadSnapshot shot;
    shot.jobs = {job};
    FleetWorker worker;
    worker.worker = WorkerId(QStringLiteral("pc-17/3f2a"));
    worker.platform = QStringLiteral("Debian GNU/Linux 12 x86_64");
    worker.processors = 4;
    worker.chunksDone = 1'000;
    worker.computeTime = std::chrono::microseconds(17);
    worker.answers = 900;
    worker.failures = 2;
    worker.ratePerSecond = 3.5;
    worker.firstSeen = TimePoint(Milliseconds(1'700'000'000'001));
    worker.lastSeen = TimePoint(Milliseconds(1'700'000'000'002));
    worker.gone = true;
    worker.isProven = false;
    worker.label = QStringLiteral("Reception");
    worker.version = QStringLiteral("0.1.0");
    worker.handedBack = 3;
    worker.activity = WorkerActivity::Paused;
    worker.activeSince = TimePoint(Milliseconds(1'700'000'000'003));
    worker.inHand = FleetChunk{job.record.id, 4'711, TimePoint(Milliseconds(1'700'000'000'004))};
    worker.alsoInHand = 7;
    worker.lastJob = job.record.id;
    worker.speed = 1.25;
    shot.fleet = {worker};
    shot.turnedAway = 11;
    shot.malformedHeartbeats = 12;
    shot.strangers = 9;
    shot.malformed = 10;
    shot.trouble = QStringLiteral("the disk is full");
    shot.localProcessors = 2;
    shot.at = TimePoint(Milliseconds(1'700'000'200'000));
    return shot;
}

TEST(SnapshotJson, AWindowReadsBackAllThatTheHeadWrote) {
    const QJsonObject json = toJson(everythingSet());
    const auto read = headSnapshotFromJson(json);
    ASSERT_TRUE(read) << read.error().message.toStdString();
    EXPECT_EQ(toJson(*read), json);
    EXPECT_EQ(read->jobs.at(0).answered, 9'999'999'999U);
    EXPECT_EQ(read->fleet.at(0).worker.value(), QStringLiteral("pc-17/3f2a"));
    EXPECT_EQ(read->jobs.at(0).setAside.at(0).workers, QStringList{QStringLiteral("a/0")});
    EXPECT_EQ(read->jobs.at(0).setAside.at(0).failures, 6);
}

TEST(SnapshotJson, AnUnknownTimeLeftStaysUnknown) {
    HeadSnapshot shot = everythingSet();
    shot.jobs[0].timeLeft.reset();
    EXPECT_EQ(headSnapshotFromJson(toJson(shot))->jobs[0].timeLeft, std::nullopt);
}

TEST(SnapshotJson, TheFirstWrongFieldIsNamed) {
    QJsonObject json = toJson(everythingSet());
    json.insert(QStringLiteral("malformed"), -1);
    const auto read = headSnapshotFromJson(json);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Malformed);
    EXPECT_TRUE(read.error().message.contains(QStringLiteral("malformed"))) << read.error().message.toStdString();
}

TEST(SnapshotJson, AWrongFieldOfAWorkerIsNamedToo) {
    QJsonObject json = toJson(everythingSet());
    QJsonArray fleet = json.value(QStringLiteral("fleet")).toArray();
    QJsonObject worker = fleet.at(0).toObject();
    worker.remove(QStringLiteral("gone"));
    fleet.replace(0, worker);
    json.insert(QStringLiteral("fleet"), fleet);
    const auto read = headSnapshotFromJson(json);
    ASSERT_FALSE(read);
    EXPECT_TRUE(read.error().message.contains(QStringLiteral("gone"))) << read.error().message.toStdString();
}

TEST(SnapshotJson, QueuesComeBackTheSame) {
    QueueView view;
    view.properties.approximateMessageCount = 12;
    view.properties.metadata.insert(QStringLiteral("poisonthreshold"), QStringLiteral("5"));
    PeekedMessage message;
    message.id = MessageId(QStringLiteral("m-1"));
    message.kind = QStringLiteral("chunk");
    message.job = JobId(QUuid::createUuid());
    message.sequence = 4;
    message.detail = QStringLiteral("primes version 1");
    message.textBytes = 96;
    message.dequeueCount = 2;
    message.inserted = TimePoint(Milliseconds(1'000));
    message.expires = TimePoint(Milliseconds(2'000));
    view.front = {message};
    const QJsonObject json = toJson(view);
    const auto read = queueViewFromJson(json);
    ASSERT_TRUE(read) << read.error().message.toStdString();
    EXPECT_EQ(toJson(*read), json);
}

} // namespace
} // namespace gleaner
