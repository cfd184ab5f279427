#include "head_node/engine/job_entry.h"

#include "head_node/engine/set_aside_shown.h"

#include <algorithm>
#include <functional>

namespace gleaner {

namespace {
constexpr QLatin1String kAnswered("answered");
constexpr QLatin1String kDropped("dropped");
constexpr QLatin1String kDuplicates("duplicates");
constexpr QLatin1String kFailures("failures");
constexpr QLatin1String kComputeMicroseconds("compute_us");

void showSetAside(JobSnapshot& shot, const std::vector<SetAsideChunk>& chunks) {
    shot.setAsideCount = static_cast<std::uint64_t>(
        std::count_if(chunks.begin(), chunks.end(), [](const SetAsideChunk& chunk) { return !chunk.dropped; }));
    shot.setAside = shownOfSetAside(chunks, shot.setAsideCount, JobSnapshot::kMaxSetAsideShown, std::identity());
}
} // namespace

JobSnapshot HeadEngine::Entry::snapshot(SteadyPoint now) const {
    if (active) {
        JobSnapshot shot = active->snapshot(now);
        shot.writingResult = writing.has_value();
        return shot;
    }
    JobSnapshot shot;
    shot.record = record;
    const auto count = [this](QLatin1String key) {
        return static_cast<std::uint64_t>(record.statistics.value(key).toInteger());
    };
    shot.answered = count(kAnswered);
    shot.dropped = count(kDropped);
    shot.duplicates = count(kDuplicates);
    shot.failures = count(kFailures);
    shot.computeTime = std::chrono::microseconds(record.statistics.value(kComputeMicroseconds).toInteger());
    showSetAside(shot, setAside);
    return shot;
}

QJsonObject HeadEngine::Entry::statistics() const {
    if (!active)
        return record.statistics;
    const JobSnapshot shot = active->snapshot({});
    const auto number = [](auto value) { return QJsonValue(static_cast<qint64>(value)); };
    return {{kAnswered, number(shot.answered)},
            {kDropped, number(shot.dropped)},
            {kDuplicates, number(shot.duplicates)},
            {kFailures, number(shot.failures)},
            {kComputeMicroseconds, number(shot.computeTime.count())}};
}

void HeadEngine::Entry::waitForWriter() {
    if (writing)
        writing->waitForFinished();
    writing.reset();
}

Result<std::uint64_t>
HeadEngine::Entry::forEachSetAside(std::optional<SequenceNumber> sequence,
                                   const std::function<Status(ActiveJob&, SequenceNumber)>& step) const {
    std::vector<SequenceNumber> chosen;
    if (sequence) {
        chosen.push_back(*sequence);
    } else {
        for (const auto& [each, chunk] : active->ledger().setAsideChunks()) {
            if (!chunk.dropped)
                chosen.push_back(each);
        }
    }
    for (const SequenceNumber each : chosen) {
        if (auto done = step(*active, each); !done)
            return failure(done.error());
    }
    return chosen.size();
}

} // namespace gleaner
