#include "head_node/engine/job_preview.h"

#include <QIODevice>

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner {

namespace {

/// Ends a pass early; never leaves this file.
Error enough() {
    return {ErrorCode::Cancelled, {}};
}

int scaleFor(QSize whole, QSize room) {
    const int wide = (whole.width() + room.width() - 1) / std::max(1, room.width());
    const int high = (whole.height() + room.height() - 1) / std::max(1, room.height());
    return std::max({1, wide, high});
}

/// Pixels of the small picture whose middle lies in [from, from + count) of the large one.
std::pair<int, int> middlesIn(int from, int count, int scale) {
    const auto firstAtOrAfter = [scale](int at) { return (at - scale / 2 + scale - 1) / scale; };
    const int first = std::max(0, firstAtOrAfter(from));
    return {first, std::max(0, firstAtOrAfter(from + count) - first)};
}

/// Mean of the part's pixels that lie in the block; blue, green, red.
std::array<int, 3> meanOfBlock(const ChunkPicture& part, QRect block) {
    std::array<int, 3> sum{};
    const QRect inside = block.translated(-part.origin) & QRect(0, 0, part.width, part.height);
    const int bytes = part.rgb ? 4 : 1;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const qsizetype at = (qsizetype{y} * part.width + x) * bytes;
            for (std::size_t i = 0; i < 3; ++i)
                sum.at(i) += static_cast<unsigned char>(part.pixels[at + (part.rgb ? static_cast<qsizetype>(i) : 0)]);
        }
    }
    const int count = std::max(1, inside.width() * inside.height());
    return {sum[0] / count, sum[1] / count, sum[2] / count};
}

PreviewTile smallTile(SequenceNumber sequence, const ChunkPicture& part, int scale) {
    const auto [left, width] = middlesIn(part.origin.x(), part.width, scale);
    const auto [top, height] = middlesIn(part.origin.y(), part.height, scale);
    PreviewTile tile{sequence, QRect(left, top, width, height), {}};
    tile.rgb.reserve(qsizetype{width} * height * 3);
    for (int y = top; y < top + height; ++y) {
        for (int x = left; x < left + width; ++x) {
            const auto mean = meanOfBlock(part, QRect(x * scale, y * scale, scale, scale));
            for (const int channel : {mean[2], mean[1], mean[0]})
                tile.rgb.append(static_cast<char>(channel));
        }
    }
    return tile;
}

/// Keeps the beginning of what is written and counts the rest.
class BeginningOnly final : public QIODevice {
public:
    BeginningOnly() { open(QIODevice::WriteOnly); }
    [[nodiscard]] const QByteArray& beginning() const { return m_beginning; }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* data, qint64 size) override {
        m_beginning.append(data, static_cast<qsizetype>(std::min<qint64>(size, kMostBeginning - m_beginning.size())));
        return size;
    }

private:
    QByteArray m_beginning;
};

/// Mean and variance as they come. Source: Welford (1962).
class RunningSum {
public:
    void add(double term) {
        ++m_count;
        const double delta = term - m_mean;
        m_mean += delta / m_count;
        m_squares += delta * (term - m_mean);
        m_sum += term;
    }
    [[nodiscard]] SumEstimate of(std::uint64_t chunks) const {
        const auto all = static_cast<double>(chunks);
        const double variance = m_count > 1 ? m_squares / (m_count - 1) : m_mean * m_mean;
        const double missing = std::max(0.0, 1 - m_count / all); // a sample of everything has no error
        return {m_sum, m_mean * all, all * std::sqrt(variance / m_count * missing)};
    }

private:
    double m_count = 0, m_mean = 0, m_squares = 0, m_sum = 0;
};

/// The gaps between what a watcher has, up to the last number of the job.
std::vector<std::pair<SequenceNumber, SequenceNumber>>
gapsOf(const std::vector<std::pair<SequenceNumber, SequenceNumber>>& have, std::uint64_t chunks) {
    std::vector<std::pair<SequenceNumber, SequenceNumber>> gaps;
    SequenceNumber next = 0;
    for (const auto& [first, last] : have) {
        if (first > next)
            gaps.emplace_back(next, first - 1);
        next = std::max(next, last + 1);
    }
    if (next < chunks)
        gaps.emplace_back(next, chunks - 1);
    return gaps;
}

} // namespace

Result<PicturePreview> previewPicture(const Computation& computation, const Split& split, AnswerStore& answers,
                                      const PreviewRequest& request) {
    PicturePreview preview;
    int scale = 1;
    qsizetype bytes = 0;
    std::size_t seen = 0;
    const auto visit = [&](const AnswerRecord& answer) -> Status {
        if (seen++ >= request.most || bytes >= kMostPreviewBytes) {
            preview.more = true;
            return failure(enough());
        }
        const auto part = computation.picture(split.chunk(answer.sequence), answer.payload);
        if (!part)
            return failure(enough());
        if (preview.whole.isEmpty()) {
            preview.whole = part->whole;
            scale = scaleFor(part->whole, request.room);
            preview.size = QSize(middlesIn(0, part->whole.width(), scale).second,
                                 middlesIn(0, part->whole.height(), scale).second);
        }
        preview.tiles.push_back(smallTile(answer.sequence, *part, scale));
        bytes += preview.tiles.back().rgb.size();
        return {};
    };
    for (const auto& [first, last] : gapsOf(request.have, split.chunkCount())) {
        const Status done = answers.forEachAnswerIn(first, last, visit);
        if (!done && done.error().code == ErrorCode::Cancelled)
            break;
        if (!done)
            return failure(done.error());
    }
    return preview;
}

Result<PartialResult> previewResult(const Split& split, AnswerStore& answers, Milliseconds budget, const Clock& clock) {
    PartialResult partial;
    BeginningOnly out;
    RunningSum sum;
    bool isSum = true;
    const auto assembler = split.makeAssembler(out);
    const SteadyPoint deadline = clock.steadyNow() + budget;
    const Status visited = answers.forEachAnswer([&](const AnswerRecord& answer) -> Status {
        if (clock.steadyNow() >= deadline)
            return failure(enough());
        ++partial.answers;
        const auto term = isSum ? split.term(answer.sequence, answer.payload) : std::nullopt;
        isSum = term.has_value();
        if (term)
            sum.add(*term);
        return assembler->add(answer.sequence, answer.payload);
    });
    partial.readAll = visited.has_value();
    if (!visited && visited.error().code != ErrorCode::Cancelled)
        return failure(visited.error());
    if (auto finished = assembler->finish(); !finished)
        return failure(finished.error());
    partial.summary = assembler->summary();
    partial.beginning = out.beginning();
    if (isSum && partial.answers > 0)
        partial.sum = sum.of(split.chunkCount());
    return partial;
}

} // namespace gleaner
