// Looking at a job's result before it is there, over the control socket. CONTROL.md lists the requests.
// Thread: asked on the control socket's; reads on one of its own, so that neither socket nor engine wait for the disk.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/control/head_commands.h"
#include "head_node/engine/job_preview.h"

#include <QThreadPool>

#include <atomic>

namespace gleaner {

class PreviewCommands {
public:
    using FindJob = std::function<std::optional<JobRecord>(const JobId&)>;

    /// `findJob` is called on the control socket's and on the engine's thread. All given outlives this.
    PreviewCommands(EngineThread& engine, const ComputationRegistry& computations, QString jobsFolder, FindJob findJob,
                    const Clock& clock);
    /// Blocks: until the look in hand is done, a second.
    ~PreviewCommands() { finish(); }
    /// Answers nobody from now on; what the engine still hands on is dropped. Blocks: as the destructor.
    void finish();

    void addTo(HeadCommands& commands);

private:
    /// What it takes to read one job's answers; kept between looks, because cutting a job may mean reading its files.
    struct Subject {
        JobId job;
        const Computation* computation = nullptr;
        std::unique_ptr<Split> split;
    };
    using Look = QJsonObject (PreviewCommands::*)(const QJsonObject&, AnswerStore&);

    void later(const QJsonObject& request, const ControlServer::Reply& reply, Look look);
    /// `work` on the reading thread, with the job's record.
    void onJob(const QJsonObject& request, const ControlServer::Reply& reply,
               std::function<QJsonObject(const JobRecord&)> work);
    [[nodiscard]] QJsonObject perform(const QJsonObject& request, const JobRecord& record, Look look);
    [[nodiscard]] Status turnTo(const JobRecord& record);
    [[nodiscard]] QJsonObject picture(const QJsonObject& request, AnswerStore& answers);
    [[nodiscard]] QJsonObject result(const QJsonObject& request, AnswerStore& answers);

    [[nodiscard]] QJsonObject chunk(const QJsonObject& request, AnswerStore& answers);
    [[nodiscard]] QJsonObject content(const QJsonObject& request, const JobRecord& record);
    void chunkLater(const QJsonObject& request, const ControlServer::Reply& reply);
    void outLater(const QJsonObject& request, const ControlServer::Reply& reply);

    EngineThread& m_engine;
    const ComputationRegistry& m_computations;
    const QString m_jobsFolder;
    FindJob m_findJob;
    const Clock& m_clock;
    std::atomic<bool> m_finished = false;
    Subject m_subject; ///< of the reading thread
    QThreadPool m_thread;
};

} // namespace gleaner
