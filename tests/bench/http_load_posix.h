// The client half of the HTTP benchmarks: one thread, many kept connections, one request at a time on each, blocking
// system calls and nothing else, so that what is measured is the server. POSIX; benchmarks are not cross-built.
#pragma once

#include <pthread.h>

#include <chrono>
#include <cstdint>
#include <string>

namespace gleaner {

struct HttpLoad {
    std::uint16_t port = 0; ///< on loopback
    int connections = 1;
    std::string request;
    std::size_t answerBytes = 0; ///< every answer has exactly this size
    std::chrono::milliseconds duration{1000};
};

/// Asks on all connections in turn, then waits for all answers, until the time is over. Returns how many were answered;
/// ends the program with a message when a connection fails.
[[nodiscard]] std::uint64_t runHttpLoad(const HttpLoad& load);

/// How large the answer to `load.request` is.
[[nodiscard]] std::size_t measureAnswer(const HttpLoad& load);

/// Processor time that `thread` has used.
[[nodiscard]] std::chrono::nanoseconds processorTime(pthread_t thread);

} // namespace gleaner
