#include "head_node/models/job_plan.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner {

namespace {

constexpr std::uint64_t kSizesLookedAt = 64;
constexpr std::uint64_t kMostTrials = 24;
constexpr double kLongest = 1e9; // seconds

/// Numbers spread evenly over [0, count), the middle of each part.
std::vector<SequenceNumber> spread(std::uint64_t count, std::uint64_t most) {
    std::vector<SequenceNumber> numbers;
    const std::uint64_t parts = std::min(count, most);
    for (std::uint64_t i = 0; i < parts; ++i)
        numbers.push_back(count / parts * i + count / parts / 2);
    return numbers;
}

class TrialContext final : public ComputeContext {
public:
    TrialContext(const Clock& clock, SteadyPoint deadline, const IsCancelled& isCancelled)
        : m_clock(clock), m_deadline(deadline), m_isCancelled(isCancelled) {}
    bool keepGoing() override { return m_clock.steadyNow() < m_deadline && !m_isCancelled(); }
    void progress(double fraction) override { m_fraction = fraction; }
    [[nodiscard]] double fraction() const { return m_fraction; }

private:
    const Clock& m_clock;
    SteadyPoint m_deadline;
    const IsCancelled& m_isCancelled;
    double m_fraction = 0;
};

ChunkTime meanOf(const std::vector<double>& seconds) {
    const auto count = static_cast<double>(seconds.size());
    double sum = 0, squares = 0;
    for (const double each : seconds)
        sum += each;
    const double mean = sum / count;
    for (const double each : seconds)
        squares += (each - mean) * (each - mean);
    const double deviation = seconds.size() > 1 ? std::sqrt(squares / (count - 1)) : mean;
    return {mean, deviation / std::sqrt(count), static_cast<int>(seconds.size())};
}

/// Any order that jumps about: should the budget end early, what was tried is still from all over the job.
std::vector<SequenceNumber> scattered(std::vector<SequenceNumber> numbers) {
    std::vector<SequenceNumber> order;
    const std::size_t step = std::max<std::size_t>(1, numbers.size() / 3);
    for (std::size_t first = 0; first < step; ++first) {
        for (std::size_t i = first; i < numbers.size(); i += step)
            order.push_back(numbers[i]);
    }
    return order;
}

} // namespace

Result<JobPlan> planJob(const Computation& computation, const Parameters& parameters) {
    auto split = computation.split(parameters);
    if (!split)
        return failure(split.error());
    JobPlan plan;
    plan.split = std::move(*split);
    plan.chunks = plan.split->chunkCount();
    plan.smallestChunk = std::numeric_limits<qsizetype>::max();
    for (const SequenceNumber number : spread(plan.chunks, kSizesLookedAt)) {
        const qsizetype bytes = plan.split->chunk(number).size();
        plan.smallestChunk = std::min(plan.smallestChunk, bytes);
        plan.largestChunk = std::max(plan.largestChunk, bytes);
    }
    return plan;
}

Result<ChunkTime> tryChunks(const Computation& computation, const JobPlan& plan, Milliseconds budget,
                            const Clock& clock, const IsCancelled& isCancelled) {
    const auto kernel = computation.makeKernel();
    const SteadyPoint deadline = clock.steadyNow() + budget;
    std::vector<double> seconds;
    for (const SequenceNumber number : scattered(spread(plan.chunks, kMostTrials))) {
        TrialContext context(clock, deadline, isCancelled);
        const SteadyPoint begin = clock.steadyNow();
        const auto answer = kernel->compute(plan.split->chunk(number), context);
        const double took = std::chrono::duration<double>(clock.steadyNow() - begin).count();
        if (isCancelled())
            return failure(ErrorCode::Cancelled, QStringLiteral("Nobody waits for the estimate any more."));
        if (answer) {
            seconds.push_back(took);
        } else if (answer.error().code != ErrorCode::Cancelled) {
            return failure(answer.error());
        } else if (context.fraction() > 0.01 || seconds.empty()) { // did not end in time
            seconds.push_back(took / std::max(context.fraction(), 0.01));
        }
        if (clock.steadyNow() >= deadline)
            break;
    }
    return meanOf(seconds);
}

std::optional<TimeLeft> expectedTime(const JobPlan& plan, const ChunkTime& time, int processors) {
    if (processors <= 0)
        return std::nullopt;
    const auto chunks = static_cast<double>(plan.chunks);
    // Nothing is faster than its longest row of chunks on one processor.
    const double rounds = std::max(chunks / processors, 1.0);
    const auto whole = [](double seconds) {
        return Seconds(static_cast<Seconds::rep>(std::min(seconds, kLongest) + 0.5));
    };
    return TimeLeft{whole(rounds * time.seconds), whole(rounds * time.error)};
}

} // namespace gleaner
