// The thread that keeps the index of blobs: whatever waits for it is done in one transaction, so that one commit covers
// many. Thread: every method on any thread but its own.
#pragma once

#include "head_node/store/blob_index.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace gleaner {

class BlobClerk {
public:
    /// Most tasks that one transaction covers.
    static constexpr std::size_t kMaxBatch = 256;

    /// Opens the index on the new thread. Errors: those of BlobIndex::open(). Blocks: until it is open.
    [[nodiscard]] static Result<std::unique_ptr<BlobClerk>> open(const QString& path);
    /// Does what waits, then ends.
    ~BlobClerk();

    /// Runs `work(BlobIndex&) -> BlobResult<T>` on the clerk's thread and returns what it returned, once that is on
    /// disk. What it wrote is undone when it returns an error, or when the commit fails: then this is the commit's.
    /// Blocks: one commit when anybody wrote.
    template<typename Work>
    [[nodiscard]] auto run(Work work) -> std::invoke_result_t<Work, BlobIndex&> {
        using Outcome = std::invoke_result_t<Work, BlobIndex&>;
        std::optional<Outcome> outcome;
        const auto done = std::make_shared<std::promise<Status>>(); // the clerk may still be in it when we go on
        auto committed = done->get_future();
        enqueue({[&](BlobIndex& index) -> bool {
                     outcome.emplace(work(index));
                     return outcome->has_value();
                 },
                 [done](const Status& status) { done->set_value(status); }});
        if (const Status status = committed.get(); !status)
            return blobFailure(status.error());
        return std::move(*outcome);
    }

private:
    struct Task {
        std::function<bool(BlobIndex&)> work; ///< false: undo
        std::function<void(const Status&)> done;
    };
    BlobClerk() = default;
    void enqueue(Task task);
    void serve(BlobIndex& index);
    [[nodiscard]] Status runBatch(BlobIndex& index, const std::deque<Task>& batch);

    std::mutex m_mutex; // guards the two below
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace gleaner
