#include "screensaver_client/senses/idle_watch.h"

#include <algorithm>

namespace gleaner {
namespace {

// Only so that a source that forgot to tell something is asked again now and then.
constexpr Milliseconds kLongWait{60'000};

} // namespace

IdleWatch::IdleWatch(std::vector<IdleSourceMaker> makers, SenseBoard& board, const Clock& clock,
                     std::vector<Milliseconds> waits)
    : m_makers(std::move(makers)), m_board(board), m_clock(clock), m_waits(std::move(waits)),
      m_thread([this] { run(); }) {}

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
        Found found = look(m_makers.size());
        if (found.source)
            step = 0;
        while (found.source)
            found = watch(found);
        publish(std::nullopt);
    } while (sleep(m_waits[std::min(step++, m_waits.size() - 1)]));
}

IdleWatch::Found IdleWatch::look(std::size_t count) {
    for (std::size_t rank = 0; rank < count; ++rank) {
        if (auto source = m_makers[rank]())
            return {*std::move(source), rank};
    }
    return {};
}

IdleWatch::Found IdleWatch::watch(const Found& found) {
    const Milliseconds between = m_waits.back();
    SteadyPoint nextSearch = m_clock.steadyNow() + between;
    while (follow(*found.source, found.rank == 0 ? kLongWait : std::min(kLongWait, between))) {
        const bool somebodyIsThere = !found.source->quietSince();
        if (found.rank == 0 || !somebodyIsThere || m_clock.steadyNow() < nextSearch)
            continue;
        if (Found better = look(found.rank); better.source)
            return better;
        nextSearch = m_clock.steadyNow() + between;
    }
    return {};
}

bool IdleWatch::follow(IdleSource& source, Milliseconds wait) {
    if (!setWatched(&source))
        return false;
    publish(IdleReading{source.name(), source.quietSince()});
    const bool alive = source.wait(wait).has_value();
    return setWatched(nullptr) && alive;
}

bool IdleWatch::setWatched(IdleSource* source) {
    const std::lock_guard lock(m_mutex);
    m_source = m_end ? nullptr : source;
    return !m_end;
}

void IdleWatch::publish(std::optional<IdleReading> reading) {
    m_board.update([&](Readings& readings) { readings.idle = std::move(reading); });
}

bool IdleWatch::sleep(Milliseconds time) {
    std::unique_lock lock(m_mutex);
    return !m_ending.wait_for(lock, time, [this] { return m_end; });
}

} // namespace gleaner
