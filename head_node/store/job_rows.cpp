#include "head_node/store/job_rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace gleaner {
namespace {

QString compactText(const QJsonDocument& document) {
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

QString storedStateName(JobState state) {
    switch (state) {
    case JobState::Running:
        return QStringLiteral("running");
    case JobState::Paused:
        return QStringLiteral("paused");
    case JobState::Done:
        return QStringLiteral("done");
    case JobState::Cancelled:
        return QStringLiteral("cancelled");
    case JobState::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

std::optional<JobState> stateStoredAs(const QString& name) {
    constexpr std::array kStates{JobState::Running, JobState::Paused, JobState::Done, JobState::Cancelled,
                                 JobState::Failed};
    for (const JobState state : kStates) {
        if (name == storedStateName(state))
            return state;
    }
    return std::nullopt;
}

std::optional<FailureKind> failureKindNumbered(qint64 number) {
    if (number < static_cast<qint64>(FailureKind::ComputationFailed) ||
        number > static_cast<qint64>(FailureKind::BadPayload))
        return std::nullopt;
    return static_cast<FailureKind>(number);
}

QString toJsonText(const QJsonObject& object) {
    return compactText(QJsonDocument(object));
}

QString toJsonText(const QStringList& texts) {
    return compactText(QJsonDocument(QJsonArray::fromStringList(texts)));
}

std::optional<QJsonObject> jsonObjectFrom(const QString& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

std::optional<QStringList> textsFrom(const QString& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    QStringList texts;
    const QJsonArray array = document.array();
    for (const QJsonValue& value : array) {
        if (!value.isString())
            return std::nullopt;
        texts.append(value.toString());
    }
    return texts;
}

qint64 toMs(TimePoint time) {
    return time.time_since_epoch().count();
}

TimePoint timeFromMs(qint64 ms) {
    return TimePoint(Milliseconds(ms));
}

QString toJsonText(const std::vector<ChunkFailure>& failures) {
    QJsonArray array;
    for (const ChunkFailure& each : failures)
        array.append(QJsonObject{{QLatin1String("kind"), static_cast<int>(each.kind)},
                                 {QLatin1String("reason"), each.reason},
                                 {QLatin1String("worker"), each.worker.value()},
                                 {QLatin1String("proven"), each.isProven}});
    return compactText(QJsonDocument(array));
}

std::optional<std::vector<ChunkFailure>> chunkFailuresFrom(const QString& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    std::vector<ChunkFailure> failures;
    const QJsonArray array = document.array();
    for (const QJsonValue& value : array) {
        const auto kind = failureKindNumbered(value[QLatin1String("kind")].toInteger());
        if (!kind || !value[QLatin1String("worker")].isString())
            return std::nullopt;
        failures.push_back({*kind, value[QLatin1String("reason")].toString(),
                            WorkerId(value[QLatin1String("worker")].toString()),
                            value[QLatin1String("proven")].toBool()});
    }
    return failures;
}

} // namespace gleaner
