// A board that counts what would be missed by looking now and then: the owner's returns. Thread: any.
#pragma once

#include "screensaver_client/senses/sense_board.h"
#include "tests/support/eventually.h"

#include <atomic>

namespace gleaner {

class ReturnCounter {
public:
    explicit ReturnCounter(const Clock& clock) : m_board(clock, [this] { count(); }) {}
    [[nodiscard]] SenseBoard& board() { return m_board; }
    /// How often the board was told that somebody is at it.
    [[nodiscard]] int returns() const { return m_returns; }
    [[nodiscard]] QString source() const {
        const auto idle = m_board.readings().idle;
        return idle ? idle->source : QString();
    }
    [[nodiscard]] bool isQuiet() const {
        const auto idle = m_board.readings().idle;
        return idle && idle->quietSince;
    }
    [[nodiscard]] bool eventuallyQuiet() const {
        return eventually([&] { return isQuiet(); });
    }
    [[nodiscard]] bool eventuallyMoreReturnsThan(int before) const {
        return eventually([&] { return m_returns > before; });
    }

private:
    void count() {
        const auto idle = m_board.readings().idle;
        m_returns += idle && !idle->quietSince ? 1 : 0;
    }
    std::atomic<int> m_returns = 0;
    SenseBoard m_board;
};

} // namespace gleaner
