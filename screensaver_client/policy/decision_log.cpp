#include "screensaver_client/policy/decision_log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace gleaner {
namespace {

// A file that grew otherwise than by us is not read into memory.
constexpr qint64 kMaxBytes = 4 << 20;
constexpr qsizetype kMaxDetail = 200;

QString timeText(TimePoint time) {
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<TimePoint> timeFrom(const QJsonValue& value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(TimePoint(Milliseconds{time.toMSecsSinceEpoch()})) : std::nullopt;
}

QByteArray lineOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray lineOf(const DecisionEntry& entry) {
    return lineOf(QJsonObject{{QStringLiteral("from"), timeText(entry.from)},
                              {QStringLiteral("run"), entry.run},
                              {QStringLiteral("threads"), entry.threads},
                              {QStringLiteral("reason"), reasonName(entry.reason)},
                              {QStringLiteral("detail"), entry.detail}});
}

QByteArray endLine(TimePoint time) {
    return lineOf(QJsonObject{{QStringLiteral("from"), timeText(time)}, {QStringLiteral("end"), true}});
}

} // namespace

DecisionLog::DecisionLog(QString file) : m_file(std::move(file)) {
    load();
}

void DecisionLog::load() {
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxBytes)
        return;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines)
        takeLine(line);
    m_torn = !lines.last().isEmpty();
    m_lines = static_cast<int>(lines.size());
    const QDateTime seen = file.fileTime(QFileDevice::FileModificationTime);
    closeLast(TimePoint(Milliseconds{seen.toMSecsSinceEpoch()}));
}

/// The time while nothing ran belongs to nobody.
void DecisionLog::closeLast(TimePoint seen) {
    if (m_entries.empty() || m_entries.back().until)
        return;
    m_entries.back().until = std::max(seen, m_entries.back().from);
    m_endIsOwed = true;
}

void DecisionLog::takeLine(const QByteArray& line) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto from = timeFrom(object[QStringLiteral("from")]);
    if (!from)
        return;
    if (object[QStringLiteral("end")].toBool()) {
        if (!m_entries.empty() && !m_entries.back().until)
            m_entries.back().until = *from;
        return;
    }
    const auto reason = reasonFromName(object[QStringLiteral("reason")].toString());
    if (reason)
        add({*from, std::nullopt, object[QStringLiteral("run")].toBool(), object[QStringLiteral("threads")].toInt(),
             *reason, object[QStringLiteral("detail")].toString().left(kMaxDetail)});
}

void DecisionLog::add(DecisionEntry entry) {
    if (!m_entries.empty() && (!m_entries.back().until || *m_entries.back().until > entry.from))
        m_entries.back().until = entry.from;
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > kMaxEntries)
        m_entries.pop_front();
}

void DecisionLog::record(const GuestDecision& decision, TimePoint now) {
    const DecisionEntry entry{
        now, std::nullopt, decision.run, decision.threads, decision.reason, decision.detail.left(kMaxDetail)};
    if (m_current) {
        DecisionEntry last = m_entries.back();
        last.from = now;
        if (last == entry)
            return;
    }
    add(entry);
    m_current = true;
    if (std::exchange(m_endIsOwed, false))
        append(endLine(*m_entries[m_entries.size() - 2].until), now);
    append(lineOf(entry), now);
}

void DecisionLog::beat(TimePoint now) {
    const bool isDue = !m_lastBeat || now - *m_lastBeat >= kBeatEvery || now < *m_lastBeat;
    QFile file(m_file);
    if (m_current && isDue && file.open(QIODevice::WriteOnly | QIODevice::Append))
        touch(file, now);
}

void DecisionLog::touch(QFile& file, TimePoint now) {
    file.flush(); // what is written later would change the time again
    file.setFileTime(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()), QFileDevice::FileModificationTime);
    m_lastBeat = now;
}

void DecisionLog::end(TimePoint now) {
    if (!m_current)
        return;
    m_entries.back().until = now;
    m_current = false;
    append(endLine(now), now);
}

void DecisionLog::append(const QByteArray& line, TimePoint now) {
    QDir().mkpath(QFileInfo(m_file).path());
    if (++m_lines > 2 * kMaxEntries) {
        rewrite();
        return;
    }
    QFile file(m_file);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return;
    // A torn line gets its end first, so that this one is whole.
    file.write(m_torn ? '\n' + line : line);
    m_torn = false;
    touch(file, now);
}

void DecisionLog::rewrite() {
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return;
    int lines = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i, ++lines) {
        const DecisionEntry& entry = m_entries[i];
        file.write(lineOf(entry));
        const bool ended = entry.until && (i + 1 == m_entries.size() || m_entries[i + 1].from != *entry.until);
        if (ended) {
            file.write(endLine(*entry.until));
            ++lines;
        }
    }
    if (file.commit()) {
        m_lines = lines;
        m_torn = false;
    }
}

} // namespace gleaner
