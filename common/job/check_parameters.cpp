// checkParameters() of computation.h: the one place where a parameter's value is compared with what was declared.
// Pure; any thread.
#include "common/job/computation.h"

#include <cmath>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// JSON's numbers are doubles: from 2^53 on, a whole number may not be the one that was written.
constexpr double kLargestExactInteger = 9'007'199'254'740'991.0; // 2^53 - 1

tl::unexpected<Error> refusal(const ParameterSpec& spec, const QString& whatIsWrong) {
    return failure(ErrorCode::InvalidArgument, u"parameter '%1': %2"_s.arg(spec.name, whatIsWrong));
}

/// As a person writes it: digits stay digits, text is in quotes.
QString shown(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 16);
    case QJsonValue::String:
        return u"'%1'"_s.arg(value.toString().left(80));
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"nothing"_s;
    }
    return {};
}

/// "a whole number of pixels from 1 to 100000"
QString wanted(const ParameterSpec& spec) {
    QString text = spec.type == ParameterType::Integer ? u"a whole number"_s : u"a number"_s;
    if (!spec.unit.isEmpty()) {
        text += u" (%1)"_s.arg(spec.unit);
    }
    if (spec.minimum) {
        text += u" from %1"_s.arg(shown(*spec.minimum));
    }
    if (spec.maximum) {
        text += spec.minimum ? u" to %1"_s.arg(shown(*spec.maximum)) : u" of at most %1"_s.arg(shown(*spec.maximum));
    }
    return text;
}

Result<QJsonValue> checkNumber(const ParameterSpec& spec, const QJsonValue& given) {
    bool isNumber = given.isDouble();
    const double value = isNumber ? given.toDouble() : given.toString().trimmed().toDouble(&isNumber);
    const bool isExact =
        spec.type != ParameterType::Integer || (std::trunc(value) == value && std::abs(value) <= kLargestExactInteger);
    if (!isNumber || !std::isfinite(value) || !isExact || (spec.minimum && value < *spec.minimum) ||
        (spec.maximum && value > *spec.maximum)) {
        return refusal(spec, u"takes %1, got %2."_s.arg(wanted(spec), shown(given)));
    }
    return spec.type == ParameterType::Integer ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(value);
}

Result<QJsonValue> checkText(const ParameterSpec& spec, const QJsonValue& given) {
    if (!given.isString()) {
        return refusal(spec, u"takes text, got %1."_s.arg(shown(given)));
    }
    if (spec.type == ParameterType::InputFile && given.toString().isEmpty()) {
        return refusal(spec, u"takes the path of a file, got nothing."_s);
    }
    if (spec.type == ParameterType::Choice && !spec.choices.contains(given.toString())) {
        return refusal(spec, u"takes one of %1, got %2."_s.arg(spec.choices.join(u", "_s), shown(given)));
    }
    return given;
}

Result<QJsonValue> checkValue(const ParameterSpec& spec, const QJsonValue& given) {
    switch (spec.type) {
    case ParameterType::Integer:
    case ParameterType::Real:
        return checkNumber(spec, given);
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::InputFile:
        return checkText(spec, given);
    }
    return given;
}

QString namesOf(const std::vector<ParameterSpec>& specs) {
    QStringList names;
    for (const ParameterSpec& spec : specs) {
        names << spec.name;
    }
    return names.join(u", "_s);
}

} // namespace

Result<Parameters> checkParameters(const std::vector<ParameterSpec>& specs, const Parameters& given) {
    Parameters unknown = given;
    Parameters checked;
    for (const ParameterSpec& spec : specs) {
        unknown.remove(spec.name);
        const QJsonValue value = given.contains(spec.name) ? given.value(spec.name) : spec.defaultValue;
        if (value.isUndefined()) {
            return refusal(spec, u"is required. %1"_s.arg(spec.help));
        }
        const Result<QJsonValue> good = checkValue(spec, value);
        if (!good) {
            return failure(good.error());
        }
        checked.insert(spec.name, *good);
    }
    if (!unknown.isEmpty()) {
        return failure(ErrorCode::InvalidArgument, u"there is no parameter '%1'; there are: %2."_s.arg(
                                                       unknown.constBegin().key().left(80), namesOf(specs)));
    }
    return checked;
}

} // namespace gleaner
