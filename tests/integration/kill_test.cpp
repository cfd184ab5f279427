// The promise of the whole: whoever is killed, whenever, the job comes back whole, every chunk once.
#include "tests/integration/office.h"
#include "tests/integration/office_queues.h"
#include "tests/support/application_environment.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

const qint64 kChunks = 600 / slownessOfQueues();
constexpr std::size_t kWorkers = 3;
const int kKills = 30 / slownessOfQueues();
const int kHeadKills = kKills / 3;
constexpr int kHead = -1;
constexpr unsigned kSeed = 20'100'201;
constexpr unsigned long kLongestDelay_ms = 40; // about a chunk's time: so that every instant of one can be hit

struct Kill {
    qint64 whenAnswered;
    int whom; ///< a worker's number, or kHead
    unsigned long delay_ms;
};

/// Moments in the order in which the job reaches them. Some coincide: then a program is killed while it starts.
std::vector<Kill> drawKills() {
    std::mt19937 chance(kSeed);
    std::vector<Kill> kills;
    for (int i = 0; i < kKills; ++i) {
        const int whom = i < kHeadKills ? kHead : i % static_cast<int>(kWorkers);
        kills.push_back({static_cast<qint64>(chance()) % (kChunks * 9 / 10), whom, chance() % kLongestDelay_ms});
    }
    std::ranges::stable_sort(kills, {}, &Kill::whenAnswered);
    return kills;
}

QStringList echoJob(const QString& output) {
    return {QStringLiteral("echo"),      QStringLiteral("--chunks"), QString::number(kChunks),
            QStringLiteral("--spin-ms"), QStringLiteral("20"),       QStringLiteral("--padding"),
            QStringLiteral("200"),       QStringLiteral("-o"),       output};
}

/// "answers, smallest, largest, different ones" of the job's answers on disk.
QString answersOnDisk(const QString& path) {
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
    database.setDatabaseName(path);
    if (!database.open())
        return QStringLiteral("not to be opened");
    QSqlQuery query(database);
    if (!query.exec(
            QStringLiteral("SELECT count(*), min(sequence), max(sequence), count(DISTINCT sequence) FROM answers")) ||
        !query.next())
        return QStringLiteral("not to be read");
    return QStringLiteral("%1, %2, %3, %4")
        .arg(query.value(0).toLongLong())
        .arg(query.value(1).toLongLong())
        .arg(query.value(2).toLongLong())
        .arg(query.value(3).toLongLong());
}

TEST(Kill, KillsOfHeadAndWorkersLoseNoChunkAndCountNoneTwice) {
    Office office({QStringLiteral("--visibility"), QStringLiteral("5")});
    ASSERT_TRUE(office.startHead()) << office.logs();
    for (std::size_t i = 0; i < kWorkers; ++i)
        office.addWorker();
    const QString result = office.file(QStringLiteral("distributed.txt"));
    const QString id = office.submit(echoJob(result));
    ASSERT_FALSE(id.isEmpty()) << office.logs();

    for (const Kill& kill : drawKills()) {
        ASSERT_TRUE(eventually([&] { return office.answered(id) >= kill.whenAnswered; }))
            << "stuck at " << office.answered(id) << " chunks\n"
            << office.logs();
        RunningProgram& victim =
            kill.whom == kHead ? office.head() : office.worker(static_cast<std::size_t>(kill.whom));
        QThread::msleep(kill.delay_ms);
        ASSERT_TRUE(victim.isRunning()) << "ended by itself\n" << office.logs();
        victim.kill();
        victim.start();
    }
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QLatin1String("done"); }))
        << office.ask({QStringLiteral("status")}).text() << office.logs();

    EXPECT_EQ(answersOnDisk(office.data() + QStringLiteral("/jobs/") + id + QStringLiteral("/answers.sqlite")),
              QStringLiteral("%1, 0, %2, %1").arg(kChunks).arg(kChunks - 1));
    const QString serial = office.file(QStringLiteral("serial.txt"));
    ASSERT_EQ(gleaner(QStringList{QStringLiteral("run"), QStringLiteral("--serial")} + echoJob(serial)).exitCode, 0);
    EXPECT_EQ(contentOf(result), contentOf(serial));
    EXPECT_TRUE(contentOf(result).startsWith(QStringLiteral("answers %1\n").arg(kChunks).toLatin1()));
}

} // namespace
} // namespace gleaner
