// Workers as processes: what others see when one is told to end, and what it does while the head is away.
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QJsonArray frontOfWork(const Office& office) {
    return office.ask(words("peek work")).json().value(QLatin1String("front")).toArray();
}

TEST(Worker, ToldToEndItHandsItsChunkBackAtOnce) {
    Office office(words("--visibility 3600")); // longer than patience: only a hand-back shows the chunk again
    ASSERT_TRUE(office.startHead()) << office.logs();
    const QString id =
        office.submit(words("echo --chunks 1 --spin-ms 60000 -o") + QStringList(office.file(QStringLiteral("result"))));
    ASSERT_TRUE(eventually([&] { return frontOfWork(office).size() == 1; })) << office.logs();
    RunningProgram& worker = office.addWorker();
    ASSERT_TRUE(eventually([&] { return frontOfWork(office).isEmpty(); })) << office.logs();
    worker.terminate();
    const Ended ended = worker.waitForEnd();
    EXPECT_EQ(ended.exitCode, 0) << ended.text();
    const QJsonArray front = frontOfWork(office);
    ASSERT_EQ(front.size(), 1) << ended.text();
    EXPECT_EQ(front[0][QLatin1String("dequeue_count")].toInteger(), 1);
    EXPECT_EQ(office.answered(id), 0);
}

TEST(Worker, IsKnownToTheHeadByItsHeartbeatAndItsAnswers) {
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    (void)office.addWorker(words("--name reception"));
    (void)office.submit(words("echo --chunks 20 -o") + QStringList(office.file(QStringLiteral("result"))));
    QJsonValue known;
    ASSERT_TRUE(eventually([&] {
        known = office.ask(words("fleet")).json().value(QLatin1String("fleet"))[0];
        return known[QLatin1String("processors")].toInt() == 1 && known[QLatin1String("answers")].toInt() == 20;
    })) << office.logs();
    EXPECT_EQ(known[QLatin1String("worker")].toString(), QStringLiteral("reception"));
    EXPECT_FALSE(known[QLatin1String("platform")].toString().isEmpty());
    EXPECT_FALSE(known[QLatin1String("gone")].toBool());
    const Ended table = gleaner(words("fleet --data") + QStringList(office.data()));
    EXPECT_TRUE(table.out.contains("reception")) << table.text();
    EXPECT_TRUE(table.out.contains("Fleet: 1 worker with 1 processor")) << table.text();
}

TEST(Worker, GoesOnWhenTheHeadComesBack) {
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    RunningProgram& worker = office.addWorker();
    const QString id =
        office.submit(words("echo --chunks 400 --spin-ms 10 -o") + QStringList(office.file(QStringLiteral("result"))));
    ASSERT_TRUE(eventually([&] { return office.answered(id) > 0; })) << office.logs();
    office.head().kill();
    QTcpServer standIn; // the head is away until the worker has called somebody who does not answer as a head does
    ASSERT_TRUE(eventually([&] { return standIn.listen(QHostAddress(QHostAddress::LocalHost), office.port()); }));
    ASSERT_TRUE(standIn.waitForNewConnection(static_cast<int>(Milliseconds(kPatience).count()))) << office.logs();
    delete standIn.nextPendingConnection();
    standIn.close();
    ASSERT_TRUE(office.startHead()) << office.logs();
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << office.logs();
    EXPECT_TRUE(worker.isRunning());
}

} // namespace
} // namespace gleaner
