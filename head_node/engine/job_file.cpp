#include "head_node/engine/job_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr L kVersion("gleaner_job"), kComputation("computation"), kTitle("title"), kPurpose("purpose"),
    kPriority("priority"), kOutput("output"), kParameters("parameters");
constexpr int kThisVersion = 1;

tl::unexpected<Error> malformed(const QString& path, const QString& what) {
    return failure(ErrorCode::Malformed, QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), what));
}

Result<QJsonObject> readObject(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    if (file.size() > kMaxJobFileBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("%1 is too large for a job file; it has at most 1 MiB.")
                                                .arg(QDir::toNativeSeparators(path)));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(path, QStringLiteral("%1, at byte %2.").arg(error.errorString()).arg(error.offset));
    if (!document.isObject() || !document.object().contains(kVersion))
        return malformed(path, QStringLiteral("this is no job file; one begins with {\"gleaner_job\": 1, …}."));
    return document.object();
}

/// Empty: every field has a name and a type that is known.
QString complaintAbout(const QJsonObject& json) {
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString name = it.key();
        const bool isText = name == kComputation || name == kTitle || name == kPurpose || name == kOutput;
        const bool isNumber = name == kVersion || name == kPriority;
        if (!isText && !isNumber && name != kParameters)
            return QStringLiteral("there is no field \"%1\" in a job file.").arg(name.left(80));
        if (isText && !it->isString())
            return QStringLiteral("\"%1\" takes a text in quotes.").arg(name);
        if (isNumber && (!it->isDouble() || it->toInt() != it->toDouble()))
            return QStringLiteral("\"%1\" takes a whole number.").arg(name);
        if (name == kParameters && !it->isObject())
            return QStringLiteral("\"parameters\" takes names and values in braces.");
    }
    if (json.value(kVersion).toInt() != kThisVersion)
        return QStringLiteral("this job file is of version %1; this program reads version %2.")
            .arg(json.value(kVersion).toInt())
            .arg(kThisVersion);
    return {};
}

bool isFile(const ParameterSpec& spec) {
    return spec.type == ParameterType::InputFile;
}

/// Below the folder: as seen from there; elsewhere: as it is.
QString relativeTo(const QDir& folder, const QString& path) {
    const QString relative = folder.relativeFilePath(path);
    return relative.startsWith(L("..")) ? path : relative;
}

} // namespace

Result<JobRequest> readJobFile(const QString& path, const ComputationRegistry& registry) {
    const auto json = readObject(path);
    if (!json)
        return failure(json.error());
    if (const QString complaint = complaintAbout(*json); !complaint.isEmpty())
        return malformed(path, complaint);
    JobRequest request;
    request.computation = json->value(kComputation).toString();
    const Computation* computation = registry.findNewest(request.computation);
    if (computation == nullptr)
        return failure(ErrorCode::NotFound, QStringLiteral("%1: there is no computation '%2' here.")
                                                .arg(QDir::toNativeSeparators(path), request.computation.left(80)));
    const QDir folder = QFileInfo(path).absoluteDir();
    Parameters given = json->value(kParameters).toObject();
    for (const ParameterSpec& spec : computation->parameters()) {
        if (isFile(spec) && given.value(spec.name).isString())
            given.insert(spec.name, folder.absoluteFilePath(given.value(spec.name).toString()));
    }
    auto checked = checkParameters(computation->parameters(), given);
    if (!checked)
        return failure(checked.error());
    request.parameters = std::move(*checked);
    request.title = json->value(kTitle).toString();
    request.purpose = json->value(kPurpose).toString();
    request.priority = json->value(kPriority).toInt();
    if (const QString output = json->value(kOutput).toString(); !output.isEmpty())
        request.outputPath = folder.absoluteFilePath(output);
    return request;
}

Status writeJobFile(const QString& path, const JobRequest& request, const ComputationRegistry& registry) {
    const QDir folder = QFileInfo(path).absoluteDir();
    Parameters parameters = request.parameters;
    if (const Computation* computation = registry.findNewest(request.computation)) {
        for (const ParameterSpec& spec : computation->parameters()) {
            if (isFile(spec) && parameters.contains(spec.name))
                parameters.insert(spec.name, relativeTo(folder, parameters.value(spec.name).toString()));
        }
    }
    QJsonObject json{{kVersion, kThisVersion}, {kComputation, request.computation}, {kParameters, parameters}};
    if (!request.title.isEmpty())
        json.insert(kTitle, request.title);
    if (!request.purpose.isEmpty())
        json.insert(kPurpose, request.purpose);
    if (request.priority != 0)
        json.insert(kPriority, request.priority);
    if (!request.outputPath.isEmpty())
        json.insert(kOutput, relativeTo(folder, request.outputPath));
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(
            ErrorCode::DiskFull,
            QStringLiteral("%1 cannot be written: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    return {};
}

} // namespace gleaner
