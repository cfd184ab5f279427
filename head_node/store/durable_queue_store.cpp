#include "head_node/store/durable_queue_store.h"

#include "head_node/store/log_recovery.h"

namespace gleaner {

QString OpenReport::summary() const {
    QString text = QStringLiteral("Found %1 messages in %2 queues (%3 bytes in %4 log segments).")
                       .arg(messages)
                       .arg(queues)
                       .arg(logBytes)
                       .arg(segments);
    if (bytesCutOff > 0 || unfinishedSegment)
        text += QStringLiteral(
                    " The last run ended in the middle of a write: %1 bytes that nobody was told of were cut off.")
                    .arg(bytesCutOff);
    return text;
}

DurableQueueStore::DurableQueueStore(std::unique_ptr<FileLock> lock, std::unique_ptr<SegmentLog> log,
                                     QueueCatalog catalog, const Options& options, Clock& clock, RandomSource& random)
    : m_lock(std::move(lock)),
      m_commit(std::move(log), options.retryInterval), m_state{clock, random, UuidSequence(random), m_commit, {}, std::move(catalog)},
      m_compactor(m_state, options.compactionSegments * options.segmentBytes),
      m_blocking(m_state, Durability::Blocking), m_deferred(m_state, Durability::Deferred) {}

DurableQueueStore::~DurableQueueStore() {
    m_commit.stop(); // its thread uses members that are destroyed before it
}

std::uint64_t DurableQueueStore::logBytes() const {
    return m_commit.log().totalBytes();
}

Result<std::unique_ptr<DurableQueueStore>> DurableQueueStore::open(FileSystem& files, const QString& folder,
                                                                   const Options& options, Clock& clock,
                                                                   RandomSource& random) {
    if (const auto made = files.makeFolder(folder); !made)
        return failure(made.error());
    auto lock = files.lock(folder + QStringLiteral("/lock"));
    if (!lock)
        return failure(lock.error());
    QueueCatalog catalog;
    auto recovered = recoverLog(files, folder, [&](std::uint64_t position, const SizedRecord& sized) {
        catalog.apply(sized.record, RecordPlace{position, static_cast<std::uint32_t>(sized.bytes)});
    });
    if (!recovered)
        return failure(recovered.error());
    if (const auto finished = catalog.finishReplay(); !finished)
        return failure(finished.error());

    OpenReport report{.segments = recovered->segments.size(),
                      .queues = catalog.table().all().size(),
                      .messages = catalog.messageCount(clock.now()),
                      .logBytes = 0,
                      .bytesCutOff = recovered->bytesCutOff,
                      .unfinishedSegment = recovered->unfinishedSegment};
    const std::uint64_t logId = recovered->segments.empty() ? random.next() : recovered->logId;
    auto log = std::make_unique<SegmentLog>(files, folder, logId, options.segmentBytes, std::move(recovered->segments));
    if (const auto opened = log->openForWriting(); !opened)
        return failure(opened.error());
    report.logBytes = log->totalBytes();

    std::unique_ptr<DurableQueueStore> store(
        new DurableQueueStore(std::move(*lock), std::move(log), std::move(catalog), options, clock, random));
    store->m_report = report;
    store->m_commit.start([raw = store.get()] { return raw->m_compactor.step(); });
    return store;
}

} // namespace gleaner
