// Typed reading of JSON objects that came from outside: the first field that is missing or of the wrong type is named.
// Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

namespace gleaner {

/// 2026-01-31T12:00:00.000Z.
[[nodiscard]] inline QString isoTime(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Whole numbers up to 2^53 survive JSON.
[[nodiscard]] inline QJsonValue jsonNumber(std::uint64_t value) {
    return QJsonValue(static_cast<qint64>(value));
}

/// Reads fields by name and keeps the first complaint; the values read after one are meaningless.
class JsonFields {
public:
    explicit JsonFields(const QJsonObject& object) : m_object(object) {}

    [[nodiscard]] QString text(QLatin1String name) { return take(name, &QJsonValue::isString, "a text").toString(); }
    [[nodiscard]] double real(QLatin1String name) { return take(name, &QJsonValue::isDouble, "a number").toDouble(); }
    [[nodiscard]] bool boolean(QLatin1String name) { return take(name, &QJsonValue::isBool, "true or false").toBool(); }
    [[nodiscard]] QJsonObject object(QLatin1String name) {
        return take(name, &QJsonValue::isObject, "an object").toObject();
    }
    [[nodiscard]] QJsonArray array(QLatin1String name) { return take(name, &QJsonValue::isArray, "a list").toArray(); }
    [[nodiscard]] qint64 integer(QLatin1String name) {
        const double value = real(name);
        if (value != static_cast<double>(static_cast<qint64>(value)))
            complain(name, "a whole number");
        return m_object.value(name).toInteger();
    }
    [[nodiscard]] std::uint64_t count(QLatin1String name) {
        const qint64 value = integer(name);
        if (value < 0)
            complain(name, "0 or more");
        return static_cast<std::uint64_t>(value);
    }
    [[nodiscard]] QUuid uuid(QLatin1String name) {
        const QUuid value = QUuid::fromString(text(name));
        if (value.isNull())
            complain(name, "an id like 1b4e28ba-2fa1-4d02-883f-0016d3cca427");
        return value;
    }
    [[nodiscard]] TimePoint time(QLatin1String name) {
        const QDateTime value = QDateTime::fromString(text(name), Qt::ISODateWithMs);
        if (!value.isValid())
            complain(name, "a time like 2026-01-31T12:00:00.000Z");
        return TimePoint(Milliseconds(value.toMSecsSinceEpoch()));
    }
    [[nodiscard]] bool has(QLatin1String name) const { return m_object.contains(name); }

    /// Errors: Malformed.
    [[nodiscard]] Status status() const {
        return m_complaint.isEmpty() ? Status() : failure(ErrorCode::Malformed, m_complaint);
    }

private:
    QJsonValue take(QLatin1String name, bool (QJsonValue::*is)() const, const char* what) {
        const QJsonValue value = m_object.value(name);
        if (!(value.*is)())
            complain(name, what);
        return value;
    }
    void complain(QLatin1String name, const char* what) {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("The field \"%1\" should be %2.").arg(name, QLatin1String(what));
    }

    QJsonObject m_object;
    QString m_complaint;
};

} // namespace gleaner
