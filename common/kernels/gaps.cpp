#include "common/kernels/gaps.h"

#include <QIODevice>

namespace gleaner {

using namespace Qt::StringLiterals;

void Gaps::saw(SequenceNumber sequence) {
    Q_ASSERT(sequence >= m_next && sequence < m_chunkCount);
    m_missing += sequence - m_next;
    appendRun(m_runs, m_next, sequence);
    m_next = sequence + 1;
}

QJsonObject Gaps::addTo(QJsonObject summary) const {
    const std::uint64_t missing = m_missing + (m_chunkCount - m_next);
    if (missing > 0) {
        QJsonArray runs = m_runs;
        appendRun(runs, m_next, m_chunkCount);
        summary.insert(u"missing_chunks"_s, static_cast<qint64>(missing));
        summary.insert(u"missing"_s, runs);
    }
    return summary;
}

void Gaps::appendRun(QJsonArray& runs, SequenceNumber first, SequenceNumber end) {
    if (first == end || runs.size() == kShownRuns) {
        return;
    }
    const QString number = QString::number(first);
    runs.append(end - first == 1 ? number : number + u'-' + QString::number(end - 1));
}

Status writeAll(QIODevice& out, QByteArrayView bytes) {
    if (out.write(bytes.data(), bytes.size()) != bytes.size()) {
        return failure(ErrorCode::DiskFull,
                       u"The result cannot be written: %1. Make room and try again."_s.arg(out.errorString()));
    }
    return {};
}

} // namespace gleaner
