// A job of ten million chunks neither waits nor fills the head's memory.
#include "tests/integration/office.h"
#include "tests/integration/office_queues.h"
#include "tests/support/application_environment.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <iostream>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

constexpr qint64 kMostResident_kB = 300 * 1'024;
/// As many as make sure that memory does not grow with answers; a tenth at Azurite, whose queue answers some 100 chunks
/// a second, and fewer the more are waiting.
const qint64 kSomeAnswers = slownessOfQueues() == 1 ? 2'000 : 200;

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The most that process ever had in memory. Source: proc(5), VmHWM.
qint64 peakResident_kB(const RunningProgram& program) {
    const QString status = QString::fromLatin1(contentOf(QStringLiteral("/proc/%1/status").arg(program.processId())));
    const QRegularExpression line(QStringLiteral("VmHWM:\\s*(\\d+) kB"));
    return line.match(status).captured(1).toLongLong();
}

void expectSmall(const char* when, const RunningProgram& head) {
    const qint64 peak = peakResident_kB(head);
    std::cout << when << ": " << peak / 1'024 << " MB at most\n";
    EXPECT_GT(peak, 0);
    EXPECT_LT(peak, kMostResident_kB) << when;
}

TEST(Scale, TenMillionChunksStartAtOnceAndFitIntoMemoryAlsoAfterARestart) {
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    QElapsedTimer timer;
    timer.start();
    const QString id =
        office.submit(words("echo --chunks 10000000 -o") + QStringList(office.file(QStringLiteral("result"))));
    ASSERT_FALSE(id.isEmpty()) << office.logs();
    const auto isScattered = [&] {
        return !office.ask(words("peek work")).json().value(QLatin1String("front")).toArray().isEmpty();
    };
    ASSERT_TRUE(eventually(isScattered)) << office.logs();
    std::cout << "the first chunks waited for workers after " << timer.elapsed() << " ms\n";
    EXPECT_EQ(office.job(id).value(QLatin1String("chunks")).toInteger(), 10'000'000);

    office.addWorker();
    ASSERT_TRUE(eventually([&] { return office.answered(id) >= kSomeAnswers; })) << office.logs();
    expectSmall("with some thousand answers", office.head());

    office.head().kill();
    ASSERT_TRUE(office.startHead()) << office.logs();
    const qint64 kept = office.answered(id);
    EXPECT_GE(kept, kSomeAnswers);
    ASSERT_TRUE(eventually([&] { return office.answered(id) >= kept + kSomeAnswers; })) << office.logs();
    expectSmall("after a restart and some thousand more", office.head());
    EXPECT_EQ(office.stateOf(id), QStringLiteral("running"));
}

} // namespace
} // namespace gleaner
