#include "tests/common/kernels/small_jobs.h"

namespace gleaner {

std::vector<SmallJob> smallJobs() {
    return {
        {u"echo"_qs, {{u"chunks"_qs, 20}, {u"padding"_qs, 100}, {u"spin-ms"_qs, 1}}},
        {u"mandelbrot"_qs, {{u"width"_qs, 150}, {u"height"_qs, 100}, {u"max-iterations"_qs, 2'000}}},
        {u"option-pricing"_qs,
         {{u"positions"_qs, QStringLiteral(GLEANER_EXAMPLES_DIR "/positions.csv")},
          {u"samples"_qs, 1'000},
          {u"fixings"_qs, 4},
          {u"positions-per-chunk"_qs, 40},
          {u"samples-per-chunk"_qs, 600}}},
        {u"primes"_qs, {{u"from"_qs, 10}, {u"to"_qs, 12'000'000}, {u"chunk-size"_qs, 2'000'000}}},
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
