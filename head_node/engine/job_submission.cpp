#include "head_node/engine/job_submission.h"

#include "common/blob/job_card.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace gleaner {

namespace {

constexpr qint64 kCopyBlockBytes = 1 << 20;

/// The copy is on disk when this returns: a save file is synced before it is renamed.
Status copyDurably(const QString& from, const QString& to) {
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound, QStringLiteral("The input file %1 cannot be read: %2.")
                                                .arg(QDir::toNativeSeparators(from), source.errorString()));
    }
    QSaveFile copy(to);
    bool written = copy.open(QIODevice::WriteOnly);
    while (written && !source.atEnd()) {
        const QByteArray block = source.read(kCopyBlockBytes);
        written = !block.isEmpty() && copy.write(block) == block.size();
    }
    if (!written || !copy.commit()) {
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("The input file %1 could not be copied into the job's folder: %2.")
                           .arg(QDir::toNativeSeparators(from), copy.errorString()));
    }
    return {};
}

/// Copies every input file and puts the copies' paths into `parameters`.
Status adoptInputFiles(const Computation& computation, const QString& folder, Parameters& parameters) {
    for (const ParameterSpec& spec : computation.parameters()) {
        if (spec.type != ParameterType::InputFile || !parameters.contains(spec.name))
            continue;
        const QString source = parameters.value(spec.name).toString();
        const QString copy = QDir(folder).filePath(spec.name + QLatin1Char('-') + QFileInfo(source).fileName());
        if (auto copied = copyDurably(source, copy); !copied)
            return copied;
        parameters.insert(spec.name, copy);
    }
    return {};
}

Status fillIn(JobRecord& record, const Computation& computation, JobJournal& journal) {
    const auto folder = journal.jobFolder(record.id);
    if (!folder)
        return failure(folder.error());
    if (auto adopted = adoptInputFiles(computation, *folder, record.parameters); !adopted)
        return adopted;
    const auto split = computation.split(record.parameters);
    if (!split)
        return failure(split.error());
    record.chunkCount = (*split)->chunkCount();
    return journal.saveJob(record);
}

} // namespace

Status checkOutputPath(const QString& path) {
    const QFileInfo info(path);
    if (path.isEmpty() || !info.isAbsolute())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The result needs a file to go to, with its whole path."));
    if (info.isDir())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("%1 is a folder; name a file for the result.").arg(path));
    if (!info.dir().exists()) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The folder %1 does not exist; make it, or choose another place for the result.")
                           .arg(QDir::toNativeSeparators(info.path())));
    }
    return {};
}

Result<JobRecord> submitJob(const JobRequest& request, const ComputationRegistry& registry, JobJournal& journal,
                            RandomSource& random, TimePoint now) {
    const Computation* computation = registry.findNewest(request.computation);
    if (computation == nullptr) {
        QStringList names;
        for (const Computation* each : registry.all())
            names.append(each->name());
        return failure(ErrorCode::NotFound, QStringLiteral("There is no computation '%1'; there are: %2.")
                                                .arg(request.computation, names.join(QStringLiteral(", "))));
    }
    if (auto usable = checkOutputPath(request.outputPath); !usable)
        return failure(usable.error());
    if (request.purpose.size() > kMaxPurposeLength)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("The purpose has %1 characters; say it in %2.")
                                                       .arg(request.purpose.size())
                                                       .arg(kMaxPurposeLength));
    auto parameters = checkParameters(computation->parameters(), request.parameters);
    if (!parameters)
        return failure(parameters.error());

    // Tried on the person's own files first, so that what is wrong with them is said by the names they know.
    if (const auto split = computation->split(*parameters); !split)
        return failure(split.error());

    JobRecord record;
    record.id = JobId(random.nextUuid());
    record.title = request.title;
    record.purpose = request.purpose;
    record.computation = {computation->name(), computation->version()};
    record.parameters = *parameters;
    record.outputPath = request.outputPath;
    record.priority = request.priority;
    record.created = now;
    if (auto filled = fillIn(record, *computation, journal); !filled) {
        (void)journal.removeJob(
            record.id); // nothing of a job that never was stays; the first error is the one that counts
        return failure(filled.error());
    }
    return record;
}

} // namespace gleaner
