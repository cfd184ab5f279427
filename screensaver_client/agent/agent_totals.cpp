#include "screensaver_client/agent/agent_totals.h"

#include "common/socket/json_fields.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 4'096;

} // namespace

TotalsBook::TotalsBook(QString file) : m_file(std::move(file)) {
    QFile known(m_file);
    if (!known.open(QIODevice::ReadOnly))
        return;
    const QJsonObject json = QJsonDocument::fromJson(known.read(kMostBytes)).object();
    JsonFields fields(json);
    AgentTotals read;
    read.chunks = fields.count("chunks"_L1);
    read.computeTime = std::chrono::microseconds(fields.count("compute_us"_L1));
    read.chunksToday = fields.count("today_chunks"_L1);
    read.computeTimeToday = std::chrono::microseconds(fields.count("today_compute_us"_L1));
    const QDate day = QDate::fromString(fields.text("day"_L1), Qt::ISODate);
    if (fields.status() && day.isValid()) {
        m_totals = read;
        m_day = day;
    }
}

void TotalsBook::add(std::uint64_t chunks, std::chrono::microseconds computeTime, QDate today) {
    if (chunks == 0 && computeTime.count() == 0)
        return;
    m_totals = totals(today);
    m_day = today;
    m_totals.chunks += chunks;
    m_totals.computeTime += computeTime;
    m_totals.chunksToday += chunks;
    m_totals.computeTimeToday += computeTime;
    m_changed = true;
}

AgentTotals TotalsBook::totals(QDate today) const {
    AgentTotals totals = m_totals;
    if (today != m_day) {
        totals.chunksToday = 0;
        totals.computeTimeToday = std::chrono::microseconds(0);
    }
    return totals;
}

void TotalsBook::save() {
    if (!m_changed)
        return;
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const QJsonObject json{{u"chunks"_s, jsonNumber(m_totals.chunks)},
                           {u"compute_us"_s, static_cast<qint64>(m_totals.computeTime.count())},
                           {u"day"_s, m_day.toString(Qt::ISODate)},
                           {u"today_chunks"_s, jsonNumber(m_totals.chunksToday)},
                           {u"today_compute_us"_s, static_cast<qint64>(m_totals.computeTimeToday.count())}};
    m_changed = !(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 && file.commit());
}

} // namespace gleaner
