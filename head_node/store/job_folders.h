// The folders of jobs: DATA/jobs/<job id>, with the job's input files and its answers. Never touches a folder whose
// name is not a job's id. Thread: one at a time.
#pragma once

#include "common/base/result.h"

#include <QString>
#include <QStringList>

namespace gleaner {

inline constexpr QLatin1String kAnswersFileName("answers.sqlite");

/// Its path; made when it is not there. Errors: Refused.
[[nodiscard]] Result<QString> makeJobFolder(const QString& jobsFolder, const QString& id);
/// With all that is in it; no folder is no error. Errors: Unavailable (a file is in use or may not be removed).
[[nodiscard]] Status removeJobFolder(const QString& jobsFolder, const QString& id);
/// Removes what a crash between the copying of input files and the job's first row has left: folders of jobs not in
/// `known` and without answers. One with answers stays: should head.sqlite be lost, they are what took the longest.
/// What cannot be removed stays, too, for the next time.
void removeUnsubmittedFolders(const QString& jobsFolder, const QStringList& known);

} // namespace gleaner
