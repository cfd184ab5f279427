#include "head_node/engine/engine_thread.h"

#include <future>

namespace gleaner {

namespace {
constexpr std::chrono::milliseconds kSnapshotInterval{100};
}

EngineThread::~EngineThread() {
    stop();
}

Status EngineThread::start(Factory factory, Observer observer) {
    std::promise<Status> outcome;
    m_isOver = false;
    m_thread = std::thread([this, factory = std::move(factory), observer = std::move(observer), &outcome] {
        run(factory, observer, [&outcome](Status status) { outcome.set_value(std::move(status)); });
    });
    const Status started = outcome.get_future().get();
    if (!started)
        m_thread.join();
    return started;
}

void EngineThread::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool EngineThread::stopWithin(Milliseconds patience) {
    std::unique_lock lock(m_mutex);
    m_stopping = true;
    m_wake.notify_all();
    return m_wake.wait_for(lock, patience, [this] { return m_isOver; });
}

void EngineThread::post(Command command, std::function<void()> shown) {
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back({std::move(command), std::move(shown)});
    }
    m_wake.notify_all();
}

std::shared_ptr<const HeadSnapshot> EngineThread::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void EngineThread::run(const Factory& factory, const Observer& observer, std::function<void(Status)> started) {
    Result<EngineParts> parts = factory();
    if (!parts) {
        noteOver();
        started(failure(parts.error()));
        return;
    }
    publish(*parts->engine);
    started({});
    loop(*parts->engine, observer);
    noteOver();
}

void EngineThread::noteOver() {
    const std::lock_guard lock(m_mutex);
    m_isOver = true;
    m_wake.notify_all();
}

void EngineThread::loop(HeadEngine& engine, const Observer& observer) {
    for (;;) {
        const bool commanded = runCommands(engine);
        const Milliseconds wait = engine.tick();
        if (observer)
            observer(engine);
        if (commanded || std::chrono::steady_clock::now() - m_publishedAt >= kSnapshotInterval)
            publish(engine);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, wait, [this] { return m_stopping || !m_commands.empty(); });
        if (m_stopping)
            return;
    }
}

bool EngineThread::runCommands(HeadEngine& engine) {
    std::deque<Posted> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const Posted& each : commands)
        each.command(engine);
    if (!commands.empty())
        publish(engine);
    for (const Posted& each : commands) {
        if (each.shown)
            each.shown();
    }
    return !commands.empty();
}

void EngineThread::publish(const HeadEngine& engine) {
    auto shot = std::make_shared<const HeadSnapshot>(engine.snapshot());
    m_publishedAt = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(shot);
}

} // namespace gleaner
