// What a head notes of its workers beside their enrolments' policies: what a person calls them, when they were enrolled
// and when they were last heard of. Nothing depends on it: a file that is lost takes names for people with it, and no
// right of anybody's. Thread: one at a time. Format: head_node/store/FORMAT.md, "The data folder itself".
#pragma once

#include "common/base/result.h"
#include "head_node/engine/snapshots.h"

#include <QHash>

#include <map>

namespace gleaner {

inline constexpr qsizetype kMaxWorkerLabelLength = 48;

struct WorkerNote {
    QString label; ///< empty: nobody renamed it
    std::optional<TimePoint> enrolled;
    std::optional<TimePoint> lastSeen; ///< with a proven name

    friend bool operator==(const WorkerNote&, const WorkerNote&) = default;
};

class WorkerBook {
public:
    /// More names than enrolments can be; beyond it, those that were not heard of for longest are forgotten.
    static constexpr std::size_t kMaxNotes = 4'000;

    /// Reads the file. One that is not there or that cannot be read is an empty book.
    explicit WorkerBook(QString file);

    /// `name`: what stands before '/' in a worker's id. `label`: 1 to kMaxWorkerLabelLength characters without '/' and
    /// '!' that can be seen; empty, or the name itself, takes the label away. Errors: InvalidArgument, AlreadyExists
    /// (another worker is called so), DiskFull.
    [[nodiscard]] Status rename(const QString& name, const QString& label);
    /// Errors of both: DiskFull.
    [[nodiscard]] Status noteEnrolled(const QString& name, TimePoint at);
    [[nodiscard]] Status forget(const QString& name);
    /// Remembers who was heard of, in a proven name; flush() writes it. Errors of flush(): DiskFull.
    void noteSeen(const std::vector<FleetWorker>& fleet);
    [[nodiscard]] Status flush();

    /// An empty note: nothing is known.
    [[nodiscard]] WorkerNote find(const QString& name) const;
    /// By name; only those that have one. A copy for other threads.
    [[nodiscard]] QHash<QString, QString> labels() const;

private:
    [[nodiscard]] QByteArray toJson() const;
    void read(const QByteArray& json);
    void makeRoom();

    const QString m_file;
    std::map<QString, WorkerNote> m_notes;
    bool m_isChanged = false;
};

/// "pc-17" of "pc-17/3f2a/0".
[[nodiscard]] QString workerNameIn(const QString& id);
/// "Reception/3f2a/0" of the same, when pc-17 is called Reception.
[[nodiscard]] QString labelledWorker(const QHash<QString, QString>& labels, const QString& id);
/// Labels in everything that the snapshot says of workers; their ids stay.
void showLabels(HeadSnapshot& snapshot, const QHash<QString, QString>& labels);

} // namespace gleaner
