#include "head_node/host/head_host.h"

#include "common/client/this_pc.h"
#include "common/client/worker_claim.h"
#include "common/client/worker_connections.h"
#include "head_node/host/enrolment_terms.h"
#include "head_node/host/settings_report.h"
#include "head_node/safety/certificate_files.h"
#include "head_node/store/job_store.h"

#include <QThread>

#include <algorithm>

namespace gleaner {

namespace {

/// How long a step of the engine's may take to end by itself when the head ends.
constexpr Milliseconds kStepPatience{1'000};

/// What a new work queue tells its workers; a person may change it.
Metadata workQueueMetadata() {
    return {{QString::fromUtf16(kDefaultTimeoutMetadata), QStringLiteral("60")},
            {QString::fromUtf16(kPoisonThresholdMetadata), QStringLiteral("5")}};
}

/// Local processors look often: asking costs nothing but a lock.
std::vector<Milliseconds> localWaits() {
    return {Milliseconds(2), Milliseconds(5), Milliseconds(10), Milliseconds(20), Milliseconds(50)};
}

} // namespace

Result<std::unique_ptr<HeadHost>> HeadHost::start(const HostOptions& options, const ComputationRegistry& computations,
                                                  Clock& clock, RandomSource& random) {
    std::unique_ptr<HeadHost> host(new HeadHost(options, computations, clock, random));
    auto folder = DataFolder::open(options.dataFolder, options.leastFreeBytes);
    if (!folder)
        return failure(folder.error());
    host->m_folder = std::move(*folder);
    for (const auto step :
         {&HeadHost::openCertificate, &HeadHost::openQueues, &HeadHost::createQueues, &HeadHost::setQueuePolicy,
          &HeadHost::startLocalCompute, &HeadHost::startEngine, &HeadHost::startControl}) {
        if (auto done = (host.get()->*step)(); !done)
            return failure(done.error());
    }
    return host;
}

HeadHost::HeadHost(HostOptions options, const ComputationRegistry& computations, Clock& clock, RandomSource& random)
    : m_options(std::move(options)), m_computations(computations), m_clock(clock), m_random(random), m_board(clock) {}

HeadHost::~HeadHost() {
    endEngine();
    if (m_previews)
        m_previews->finish(); // so does its thread
    if (m_queueCommands)
        m_queueCommands->finish(); // and this one's
    m_control.reset();
    m_notes.reset();
    if (m_local)
        m_local->stop();
    m_local.reset();
}

/// Before what it observes and what it uses; it replies through the control socket. A step whose queues have gone would
/// try for half a minute: what is called off is done again when the head is started the next time.
void HeadHost::endEngine() {
    if (!m_engine.stopWithin(kStepPatience)) {
        if (m_remoteForEngine)
            m_remoteForEngine->abort();
        if (m_blobsForEngine)
            m_blobsForEngine->abort();
    }
    m_engine.stop();
}

Status HeadHost::openCertificate() {
    if (!m_options.listen || !m_options.tls)
        return {};
    const auto request = certificateRequestOfThisPc(m_options.listen->address, m_clock.now());
    return openTlsIdentity(*m_options.tls, paths(), request, m_random).map([this](TlsIdentity identity) {
        m_tls = std::move(identity);
    });
}

Status HeadHost::openQueues() {
    if (m_options.remoteQueues) {
        auto account = RemoteAccount::open(*m_options.remoteQueues, m_clock, m_random, &m_board);
        if (!account)
            return failure(account.error());
        m_remoteForMain = std::move(*account);
        m_localQueues = std::make_unique<RemoteWorkerQueues>(*m_options.remoteQueues, WorkerQueueNames{}, m_clock,
                                                             m_random, &m_board);
        return {};
    }
    auto embedded = EmbeddedQueues::open(paths(), m_clock, m_random);
    if (!embedded)
        return failure(embedded.error());
    m_embedded = std::move(*embedded);
    m_localQueues =
        std::make_unique<LocalWorkerQueues>(m_embedded->store().blocking(), WorkerQueueNames{},
                                            &m_embedded->blobs().inputs(), &m_embedded->blobs().largeAnswers());
    return m_options.listen ? m_embedded->listen(*m_options.listen, paths().connectionFile(), m_tls) : Status();
}

Status HeadHost::createQueues() {
    for (const char16_t* name : {kWorkQueueName, kAnswersQueueName, kHeartbeatsQueueName}) {
        const bool isWork = name == kWorkQueueName;
        const auto created =
            queuesForMain().create(QString::fromUtf16(name), isWork ? workQueueMetadata() : Metadata());
        if (!created && created.error().code != ErrorCode::AlreadyExists) // a person gave it other metadata
            return failure(created.error());
    }
    return m_embedded ? Status() : openRemoteBlobs();
}

/// The place may be out of reach: most jobs need no blobs, so nobody waits for it here.
Status HeadHost::openRemoteBlobs() {
    auto blobs = RemoteBlobs::open(m_options.remoteQueues->forBlobs(), m_clock, m_random, &m_board);
    if (!blobs) // NotFound: the connection string names no place
        return blobs.error().code == ErrorCode::NotFound ? Status() : failure(blobs.error());
    m_blobsForMain = std::move(*blobs);
    m_containers = std::make_unique<ContainerMaker>(m_options.remoteQueues->forBlobs(), m_clock, m_random, &m_board);
    return {};
}

/// Whatever else the metadata says is a person's and stays.
Status HeadHost::setQueuePolicy() {
    if (!m_options.visibility && !m_options.poisonThreshold)
        return {};
    const auto work = queuesForMain().open(QString::fromUtf16(kWorkQueueName));
    const auto properties = work->properties();
    if (!properties)
        return failure(properties.error());
    Metadata metadata = properties->metadata;
    if (m_options.visibility)
        metadata.insert(QString::fromUtf16(kDefaultTimeoutMetadata), QString::number(m_options.visibility->count()));
    if (m_options.poisonThreshold)
        metadata.insert(QString::fromUtf16(kPoisonThresholdMetadata), QString::number(*m_options.poisonThreshold));
    return metadata == properties->metadata ? Status() : work->setMetadata(metadata);
}

Status HeadHost::startLocalCompute() {
    WorkerOptions options;
    const QString name = pcNameIn(workerIdOfThisPc({}));
    const auto where = connection();
    const auto key = where ? tagKey(*where) : std::nullopt;
    options.worker = claimedWorkerId(name, key ? workerTag(*key, name) : QByteArray(), QStringLiteral("head"));
    options.processors = m_options.localThreads > 0 ? m_options.localThreads : QThread::idealThreadCount();
    options.messageLimit = m_options.engine.messageLimit;
    options.heartbeatInterval = Milliseconds(0);
    if (m_embedded)
        options.emptyWaits = localWaits();
    m_local = std::make_unique<LocalComputer>(m_options.localCompute, options, m_clock, m_random, m_computations,
                                              *m_localQueues);
    return m_local->start();
}

Status HeadHost::startEngine() {
    return m_engine.start([this] { return makeEngine(); },
                          [this](const HeadEngine& engine) {
                              const bool isAway = m_options.ownerIsAway && m_options.ownerIsAway();
                              m_local->update(engine.hasNothingToScatter(), isAway);
                          });
}

/// Runs on the engine's thread.
Result<EngineParts> HeadHost::makeEngine() {
    QueueAccount* account = m_embedded ? &m_embedded->store().deferred() : nullptr;
    if (account == nullptr) {
        auto remote = RemoteAccount::open(*m_options.remoteQueues, m_clock, m_random, &m_board);
        if (!remote)
            return failure(remote.error());
        m_remoteForEngine = std::move(*remote);
        account = &m_remoteForEngine->queues();
    }
    if (m_containers) {
        auto blobs = RemoteBlobs::open(m_options.remoteQueues->forBlobs(), m_clock, m_random, &m_board);
        if (!blobs)
            return failure(blobs.error());
        m_blobsForEngine = std::move(*blobs);
        m_inputs = std::make_unique<AwaitedBlobStore>(*m_containers, m_blobsForEngine->inputs());
        m_largeAnswers = std::make_unique<AwaitedBlobStore>(*m_containers, m_blobsForEngine->largeAnswers());
    }
    m_work = account->open(QString::fromUtf16(kWorkQueueName));
    m_answers = account->open(QString::fromUtf16(kAnswersQueueName));
    m_heartbeats = account->open(QString::fromUtf16(kHeartbeatsQueueName));
    EngineOptions options = m_options.engine;
    if (const auto where = connection(); where && tagKey(*where)) {
        options.claims = [key = *tagKey(*where)](const WorkerId& worker) {
            const SeenWorkerId seen = seenWorkerId(key, worker);
            return KnownWorker{seen.shown, seen.isProven};
        };
    }
    auto journal = JobStore::open({paths().database(), paths().jobsFolder()});
    if (!journal)
        return failure(journal.error());
    EngineParts parts;
    parts.journal = std::move(*journal);
    const HeadQueues queues{.work = *m_work,
                            .answers = *m_answers,
                            .gate = m_embedded ? &m_embedded->store().gate() : nullptr,
                            .inputs = inputStore(),
                            .largeAnswers = answerStore(),
                            .heartbeats = m_heartbeats.get()};
    parts.engine = std::make_unique<HeadEngine>(queues, *parts.journal, m_computations, m_clock, m_random, options);
    if (auto restored = parts.engine->restore(); !restored)
        return failure(restored.error());
    return parts;
}

Status HeadHost::startControl() {
    m_notes = std::make_unique<BookKeeper>(paths().workersFile(), [this] { return m_engine.snapshot()->fleet; });
    m_commands = std::make_unique<HeadCommands>(
        m_engine, [this] { return snapshot(); }, [this] { return describe(); });
    auto queues = m_embedded ? QueueCommands::over(m_embedded->store().blocking(), m_clock)
                             : QueueCommands::over(*m_options.remoteQueues, m_clock, m_random);
    if (!queues)
        return failure(queues.error());
    m_queueCommands = std::move(*queues);
    m_queueCommands->addTo(*m_commands);
    m_enrolments = std::make_unique<EnrolmentCommands>(
        queuesOfFirstShare(), blobsForMain(), [this] { return enrolmentTerms(); }, *m_notes, m_clock, m_random);
    m_enrolments->addTo(*m_commands);
    m_previews = std::make_unique<PreviewCommands>(
        m_engine, m_computations, paths().jobsFolder(), [this](const JobId& id) { return findJob(id); }, m_clock);
    m_previews->addTo(*m_commands);
    m_commands->add(QStringLiteral("settings"), [this](const QJsonObject&) {
        const auto properties = queuesForMain().open(QString::fromUtf16(kWorkQueueName))->properties();
        return okReply(settingsReport(m_options, properties ? properties->metadata : Metadata()));
    });
    m_control = std::make_unique<ControlServer>([this](const QJsonObject& request, const ControlServer::Reply& reply) {
        m_commands->handle(request, withLabels(request, reply));
    });
    if (auto listening = m_control->listen(paths().controlSocketName()); !listening)
        return listening;
    return m_embedded ? m_embedded->publish(paths().connectionFile())
                      : Status(); // last: whoever sees it finds all ready
}

BlobStore* HeadHost::inputStore() {
    if (m_embedded)
        return &m_embedded->blobs().inputs();
    return m_inputs.get();
}

BlobStore* HeadHost::answerStore() {
    if (m_embedded)
        return &m_embedded->blobs().largeAnswers();
    return m_largeAnswers.get();
}

QueueAccount& HeadHost::queuesForMain() {
    return m_embedded ? m_embedded->store().blocking() : m_remoteForMain->queues();
}

BlobAccount* HeadHost::blobsForMain() {
    if (m_embedded)
        return &m_embedded->blobs().account();
    return m_blobsForMain ? &m_blobsForMain->account() : nullptr;
}

Result<EnrolmentTerms> HeadHost::enrolmentTerms() {
    const auto where = connection();
    if (!where)
        return failure(ErrorCode::Refused, QStringLiteral("This head serves nobody; start it with 'gleaner serve'."));
    const auto key = ownSigningKey(paths().signingKeyFile(), m_random);
    if (!key)
        return failure(key.error());
    auto terms = enrolmentTermsOf(*where, m_remoteForMain ? m_remoteForMain->shares() : std::vector<QueueShard>(),
                                  key->publicKey());
    if (!terms)
        return terms;
    if (blobsForMain() == nullptr)
        terms->blobAddresses.clear();
    if (!m_options.listen)
        return terms;
    terms->queueAddresses = reachableEndpoints(terms->queueAddresses.front(), m_options.listen->address);
    if (!terms->blobAddresses.empty())
        terms->blobAddresses = reachableEndpoints(terms->blobAddresses.front(), m_options.listen->address);
    return terms;
}

/// Policies are of one queue each, so that whoever writes them does not want several to look like one.
QueueAccount& HeadHost::queuesOfFirstShare() {
    return m_remoteForMain ? *m_remoteForMain->shares().front().account : queuesForMain();
}

} // namespace gleaner
