// The client of every peer: one thread, epoll, kept connections, one question at a time on each. POSIX; benchmarks are
// not cross-built. Ends the program with a message when a connection fails or a peer answers wrongly.
#pragma once

#include "tests/bench/queue_peers/dialogue.h"

#include <chrono>
#include <cstdint>
#include <limits>

namespace gleaner {

struct LoadBounds {
    std::chrono::milliseconds duration{2'000};
    std::uint64_t operations = std::numeric_limits<std::uint64_t>::max(); ///< so many are begun and no more
    /// When time is over before so many are done, it goes on, up to `patience`.
    std::uint64_t atLeast = 1;
    std::chrono::milliseconds patience{20'000};
};

struct LoadOutcome {
    std::uint64_t done = 0;
    std::chrono::duration<double> time{}; ///< until the bound was reached, or until there was nothing to take
    bool answeredAll = true;              ///< false: questions stayed without an answer when patience ended
    [[nodiscard]] double perSecond() const { return time.count() > 0 ? static_cast<double>(done) / time.count() : 0; }
};

/// One connection to 127.0.0.1:port for each dialogue. What is asked when time is over is waited for (up to `patience`)
/// but not counted.
[[nodiscard]] LoadOutcome runLoad(std::uint16_t port, const Dialogues& dialogues, const LoadBounds& bounds);

/// A single operation's answer, for setting up: sends, reads until the dialogue is content.
void runOnce(std::uint16_t port, Dialogue& dialogue);

} // namespace gleaner
