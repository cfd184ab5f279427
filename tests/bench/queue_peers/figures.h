// What a run found, and how it is shown. Values.
#pragma once

#include "tests/bench/queue_peers/peer.h"

#include <array>
#include <map>
#include <tuple>

namespace gleaner {

inline constexpr std::array kConnections{1, 16, 64};

enum class Figure { PutEmpty, TakeEmpty, PutWaiting, TakeWaiting };
inline constexpr std::array kFigures{Figure::PutEmpty, Figure::TakeEmpty, Figure::PutWaiting, Figure::TakeWaiting};

struct Measured {
    double perSecond = 0;
    double cpu_us = 0; ///< of the peer's process, an operation
};

struct Figures {
    std::map<std::tuple<Figure, int, PeerKind>, Measured>
        measured;                             ///< by figure, connections, peer; the best of all rounds
    std::map<PeerKind, double> bytesAMessage; ///< memory a waiting message
    /// Keeps the better one.
    void add(Figure figure, int connections, PeerKind peer, const Measured& value);
};

[[nodiscard]] const char* nameOf(Figure figure);
/// The table with ratios and goals on standard output.
void print(const Figures& figures);

} // namespace gleaner
