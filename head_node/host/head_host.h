// One running head with all its parts, for the console program and the window: data folder, queues, engine, local
// compute, control socket. Thread: main, which needs an event loop for the control socket.
#pragma once

#include "common/client/remote_account.h"
#include "common/client/remote_blobs.h"
#include "head_node/control/head_commands.h"
#include "head_node/engine/engine_thread.h"
#include "head_node/engine/local_compute.h"
#include "head_node/host/container_maker.h"
#include "head_node/host/embedded_queues.h"
#include "head_node/host/enrolment_commands.h"
#include "head_node/host/preview_commands.h"
#include "head_node/host/queue_commands.h"
#include "head_node/host/tls_setup.h"

namespace gleaner {

struct HostOptions {
    QString dataFolder;
    std::optional<ListenAddress> listen;        ///< serve the embedded queues; nullopt: nobody else reaches them
    std::optional<TlsOptions> tls;              ///< serve them encrypted
    std::optional<ConnectionList> remoteQueues; ///< use these queues instead of embedded ones
    LocalCompute localCompute = LocalCompute::WhenIdle;
    int localThreads = 0;               ///< 0: one a processor
    std::function<bool()> ownerIsAway;  ///< for LocalCompute::WhenAway; on any thread; empty: nobody knows, so never
    std::optional<Seconds> visibility;  ///< the work queue's from now on, 1 s .. 7 days; nullopt: as it is
    std::optional<int> poisonThreshold; ///< the same of kPoisonThresholdMetadata, 1 .. kMaxPoisonThreshold
    qint64 leastFreeBytes = kLeastFreeBytes; ///< of the data folder's disk, for a head to start
    EngineOptions engine;
};

class HeadHost {
public:
    /// Everything given outlives the host. Errors: those of DataFolder, the store, the server and the journal.
    [[nodiscard]] static Result<std::unique_ptr<HeadHost>>
    start(const HostOptions& options, const ComputationRegistry& computations, Clock& clock, RandomSource& random);
    /// Local processors hand back what they have, then everything ends in order.
    ~HeadHost();
    HeadHost(const HeadHost&) = delete;
    HeadHost& operator=(const HeadHost&) = delete;

    [[nodiscard]] EngineThread& engine() { return m_engine; }
    /// The engine's newest snapshot with what the host knows besides.
    [[nodiscard]] HeadSnapshot snapshot() const;
    [[nodiscard]] const DataPaths& paths() const { return m_folder->paths(); }
    /// Where workers connect; nullopt when nothing is served.
    [[nodiscard]] std::optional<ConnectionList> connection() const;
    /// What the start found in the data folder; empty for a new one or with remote queues.
    [[nodiscard]] QString report() const;
    /// What is shown to workers; nullopt when nothing is served, or without TLS.
    [[nodiscard]] const std::optional<TlsIdentity>& tls() const { return m_tls; }

private:
    HeadHost(HostOptions options, const ComputationRegistry& computations, Clock& clock, RandomSource& random);
    void endEngine();
    [[nodiscard]] Status openQueues();
    [[nodiscard]] Status openCertificate();
    [[nodiscard]] Status createQueues();
    [[nodiscard]] Status openRemoteBlobs();
    [[nodiscard]] Status setQueuePolicy();
    [[nodiscard]] Status startEngine();
    [[nodiscard]] Result<EngineParts> makeEngine();
    [[nodiscard]] Status startLocalCompute();
    [[nodiscard]] Status startControl();
    /// As the newest snapshot has it.
    [[nodiscard]] std::optional<JobRecord> findJob(const JobId& id) const;
    [[nodiscard]] QueueAccount& queuesForMain();
    [[nodiscard]] QueueAccount& queuesOfFirstShare();
    [[nodiscard]] QJsonObject describe() const;
    /// What people call workers, in what is answered.
    [[nodiscard]] ControlServer::Reply withLabels(const QJsonObject& request, const ControlServer::Reply& reply) const;
    [[nodiscard]] QString troubleWithQueues() const;
    /// Of the engine; null: there is no such place.
    [[nodiscard]] BlobStore* inputStore();
    [[nodiscard]] BlobStore* answerStore();
    [[nodiscard]] Result<EnrolmentTerms> enrolmentTerms();
    [[nodiscard]] BlobAccount* blobsForMain();

    const HostOptions m_options;
    const ComputationRegistry& m_computations;
    Clock& m_clock;
    RandomSource& m_random;
    RequestBoard m_board; ///< of all connections
    std::unique_ptr<DataFolder> m_folder;
    std::optional<TlsIdentity> m_tls;
    std::unique_ptr<EmbeddedQueues> m_embedded;
    std::unique_ptr<RemoteAccount> m_remoteForMain;
    std::unique_ptr<RemoteAccount> m_remoteForEngine;
    std::unique_ptr<RemoteBlobs> m_blobsForMain;   ///< null: embedded, or there is no place for them
    std::unique_ptr<RemoteBlobs> m_blobsForEngine; ///< null: embedded, or there is no place for them
    std::unique_ptr<ContainerMaker> m_containers;  ///< where there is such a place
    std::unique_ptr<BlobStore> m_inputs;           ///< the engine's, with m_blobsForEngine
    std::unique_ptr<BlobStore> m_largeAnswers;     ///< the engine's, with m_blobsForEngine
    std::unique_ptr<MessageQueue> m_work;          ///< the engine's
    std::unique_ptr<MessageQueue> m_answers;       ///< the engine's
    std::unique_ptr<MessageQueue> m_heartbeats;    ///< the engine's
    std::unique_ptr<WorkerQueues> m_localQueues;
    std::unique_ptr<LocalComputer> m_local;
    EngineThread m_engine;
    std::unique_ptr<BookKeeper> m_notes;
    std::unique_ptr<EnrolmentCommands> m_enrolments;
    std::unique_ptr<PreviewCommands> m_previews;
    std::unique_ptr<QueueCommands> m_queueCommands;
    std::unique_ptr<HeadCommands> m_commands;
    std::unique_ptr<ControlServer> m_control;
};

} // namespace gleaner
