#include "head_node/models/job_draft.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace gleaner {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("JobDraft", text);
}

/// Short and exact: 100,000 in full, 1e-11 and 1e14 as powers.
QString numberWords(double value) {
    const double size = std::abs(value);
    if (size < 1e9 && value == std::trunc(value))
        return QLocale().toString(static_cast<qlonglong>(value));
    if (size >= 0.001 && size < 1e9)
        return QLocale().toString(value, 'g', QLocale::FloatingPointShortest);
    return QString::number(value, 'g', QLocale::FloatingPointShortest).remove(QLatin1Char('+'));
}

QString valueText(const QJsonValue& value) {
    if (value.isDouble() && std::abs(value.toDouble()) < 1e15 && value.toDouble() == std::trunc(value.toDouble()))
        return QString::number(value.toInteger());
    return value.isDouble() ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                            : value.toVariant().toString();
}

QString fileComplaint(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists())
        return words(QT_TRANSLATE_NOOP("JobDraft", "There is no such file; choose another."));
    if (!file.isFile() || !file.isReadable())
        return words(QT_TRANSLATE_NOOP("JobDraft", "This cannot be read as a file; choose another."));
    return {};
}

/// Empty: the value is good.
QString complaintAbout(const ParameterSpec& spec, const QString& text) {
    const bool isMissing = text.isEmpty() && spec.defaultValue.isUndefined();
    if (spec.type == ParameterType::InputFile)
        return isMissing ? words(QT_TRANSLATE_NOOP("JobDraft", "Choose a file, or drop one here."))
                         : fileComplaint(text);
    const Parameters given = text.isEmpty() ? Parameters() : Parameters{{spec.name, text}};
    const auto checked = checkParameters({spec}, given);
    if (checked)
        return {};
    const QString range = rangeWords(spec);
    switch (spec.type) {
    case ParameterType::Integer:
        return words(range.isEmpty() ? QT_TRANSLATE_NOOP("JobDraft", "Give a whole number.")
                                     : QT_TRANSLATE_NOOP("JobDraft", "Give a whole number, %1."))
            .replace(QLatin1String("%1"), range);
    case ParameterType::Real:
        return words(range.isEmpty() ? QT_TRANSLATE_NOOP("JobDraft", "Give a number.")
                                     : QT_TRANSLATE_NOOP("JobDraft", "Give a number, %1."))
            .replace(QLatin1String("%1"), range);
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::InputFile:
        return checked.error().message;
    }
    Q_UNREACHABLE();
}

QString outputComplaint(const QString& path) {
    if (path.trimmed().isEmpty())
        return words(QT_TRANSLATE_NOOP("JobDraft", "Say which file the result goes to."));
    const Status usable = checkOutputPath(path);
    return usable ? QString() : usable.error().message;
}

} // namespace

DraftCheck checkDraft(const Computation& computation, const JobDraft& draft) {
    DraftCheck check;
    check.request = {.computation = computation.name(),
                     .parameters = {},
                     .outputPath = draft.outputPath,
                     .title = draft.title,
                     .priority = draft.priority,
                     .purpose = draft.purpose};
    for (const ParameterSpec& spec : computation.parameters()) {
        const QString text = draft.texts.value(spec.name).trimmed();
        if (const QString complaint = complaintAbout(spec, text); !complaint.isEmpty())
            check.complaints.insert(spec.name, complaint);
        else if (!text.isEmpty())
            check.request.parameters.insert(spec.name, text);
    }
    if (const QString complaint = outputComplaint(draft.outputPath); !complaint.isEmpty())
        check.complaints.insert(kOutputField, complaint);
    const auto checked = checkParameters(computation.parameters(), check.request.parameters);
    if (checked)
        check.request.parameters = *checked;
    else if (check.isGood()) // none of the values by itself: cannot be, but must not pass unsaid
        check.complaints.insert(QString(), checked.error().message);
    return check;
}

QString fieldOf(const Error& error, const Computation& computation) {
    static const QRegularExpression named(QStringLiteral("^parameter '([^']+)'"));
    const auto match = named.match(error.message);
    if (match.hasMatch())
        return match.captured(1);
    const std::vector<ParameterSpec> specs = computation.parameters();
    const auto isFile = [](const ParameterSpec& spec) { return spec.type == ParameterType::InputFile; };
    if (std::count_if(specs.begin(), specs.end(), isFile) == 1)
        return std::find_if(specs.begin(), specs.end(), isFile)->name;
    return {};
}

JobDraft draftOf(const JobRequest& request, const Computation& computation) {
    JobDraft draft{computation.name(), {}, request.title, request.purpose, request.outputPath, request.priority};
    for (const ParameterSpec& spec : computation.parameters()) {
        const QJsonValue value = request.parameters.value(spec.name);
        if (!value.isUndefined() && value != spec.defaultValue)
            draft.texts.insert(spec.name, valueText(value));
    }
    return draft;
}

std::vector<const Computation*> offeredComputations(const ComputationRegistry& registry) {
    constexpr QLatin1String kForMeasuring("echo");
    std::vector<const Computation*> all = registry.all();
    std::erase_if(all, [&](const Computation* each) { return registry.findNewest(each->name()) != each; });
    std::stable_partition(all.begin(), all.end(),
                          [&](const Computation* each) { return each->name() != kForMeasuring; });
    return all;
}

QString parameterLabel(const QString& name) {
    QString label = name;
    label.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    label[0] = label[0].toUpper();
    return computationWords(label);
}

QString rangeWords(const ParameterSpec& spec) {
    if (!spec.minimum && !spec.maximum)
        return {};
    const QString unit = spec.unit.isEmpty() ? QString() : QLatin1Char(' ') + computationWords(spec.unit);
    if (!spec.maximum)
        return words(QT_TRANSLATE_NOOP("JobDraft", "%1 or more")).arg(numberWords(*spec.minimum)) + unit;
    if (!spec.minimum)
        return words(QT_TRANSLATE_NOOP("JobDraft", "at most %1")).arg(numberWords(*spec.maximum)) + unit;
    return words(QT_TRANSLATE_NOOP("JobDraft", "%1 to %2"))
               .arg(numberWords(*spec.minimum), numberWords(*spec.maximum)) +
           unit;
}

QString defaultText(const ParameterSpec& spec) {
    return spec.defaultValue.isUndefined() ? QString() : valueText(spec.defaultValue);
}

QString computationWords(const QString& english) {
    return QCoreApplication::translate("Computation", english.toUtf8().constData());
}

} // namespace gleaner
