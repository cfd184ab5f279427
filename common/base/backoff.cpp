#include "common/base/backoff.h"

#include <algorithm>

namespace gleaner {

Backoff::Backoff(std::vector<Milliseconds> table, RandomSource& random) : m_table(std::move(table)), m_random(random) {
    Q_ASSERT(!m_table.empty());
}

Milliseconds Backoff::next() {
    const Milliseconds full = m_table[m_step];
    m_step = std::min(m_step + 1, m_table.size() - 1);
    const auto jittered = static_cast<double>(full.count()) * (0.5 + 0.5 * m_random.nextUnit());
    return std::max(Milliseconds(1), Milliseconds(static_cast<Milliseconds::rep>(jittered)));
}

} // namespace gleaner
