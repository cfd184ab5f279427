// Heads and workers that die and come back while their queues stay where they are.
#include "common/client/remote_account.h"
#include "head_node/engine/head_queues.h"
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <gtest/gtest.h>

#include <random>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Messages in the office's work and answers queues, as a client of the wire counts them.
std::uint64_t messagesLeft(const Office& office) {
    SystemClock clock;
    SystemRandom random;
    const auto where = ConnectionList::parse(office.connection());
    const auto account = RemoteAccount::open(where.value(), clock, random).value();
    std::uint64_t left = 0;
    for (const char16_t* name : {kWorkQueueName, kAnswersQueueName})
        left += account->queues().open(QString::fromUtf16(name))->properties().value().approximateMessageCount;
    return left;
}

TEST(Restart, WorkersGoOnWithoutTheHeadAndItTakesUpWhatTheyLeft) {
    Office office(words("--visibility 5"));
    ASSERT_TRUE(office.startHead()) << office.logs();
    const QString result = office.file(QStringLiteral("result"));
    const char* const form = "echo --chunks 60 --spin-ms 20 --padding 100 -o";
    const QString id = office.submit(words(form) + QStringList(result));
    office.addWorker();
    ASSERT_TRUE(eventually([&] { return office.answered(id) > 5; })) << office.logs();
    office.head().kill();
    const std::uint64_t atFirst = messagesLeft(office);
    ASSERT_TRUE(eventually([&] { return messagesLeft(office) != atFirst || atFirst <= 60; }));
    ASSERT_TRUE(office.startHead()) << office.logs();
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << office.logs();
    const QString serial = office.file(QStringLiteral("serial"));
    ASSERT_EQ(gleaner(words("run --serial") + words(form) + QStringList(serial)).exitCode, 0);
    EXPECT_EQ(contentOf(result), contentOf(serial));
    EXPECT_TRUE(eventually([&] { return messagesLeft(office) == 0; })) << messagesLeft(office) << " go round";
}

TEST(Restart, AJobThatWasAcknowledgedOutlivesTheHeadsDeathAtAnyMomentAfter) {
    constexpr int kJobs = 4;
    Office office(words("--visibility 5"));
    ASSERT_TRUE(office.startHead()) << office.logs();
    std::mt19937 chance(20'261'121);
    QStringList ids;
    for (int i = 0; i < kJobs; ++i) {
        ids += office.submit(words("echo --chunks 5 -o") + QStringList(office.file(QStringLiteral("result%1").arg(i))));
        ASSERT_FALSE(ids.last().isEmpty()) << office.logs();
        QThread::msleep(chance() % 60); // while it scatters, or before
        office.head().kill();
        ASSERT_TRUE(office.startHead()) << office.logs();
    }
    RunningProgram& worker = office.addWorker();
    for (const QString& id : ids) {
        ASSERT_TRUE(eventually([&] { return office.answered(id) > 0; })) << office.logs();
        worker.kill();
        worker.start();
    }
    for (int i = 0; i < kJobs; ++i) {
        ASSERT_TRUE(eventually([&] { return office.stateOf(ids[i]) == QStringLiteral("done"); })) << office.logs();
        EXPECT_TRUE(contentOf(office.file(QStringLiteral("result%1").arg(i))).startsWith("answers 5\n"));
    }
}

} // namespace
} // namespace gleaner
