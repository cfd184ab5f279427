// A thread around HeadEngine::tick(). Commands go in as functions, snapshots come out as values.
#pragma once

#include "head_node/engine/head_engine.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace gleaner {

/// What lives and dies on the engine's thread; members end in reverse order.
struct EngineParts {
    std::unique_ptr<JobJournal> journal;
    std::unique_ptr<HeadEngine> engine;
};

/// Thread: every method on any thread but the engine's own.
class EngineThread {
public:
    using Factory = std::function<Result<EngineParts>()>;
    using Command = std::function<void(HeadEngine&)>;
    /// Called after each step, on the engine's thread; must not block.
    using Observer = std::function<void(const HeadEngine&)>;

    EngineThread() = default;
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    /// Runs `factory` on the new thread (a database belongs to the thread that opens it) and begins to tick.
    /// Errors: those of `factory`; then there is no thread.  Blocks: until the factory is done.
    [[nodiscard]] Status start(Factory factory, Observer observer = {});
    /// Ends after the present step. Commands not yet run are dropped.  Blocks: as long as the step takes.
    void stop();
    /// The same, but waits for the step no longer than `patience`: false when it is still at it, as one is whose queues
    /// cannot be reached. Then call its requests off, and stop().
    [[nodiscard]] bool stopWithin(Milliseconds patience);

    /// Runs `command` before the next step, and then `shown`, on the engine's thread, when the snapshot shows what it
    /// did: whoever answers there can be asked for the outcome at once.
    void post(Command command, std::function<void()> shown = {});
    /// The newest, at most some 100 ms old; taken without waiting for the engine.
    [[nodiscard]] std::shared_ptr<const HeadSnapshot> snapshot() const;

private:
    void run(const Factory& factory, const Observer& observer, std::function<void(Status)> started);
    void noteOver();
    void loop(HeadEngine& engine, const Observer& observer);
    [[nodiscard]] bool runCommands(HeadEngine& engine);
    void publish(const HeadEngine& engine);

    std::thread m_thread;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    struct Posted {
        Command command;
        std::function<void()> shown;
    };
    std::deque<Posted> m_commands;
    bool m_stopping = false;
    bool m_isOver = true; ///< under m_mutex: no step runs, and none will
    std::shared_ptr<const HeadSnapshot> m_snapshot = std::make_shared<HeadSnapshot>();
    std::chrono::steady_clock::time_point m_publishedAt{};
};

} // namespace gleaner
