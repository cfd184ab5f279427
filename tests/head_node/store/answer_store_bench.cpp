// How long answers take, by hand: answer_store_bench [COUNT [PAYLOAD-BYTES]]. One line a figure.
#include "head_node/store/answer_store.h"

#include "tests/contract/journal_samples.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

template<typename Work>
double milliseconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char** argv) {
    using namespace gleaner;
    constexpr SequenceNumber kBatch = 1'000;
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SequenceNumber count = arguments.size() > 1 ? arguments[1].toULongLong() : 2'000'000;
    const QByteArray payload(arguments.size() > 2 ? arguments[2].toLongLong() : 100, 'x');
    const QTemporaryDir folder(QStringLiteral("answer_store_bench-XXXXXX")); // on this folder's disk
    const QString path = folder.filePath(QStringLiteral("answers.sqlite"));
    const auto store = SqliteAnswerStore::open(path).value_or(nullptr);
    if (!store)
        return 1;
    double worst = 0;
    double sum = 0;
    for (SequenceNumber first = 0; first < count; first += kBatch) {
        std::vector<AnswerRecord> batch;
        for (SequenceNumber i = first; i < first + kBatch; ++i)
            batch.push_back(samples::answer(i, payload));
        const double took = milliseconds([&] { sum += store->append(batch) ? 0 : 1e9; });
        worst = std::max(worst, took);
        sum += took;
    }
    std::printf("append_1000_mean_ms %.2f\n", sum * kBatch / static_cast<double>(count));
    std::printf("append_1000_worst_ms %.2f\n", worst);
    SequenceNumber seen = 0;
    const double sequences =
        milliseconds([&] { static_cast<void>(store->forEachSequence([&](SequenceNumber) { ++seen; })); });
    std::printf("for_each_sequence_ms %.0f (%llu numbers)\n", sequences, static_cast<unsigned long long>(seen));
    const double answers = milliseconds(
        [&] { static_cast<void>(store->forEachAnswer([&](const AnswerRecord&) -> Status { return {}; })); });
    std::printf("for_each_answer_ms %.0f\n", answers);
    std::printf("file_bytes %lld\n", static_cast<long long>(QFile(path).size()));
    return seen == count ? 0 : 1;
}
