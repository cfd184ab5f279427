#include "tests/common/kernels/small_jobs.h"

namespace gleaner {

using namespace Qt::StringLiterals;

std::vector<SmallJob> smallJobs() {
    return {
        {u"echo"_s, {{u"chunks"_s, 20}, {u"padding"_s, 100}, {u"spin-ms"_s, 1}}},
        {u"mandelbrot"_s, {{u"width"_s, 150}, {u"height"_s, 100}, {u"max-iterations"_s, 2'000}}},
        {u"option-pricing"_s,
         {{u"positions"_s, QStringLiteral(GLEANER_EXAMPLES_DIR "/positions.csv")},
          {u"samples"_s, 1'000},
          {u"fixings"_s, 4},
          {u"positions-per-chunk"_s, 40},
          {u"samples-per-chunk"_s, 600}}},
        {u"primes"_s, {{u"from"_s, 10}, {u"to"_s, 12'000'000}, {u"chunk-size"_s, 2'000'000}}},
    };
}

OpenJob openJob(const SmallJob& job) {
    return openJob(job.computation, job.parameters);
}

OpenJob openJob(const QString& computation, const Parameters& parameters) {
    OpenJob job{std::make_unique<ComputationRegistry>(), nullptr, nullptr};
    addBuiltInComputations(*job.registry);
    job.computation = job.registry->findNewest(computation);
    if (job.computation == nullptr) {
        ADD_FAILURE() << "there is no computation " << computation.toStdString();
        return job;
    }
    auto split = checkParameters(job.computation->parameters(), parameters).and_then([&](const Parameters& checked) {
        return job.computation->split(checked);
    });
    if (split) {
        job.split = std::move(*split);
    } else {
        ADD_FAILURE() << split.error().message.toStdString();
    }
    return job;
}

Error parametersError(const QString& computation, const Parameters& parameters) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    const Computation* found = registry.findNewest(computation);
    const auto split = checkParameters(found->parameters(), parameters).and_then([&](const Parameters& checked) {
        return found->split(checked);
    });
    return split ? Error{} : split.error();
}

std::vector<QByteArray> serialAnswers(const OpenJob& job) {
    const std::unique_ptr<Kernel> kernel = job.computation->makeKernel();
    CountingContext context;
    std::vector<QByteArray> answers;
    for (SequenceNumber sequence = 0; sequence < job.split->chunkCount(); ++sequence) {
        const Result<QByteArray> answer = kernel->compute(job.split->chunk(sequence), context);
        EXPECT_TRUE(answer) << answer.error().message.toStdString();
        answers.push_back(answer.value_or(QByteArray()));
    }
    return answers;
}

Assembled assembled(const OpenJob& job, const std::vector<QByteArray>& answers) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const std::unique_ptr<Assembler> assembler = job.split->makeAssembler(out);
    for (std::size_t sequence = 0; sequence < answers.size(); ++sequence) {
        if (!answers[sequence].isNull()) {
            const Status added = assembler->add(sequence, answers[sequence]);
            EXPECT_TRUE(added) << added.error().message.toStdString();
        }
    }
    EXPECT_TRUE(assembler->finish());
    return {out.data(), assembler->summary()};
}

} // namespace gleaner
