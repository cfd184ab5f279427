#include "head_node/store/job_folders.h"

#include "common/base/ids.h"

#include <QDir>
#include <QFileInfo>

namespace gleaner {
namespace {

bool isJobId(const QString& name) {
    const QUuid id = QUuid::fromString(name);
    return !id.isNull() && toString(JobId(id)) == name;
}

} // namespace

Result<QString> makeJobFolder(const QString& jobsFolder, const QString& id) {
    QString path = jobsFolder + u'/' + id;
    if (!QDir().mkpath(path))
        return failure(ErrorCode::Refused,
                       QStringLiteral("The folder %1 cannot be made; check that %2 belongs to the user who runs this "
                                      "program and that the disk has room.")
                           .arg(path, jobsFolder));
    return path;
}

Status removeJobFolder(const QString& jobsFolder, const QString& id) {
    const QString path = jobsFolder + u'/' + id;
    if (!isJobId(id) || QFileInfo(path).isSymLink() || !QDir(path).exists() || QDir(path).removeRecursively())
        return {};
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("The folder %1 of a removed job cannot be removed; close the programs that use it. "
                                  "It will be tried again when the head starts.")
                       .arg(path));
}

void removeUnsubmittedFolders(const QString& jobsFolder, const QStringList& known) {
    const QStringList names = QDir(jobsFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        if (known.contains(name) || QFileInfo::exists(jobsFolder + u'/' + name + u'/' + kAnswersFileName))
            continue;
        static_cast<void>(removeJobFolder(jobsFolder, name));
    }
}

} // namespace gleaner
