// A head engine with everything around it in memory, and a worker whose hands the test holds.
#pragma once

#include "common/kernels/built_in.h"
#include "common/queue/memory_queue.h"
#include "head_node/engine/head_engine.h"
#include "tests/support/fake_clock.h"
#include "tests/support/flaky_blob_store.h"
#include "tests/support/memory_job_journal.h"
#include "tests/support/seeded_random.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

namespace gleaner {

class EngineBench {
public:
    explicit EngineBench(EngineOptions options = smallOptions()) : m_options(options) {
        addBuiltInComputations(m_registry);
        (void)m_account.create(QString::fromUtf16(kWorkQueueName), {});
        (void)m_account.create(QString::fromUtf16(kAnswersQueueName), {});
        (void)m_account.create(QString::fromUtf16(kHeartbeatsQueueName), {});
        m_heartbeats = m_account.open(QString::fromUtf16(kHeartbeatsQueueName));
        m_work = m_account.open(QString::fromUtf16(kWorkQueueName));
        m_answers = m_account.open(QString::fromUtf16(kAnswersQueueName));
        restart();
    }

    static EngineOptions smallOptions() {
        EngineOptions options;
        options.window = {.smallest = 8, .largest = 8, .ahead = Seconds(1)};
        options.scatterBatch = 4;
        return options;
    }

    /// The head dies and comes back: all that was only in memory is gone, queues and journal stay.
    void restart() {
        m_engine.reset();
        m_engine = std::make_unique<HeadEngine>(
            HeadQueues{*m_work, *m_answers, &m_account, &m_inputs, m_answerStore, m_heartbeats.get()}, m_journal,
            m_registry, m_clock, m_random, m_options);
        (void)m_engine->restore();
    }

    /// An echo job of `chunks` chunks with so many bytes of padding.
    [[nodiscard]] JobId submit(int chunks, int priority = 0, int padding = 0) {
        JobRequest request;
        request.computation = QStringLiteral("echo");
        request.parameters = {{QStringLiteral("chunks"), chunks}, {QStringLiteral("padding"), padding}};
        request.outputPath = resultPath(m_submitted++);
        request.priority = priority;
        const auto id = m_engine->submit(request);
        return id ? *id : JobId();
    }
    /// Another store in place of largeAnswers(), which outlives the bench's engine; restarts.
    void useLargeAnswers(BlobStore& store) {
        m_answerStore = &store;
        restart();
    }
    /// From the next start on, an id proves its name by ending in "!good".
    void askForProofs() {
        m_options.claims = [](const WorkerId& worker) {
            const QString& id = worker.value();
            return KnownWorker{WorkerId(id.section(u'!', 0, 0)), id.endsWith(QStringLiteral("!good"))};
        };
    }
    [[nodiscard]] QString resultPath(int number) const {
        return m_folder.filePath(QStringLiteral("result%1.txt").arg(number));
    }

    /// The next chunk on the queue, taken and deleted; nullopt: none.
    [[nodiscard]] std::optional<ChunkMessage> take() {
        const auto leases = m_work->get(1, Seconds(30));
        if (!leases || leases->empty())
            return std::nullopt;
        (void)m_work->remove(leases->front().message.id, leases->front().receipt.popReceipt);
        return std::get<ChunkMessage>(*decodeEnvelope(leases->front().message.text));
    }
    [[nodiscard]] QByteArray payloadOf(const ChunkMessage& chunk) {
        if (const auto* here = std::get_if<InlinePayload>(&chunk.payload))
            return here->bytes;
        return m_inputs.get(chunk.address.job, std::get<BlobPayload>(chunk.payload).key, 1 << 24).value_or("lost");
    }
    [[nodiscard]] AnswerHead headFor(const ChunkMessage& chunk, const char* worker) {
        return {chunk.address, WorkerId(QString::fromLatin1(worker)), std::chrono::microseconds(5),
                chunkHashOf(payloadOf(chunk))};
    }
    /// An echo answers with the chunk's own bytes, in a blob when the chunk came in one.
    void answer(const ChunkMessage& chunk) {
        const AnswerHead head = headFor(chunk, "pc/0");
        if (std::holds_alternative<BlobPayload>(chunk.payload))
            (void)m_largeAnswers.put(chunk.address.job, payloadOf(chunk));
        post(ResultMessage{head, chunk.payload});
    }
    void fail(const ChunkMessage& chunk, const char* worker, const char* reason = "broken") {
        post(FailureMessage{headFor(chunk, worker), FailureKind::ComputationFailed, QString::fromLatin1(reason)});
    }
    void post(const Envelope& envelope) { (void)m_answers->put(*encodeEnvelope(envelope), {}); }

    /// Answers everything that can be had until the job is over or nothing moves.
    void work(int most = 100'000) {
        for (int i = 0; i < most; ++i) {
            (void)m_engine->tick();
            const auto chunk = take();
            if (chunk)
                answer(*chunk);
            else if (settled())
                return;
        }
    }
    /// Ticks until no result is being written.
    [[nodiscard]] bool settled() {
        for (;;) {
            (void)m_engine->tick();
            const HeadSnapshot shot = m_engine->snapshot();
            if (std::none_of(shot.jobs.begin(), shot.jobs.end(), [](const auto& job) { return job.writingResult; }))
                return true;
            QThread::yieldCurrentThread();
        }
    }

    [[nodiscard]] JobSnapshot job(const JobId& id) const {
        for (const JobSnapshot& each : m_engine->snapshot().jobs) {
            if (each.record.id == id)
                return each;
        }
        return {};
    }
    [[nodiscard]] std::uint64_t onWorkQueue() { return m_work->properties()->approximateMessageCount; }
    [[nodiscard]] QByteArray result(int number) const {
        QFile file(resultPath(number));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    HeadEngine& engine() { return *m_engine; }
    FakeClock& clock() { return m_clock; }
    MemoryJobJournal& journal() { return m_journal; }
    MessageQueue& workQueue() { return *m_work; }
    MessageQueue& answersQueue() { return *m_answers; }
    FlakyBlobStore& inputs() { return m_inputs; }
    FlakyBlobStore& largeAnswers() { return m_largeAnswers; }
    MessageQueue& heartbeatsQueue() { return *m_heartbeats; }
    void removeHeartbeatsQueue() { (void)m_account.remove(QString::fromUtf16(kHeartbeatsQueueName)); }

private:
    EngineOptions m_options;
    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{1};
    ComputationRegistry m_registry;
    MemoryQueueAccount m_account{m_clock, m_random};
    std::unique_ptr<MessageQueue> m_work;
    std::unique_ptr<MessageQueue> m_answers;
    FlakyBlobStore m_inputs;
    FlakyBlobStore m_largeAnswers;
    BlobStore* m_answerStore = &m_largeAnswers;
    std::unique_ptr<MessageQueue> m_heartbeats;
    MemoryJobJournal m_journal;
    std::unique_ptr<HeadEngine> m_engine;
    int m_submitted = 0;
};

} // namespace gleaner
