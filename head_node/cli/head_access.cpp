#include "head_node/cli/head_access.h"

#include "head_node/control/control_client.h"
#include "head_node/control/snapshot_json.h"
#include "head_node/store/data_folder.h"

namespace gleaner {

HeadAccess::HeadAccess(const QString& dataFolder) : m_socketName(DataPaths(dataFolder).controlSocketName()) {}

Result<QJsonObject> HeadAccess::ask(const char* command, QJsonObject fields) const {
    fields.insert(QLatin1String("command"), QLatin1String(command));
    return askHead(m_socketName, fields);
}

Result<HeadSnapshot> HeadAccess::snapshot() const {
    const auto answer = ask("status");
    if (!answer)
        return failure(answer.error());
    return headSnapshotFromJson(*answer);
}

Result<JobSnapshot> HeadAccess::findJob(const QString& prefix) const {
    const auto shot = snapshot();
    if (!shot)
        return failure(shot.error());
    return gleaner::findJob(*shot, prefix);
}

Result<JobSnapshot> findJob(const HeadSnapshot& shot, const QString& prefix) {
    const JobSnapshot* found = nullptr;
    for (const JobSnapshot& job : shot.jobs) {
        if (prefix.isEmpty() || !toString(job.record.id).startsWith(prefix))
            continue;
        if (found != nullptr)
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("More than one job begins with %1; give more of its id.").arg(prefix));
        found = &job;
    }
    if (found == nullptr)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no job %1; 'gleaner status' lists them.").arg(prefix));
    return *found;
}

} // namespace gleaner
