#include "screensaver_client/agent/head_group.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace gleaner {
namespace {

/// How long what could not be divided stays with a head before it goes round.
constexpr Seconds kTurn{60};

bool isAtWork(const ProcessorStatus& processor) {
    return processor.chunk.has_value() || processor.state == ProcessorState::Answering;
}

bool hasWork(const WorkerStatus& status) {
    return std::any_of(status.processors.begin(), status.processors.end(), isAtWork);
}

} // namespace

HeadGroup::~HeadGroup() {
    if (isOpen() && !m_isClosing) {
        freeze();
        close([] {});
    }
    finishClosing();
}

void HeadGroup::setHeads(std::vector<ListedHead> heads) {
    Q_ASSERT(!isOpen());
    m_heads = std::move(heads);
    m_shares = {};
}

void HeadGroup::open(int threads) {
    Q_ASSERT(!isOpen());
    m_office.brake.thawAll();
    m_threads = threads;
    m_seats.setCount(threads);
    m_countedChunks = 0;
    m_countedTime = {};
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        if (m_heads[i].enrolment)
            m_pools.push_back(
                {i, std::make_unique<HeadPool>(m_heads[i], m_office, m_seats), {m_heads[i].weight, true}, {}});
    }
    std::vector<HeadDemand> demands;
    for (const Open& open : m_pools)
        demands.push_back(open.demand);
    const std::vector<int> shares = m_shares.next(threads, demands);
    for (std::size_t i = 0; i < m_pools.size(); ++i)
        m_pools[i].runs = m_pools[i].pool->start(shares[i]);
    m_turnEnds = m_office.clock.steadyNow() + kTurn;
}

void HeadGroup::share(int threads) {
    m_threads = threads;
    m_seats.setCount(threads);
    shareOut();
}

void HeadGroup::shareOut() {
    std::vector<HeadDemand> demands;
    for (const Open& open : m_pools)
        demands.push_back(open.demand);
    const std::vector<int> shares = m_shares.next(m_threads, demands);
    for (std::size_t i = 0; i < m_pools.size(); ++i) {
        if (m_pools[i].pool->pool().control().active() != shares[i])
            m_pools[i].runs = m_pools[i].pool->pool().setActive(shares[i]);
    }
    m_turnEnds = m_office.clock.steadyNow() + kTurn;
}

void HeadGroup::tick() {
    bool changed = m_office.clock.steadyNow() >= m_turnEnds && m_pools.size() > 1;
    for (Open& open : m_pools) {
        const bool busy = hasWork(open.pool->pool().status());
        // A head that had to wait for its turn has no processor to tell that it has work.
        const bool demands = busy || open.pool->pool().control().active() == 0;
        changed = changed || demands != open.demand.hasWork;
        open.demand.hasWork = demands;
    }
    if (changed)
        shareOut();
}

void HeadGroup::freeze() {
    m_office.brake.freezeAll();
    for (const Open& open : m_pools)
        open.pool->pool().control().pause();
}

void HeadGroup::close(std::function<void()> closed) {
    finishClosing();
    m_isClosing = true;
    auto body = [this, closed = std::move(closed)] {
        for (const Open& open : m_pools)
            open.pool->pool().control().stop(); // their companions hand back, all at once
        m_office.brake.killAll();
        for (const Open& open : m_pools) {
            while (!open.pool->pool().stop()) // waited for here, or the thread that sees the owner would have to
                m_office.brake.killAll();
        }
        m_seats.endWaiting();
        closed();
    };
    try {
        m_closing = std::thread(body);
    } catch (const std::system_error&) { // no more threads
        body();
    }
}

void HeadGroup::finishClosing() {
    if (!m_isClosing)
        return;
    if (m_closing.joinable())
        m_closing.join();
    m_pools.clear();
    m_isClosing = false;
}

std::pair<std::uint64_t, std::chrono::microseconds> HeadGroup::takeWork() {
    if (!isOpen())
        return {};
    std::uint64_t chunks = 0;
    std::chrono::microseconds time{0};
    for (const Open& open : m_pools) {
        const WorkCounts counts = open.pool->pool().status().total;
        chunks += counts.done;
        time += counts.computeTime;
    }
    return {chunks - std::exchange(m_countedChunks, chunks), time - std::exchange(m_countedTime, time)};
}

const HeadGroup::Open* HeadGroup::openOf(int head) const {
    const auto found = std::find_if(m_pools.begin(), m_pools.end(),
                                    [head](const Open& open) { return open.head == static_cast<std::size_t>(head); });
    return found == m_pools.end() ? nullptr : &*found;
}

std::vector<HeadReport> HeadGroup::reports() const {
    std::vector<HeadReport> reports;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        HeadReport report;
        report.head = &m_heads[i];
        report.index = static_cast<int>(i);
        if (const Open* const open = openOf(report.index)) {
            report.open = true;
            report.status = open->pool->pool().status();
            report.trouble = open->runs ? open->pool->trouble() : open->runs.error().message;
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

std::optional<JobCard> HeadGroup::card(int head, const JobId& job) {
    const Open* const open = openOf(head);
    return open ? open->pool->card(job) : std::nullopt;
}

std::optional<ChunkPicture> HeadGroup::picture(int head, int processor) const {
    const Open* const open = openOf(head);
    return open ? open->pool->live().picture(processor) : std::nullopt;
}

bool HeadGroup::hasPicture(int head, int processor) const {
    const Open* const open = openOf(head);
    return open && open->pool->live().hasPicture(processor);
}

} // namespace gleaner
