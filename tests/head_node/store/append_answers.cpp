// The victim of killed_writer_test: appends batches of answers and their scatter marks for ever and prints, a line
// each, how many numbers are on disk: append_answers HEAD.SQLITE JOBS-FOLDER FIRST-NUMBER
#include "head_node/store/job_store.h"

#include "tests/contract/journal_samples.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace gleaner;
    constexpr SequenceNumber kBatch = 7;
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const auto store = JobStore::open({arguments[1], arguments[2]});
    if (!store || !(*store)->saveJob(samples::job(1)))
        return 1;
    const auto answers = (*store)->openAnswers(samples::jobId(1));
    if (!answers)
        return 1;
    for (SequenceNumber first = arguments[3].toULongLong();; first += kBatch) {
        std::vector<AnswerRecord> batch;
        for (SequenceNumber i = first; i < first + kBatch; ++i)
            batch.push_back(samples::answer(i, QByteArray::number(static_cast<qulonglong>(i))));
        const std::vector<ScatterMark> marks{{first, kBatch, samples::at(1)}};
        if (!(*store)->addScatterMarks(samples::jobId(1), marks) || !(*answers)->append(batch))
            return 1;
        std::printf("%llu\n", static_cast<unsigned long long>(first + kBatch));
        std::fflush(stdout);
    }
}
