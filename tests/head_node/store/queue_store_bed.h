// A durable store on a disk in memory, to be closed, opened again and mistreated. Thread: one at a time.
#pragma once

#include "head_node/store/durable_queue_store.h"
#include "tests/support/fake_clock.h"
#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

#include <QSet>

namespace gleaner {

inline const QString kStoreFolder = QStringLiteral("store");

class QueueStoreBed {
public:
    explicit QueueStoreBed(std::uint64_t seed = 1, DurableQueueStore::Options initialOptions = smallOptions())
        : files(std::make_unique<FaultyFileSystem>(seed)), random(seed), options(initialOptions) {}
    /// Small segments, so that rolling and compaction happen; no attempt but those that are asked for.
    static DurableQueueStore::Options smallOptions() {
        return {.segmentBytes = 4'096, .retryInterval = std::chrono::hours(1), .compactionSegments = 2};
    }

    Status tryOpen() {
        store.reset();
        auto opened = DurableQueueStore::open(*files, kStoreFolder, options, clock, random);
        if (!opened)
            return failure(opened.error());
        store = std::move(*opened);
        return {};
    }
    void open() {
        const auto opened = tryOpen();
        ASSERT_TRUE(opened) << opened.error().message.toStdString();
    }
    /// Pulls the plug: what the store still does is lost, the disk is as a power cut leaves it. An hour later the power
    /// is back, and all leases have run out.
    void cutPower() {
        auto image = files->afterPowerCut();
        store.reset();
        files = std::move(image);
        clock.advance(std::chrono::hours(1));
    }
    std::unique_ptr<MessageQueue> queue(const QString& name) { return store->blocking().open(name); }
    std::unique_ptr<MessageQueue> newQueue(const QString& name = QStringLiteral("work")) {
        EXPECT_TRUE(store->blocking().create(name, {}));
        return queue(name);
    }
    [[nodiscard]] QString segmentPath(std::uint32_t number) const {
        return kStoreFolder + u'/' + segmentFileName(number);
    }

    std::unique_ptr<FaultyFileSystem> files;
    FakeClock clock;
    SeededRandom random;
    DurableQueueStore::Options options;
    std::unique_ptr<DurableQueueStore> store;
};

inline constexpr PutOptions kForEver{.visibilityDelay = Seconds(0), .timeToLive = std::nullopt};

/// Takes everything there is and says what it was, sorted.
inline QList<QByteArray> drain(MessageQueue& queue) {
    QList<QByteArray> texts;
    for (;;) {
        const auto leases = queue.get(kMaxMessagesPerGet, Seconds(600));
        EXPECT_TRUE(leases) << (leases ? "" : leases.error().message.toStdString());
        if (!leases || leases->empty())
            break;
        for (const auto& lease : *leases)
            texts << lease.message.text;
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace gleaner
