#include "common/blob/job_card.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kVersion = 1;
constexpr qsizetype kMaxTitleLength = 200;
constexpr qsizetype kMaxComputationLength = 100;

/// At most `length` characters; a surrogate pair is not torn apart.
QString cut(const QString& text, qsizetype length) {
    if (text.size() <= length)
        return text;
    return text.first(text.at(length - 1).isHighSurrogate() ? length - 1 : length);
}

QString isoText(TimePoint time) {
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

Error malformed(const char* what) {
    return {ErrorCode::Malformed, QStringLiteral("The job's card does not read: %1.").arg(QLatin1StringView(what))};
}

std::optional<std::uint64_t> countIn(const QJsonObject& json, L name) {
    const qint64 number = json.value(name).toInteger(-1);
    return number < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(number));
}

} // namespace

QByteArray encodeJobCard(const JobCard& card) {
    const QJsonObject json{{L("version"), kVersion},
                           {L("title"), cut(card.title, kMaxTitleLength)},
                           {L("purpose"), cut(card.purpose, kMaxPurposeLength)},
                           {L("computation"), cut(card.computation, kMaxComputationLength)},
                           {L("chunks"), static_cast<qint64>(card.chunks)},
                           {L("answered"), static_cast<qint64>(card.answered)},
                           {L("compute_us"), static_cast<qint64>(card.computeTime.count())},
                           {L("updated"), isoText(card.updated)}};
    // 1,300 characters at most, each at most 6 bytes in JSON (an escaped control character): well under the limit.
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<JobCard> decodeJobCard(const QByteArray& bytes) {
    if (bytes.size() > kMaxJobCardBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("The job's card has %1 bytes; at most %2 are read.")
                                                .arg(bytes.size())
                                                .arg(kMaxJobCardBytes));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return failure(malformed("it is not a JSON object"));
    const QJsonObject json = document.object();
    if (json.value(L("version")).toInteger() != kVersion)
        return failure(malformed("its version is not 1; update this Gleaner"));
    const auto chunks = countIn(json, L("chunks"));
    const auto answered = countIn(json, L("answered"));
    const auto computeTime = countIn(json, L("compute_us"));
    if (!chunks || !answered || !computeTime)
        return failure(malformed("a number is missing"));
    const QDateTime updated = QDateTime::fromString(json.value(L("updated")).toString(), Qt::ISODateWithMs);
    if (!updated.isValid())
        return failure(malformed("its time is missing"));
    return JobCard{cut(json.value(L("title")).toString(), kMaxTitleLength),
                   cut(json.value(L("purpose")).toString(), kMaxPurposeLength),
                   cut(json.value(L("computation")).toString(), kMaxComputationLength),
                   *chunks,
                   *answered,
                   std::chrono::microseconds(*computeTime),
                   TimePoint(Milliseconds(updated.toMSecsSinceEpoch()))};
}

} // namespace gleaner
