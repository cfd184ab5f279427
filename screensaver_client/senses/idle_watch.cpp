#include "screensaver_client/senses/idle_watch.h"

#include <algorithm>

namespace gleaner {
namespace {

// Only so that a source that forgot to tell something is asked again now and then.
constexpr Milliseconds kLongWait{60'000};

} // namespace

IdleWatch::IdleWatch(std::vector<IdleSourceMaker> makers, SenseBoard& board, std::vector<Milliseconds> waits)
    : m_makers(std::move(makers)), m_board(board), m_waits(std::move(waits)), m_thread([this] { run(); }) {}

std::vector<Milliseconds> IdleWatch::searchWaits() {
    using std::chrono::seconds;
    return {seconds{1}, seconds{2}, seconds{5}, seconds{10}, seconds{30}, seconds{60}};
}

IdleWatch::~IdleWatch() {
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
        if (m_source)
            m_source->wake();
    }
    m_ending.notify_all();
    m_thread.join();
}

void IdleWatch::run() {
    std::size_t step = 0;
    do {
        if (const auto source = look()) {
            step = 0;
            watch(*source);
            publish(std::nullopt);
        }
    } while (sleep(m_waits[std::min(step++, m_waits.size() - 1)]));
}

std::unique_ptr<IdleSource> IdleWatch::look() {
    for (const IdleSourceMaker& maker : m_makers) {
        if (auto source = maker())
            return *std::move(source);
    }
    return nullptr;
}

void IdleWatch::watch(IdleSource& source) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_end)
            return;
        m_source = &source;
    }
    const QString name = source.name();
    bool ending = false;
    do {
        publish(IdleReading{name, source.quietSince()});
        const bool lost = !source.wait(kLongWait);
        const std::lock_guard lock(m_mutex);
        ending = lost || m_end;
        if (ending)
            m_source = nullptr;
    } while (!ending);
}

void IdleWatch::publish(std::optional<IdleReading> reading) {
    m_board.update([&](Readings& readings) { readings.idle = std::move(reading); });
}

bool IdleWatch::sleep(Milliseconds time) {
    std::unique_lock lock(m_mutex);
    return !m_ending.wait_for(lock, time, [this] { return m_end; });
}

} // namespace gleaner
