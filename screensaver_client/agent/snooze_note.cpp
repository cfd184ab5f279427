#include "screensaver_client/agent/snooze_note.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 4'096;

} // namespace

std::optional<TimePoint> SnoozeNote::read(TimePoint now) const {
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString text = QJsonDocument::fromJson(file.read(kMostBytes)).object().value("until"_L1).toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    const TimePoint until(Milliseconds{time.toMSecsSinceEpoch()});
    return until > now && until <= now + kLongest ? std::optional(until) : std::nullopt;
}

void SnoozeNote::write(std::optional<TimePoint> until) const {
    if (!until) {
        QFile::remove(m_file);
        return;
    }
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const QString text =
        QDateTime::fromMSecsSinceEpoch(until->time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(QJsonObject{{u"until"_s, text}}).toJson());
        file.commit();
    }
}

} // namespace gleaner
