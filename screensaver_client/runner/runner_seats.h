// How many runners compute at once, whatever number of processors hold chunks: a head that had no work for a while
// keeps a processor that looks for some, beside those of the others, and what it finds has to wait until one of them is
// done or hands back. Thread: every method on any.
#pragma once

#include "common/base/clock.h"

#include <condition_variable>
#include <mutex>

namespace gleaner {

class RunnerSeats {
public:
    /// Fewer than are taken: nobody gets up, but nobody sits down until there are fewer.
    void setCount(int count);
    /// False: there was none for `patience`. Blocks: up to `patience`.
    [[nodiscard]] bool take(Milliseconds patience);
    void leave();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0; // guarded by m_mutex, like the next one
    int m_taken = 0;
};

} // namespace gleaner
