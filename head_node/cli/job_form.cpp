#include "head_node/cli/job_form.h"

#include "head_node/engine/job_file.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

namespace gleaner {

namespace {

/// What --help says of a parameter: its help, unit, range or choices, and default.
std::string describe(const ParameterSpec& spec) {
    QStringList facts;
    if (!spec.unit.isEmpty())
        facts += spec.unit;
    if (spec.minimum && spec.maximum)
        facts += QStringLiteral("%1 to %2")
                     .arg(QString::number(*spec.minimum, 'g', 12), QString::number(*spec.maximum, 'g', 12));
    if (!spec.choices.isEmpty())
        facts += spec.choices.join(QStringLiteral(" | "));
    facts += spec.defaultValue.isUndefined()
                 ? QStringLiteral("required")
                 : QStringLiteral("default %1").arg(spec.defaultValue.toVariant().toString());
    const QString text = spec.help + QStringLiteral(" (") + facts.join(QStringLiteral("; ")) + QLatin1Char(')');
    return text.toStdString();
}

std::string typeName(ParameterType type) {
    switch (type) {
    case ParameterType::Integer:
        return "WHOLE NUMBER";
    case ParameterType::Real:
        return "NUMBER";
    case ParameterType::Text:
        return "TEXT";
    case ParameterType::Choice:
        return "CHOICE";
    case ParameterType::InputFile:
        return "FILE";
    }
    Q_UNREACHABLE();
}

} // namespace

void JobForm::declareFile(CLI::App& command) {
    command.add_option("--job", m_file, "A job file, as the window keeps it, in the place of a computation")
        ->type_name("FILE");
}

void JobForm::declare(CLI::App& command, const ComputationRegistry& computations) {
    m_computations = &computations;
    command.add_option("-o,--output", m_output, "Where the result goes (default: COMPUTATION.SUFFIX in this folder)")
        ->type_name("FILE");
    command.add_option("--title", m_title, "A name for the job, for people")->type_name("TEXT");
    command
        .add_option("--purpose", m_purpose, "Why it matters, for those whose PCs compute it (up to 1,000 characters)")
        ->type_name("TEXT");
    command.add_option("--priority", m_priority, "Jobs of a higher priority go first (default 0)")
        ->type_name("WHOLE NUMBER");
    for (const Computation* each : computations.all()) {
        if (computations.findNewest(each->name()) == each)
            declareParameters(command, *each);
    }
}

void JobForm::declareParameters(CLI::App& command, const Computation& computation) {
    const std::string name = computation.name().toStdString();
    CLI::App* sub = command.add_subcommand(name, computation.summary().toStdString());
    sub->fallthrough(); // so that -o and the like may come after the computation's own options
    sub->callback([this, &computation] { m_computation = &computation; });
    for (const ParameterSpec& spec : computation.parameters()) {
        const std::string parameter = spec.name.toStdString();
        sub->add_option("--" + parameter, m_texts[name][parameter], describe(spec))->type_name(typeName(spec.type));
    }
}

Result<JobRequest> JobForm::fromFile() const {
    auto request = readJobFile(QString::fromStdString(m_file), *m_computations);
    if (!request)
        return request;
    if (!m_title.empty())
        request->title = QString::fromStdString(m_title);
    if (!m_purpose.empty())
        request->purpose = QString::fromStdString(m_purpose);
    if (m_priority != 0)
        request->priority = m_priority;
    if (!m_output.empty())
        request->outputPath = outputPath();
    if (request->outputPath.isEmpty()) {
        const QString suffix = m_computations->findNewest(request->computation)->resultSuffix();
        request->outputPath = QDir::current().absoluteFilePath(request->computation + QLatin1Char('.') + suffix);
    }
    return request;
}

Result<JobRequest> JobForm::request() const {
    if ((m_computation == nullptr) == m_file.empty())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Name a computation, or else a job file with --job FILE."));
    if (!m_file.empty())
        return fromFile();
    JobRequest request;
    request.computation = m_computation->name();
    request.title = QString::fromStdString(m_title);
    request.purpose = QString::fromStdString(m_purpose);
    request.priority = m_priority;
    request.outputPath = outputPath();
    if (request.outputPath.isEmpty())
        request.outputPath =
            QDir::current().absoluteFilePath(request.computation + QLatin1Char('.') + m_computation->resultSuffix());
    const auto& texts = m_texts.at(request.computation.toStdString());
    for (const ParameterSpec& spec : m_computation->parameters()) {
        const QString text = QString::fromStdString(texts.at(spec.name.toStdString()));
        if (text.isEmpty())
            continue;
        const auto value = parameterFromText(spec, text);
        if (!value)
            return failure(value.error());
        request.parameters.insert(spec.name, *value);
    }
    return request;
}

QString JobForm::outputPath() const {
    return m_output.empty() ? QString() : QFileInfo(QString::fromStdString(m_output)).absoluteFilePath();
}

Result<QJsonValue> parameterFromText(const ParameterSpec& spec, const QString& text) {
    const auto wrong = [&spec, &text](const char* wanted) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("--%1 takes %2, not '%3'.").arg(spec.name, QLatin1String(wanted), text));
    };
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    switch (spec.type) {
    case ParameterType::Integer: {
        bool isWhole = false;
        const qint64 whole = text.toLongLong(&isWhole);
        if (isWhole)
            return QJsonValue(whole);
        constexpr double kExactWholeNumbers = 9'007'199'254'740'992.0; // 2^53
        if (!isNumber || number != std::floor(number) || std::abs(number) > kExactWholeNumbers)
            return wrong("a whole number");
        return QJsonValue(static_cast<qint64>(number));
    }
    case ParameterType::Real:
        return isNumber && std::isfinite(number) ? Result<QJsonValue>(QJsonValue(number)) : wrong("a number");
    case ParameterType::InputFile:
        return QJsonValue(QFileInfo(text).absoluteFilePath());
    case ParameterType::Text:
    case ParameterType::Choice:
        return QJsonValue(text);
    }
    Q_UNREACHABLE();
}

} // namespace gleaner
