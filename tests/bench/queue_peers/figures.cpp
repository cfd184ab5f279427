#include "tests/bench/queue_peers/figures.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace gleaner {

namespace {

constexpr double kRedisGoal = 1;
constexpr double kAzuriteGoal = 50;
constexpr double kAzuriteWaitingGoal = 1'000;
constexpr double kBytesGoal = 300;

bool isWaiting(Figure figure) {
    return figure == Figure::PutWaiting || figure == Figure::TakeWaiting;
}

std::optional<Measured> find(const Figures& figures, Figure figure, int connections, PeerKind peer) {
    const auto found = figures.measured.find({figure, connections, peer});
    return found == figures.measured.end() ? std::nullopt : std::optional(found->second);
}

/// Where it was spared (PeerPace), its figure with one connection: it serves one request after another.
std::optional<Measured> azurite(const Figures& figures, Figure figure, int connections) {
    const auto measured = find(figures, figure, connections, PeerKind::Azurite);
    return measured ? measured : find(figures, figure, kConnections.front(), PeerKind::Azurite);
}

void printCell(const std::optional<Measured>& value) {
    if (value)
        std::printf(" %10.*f", value->perSecond < 10 ? 2 : 0, value->perSecond);
    else
        std::printf(" %10s", "-");
}

void printRatio(const std::optional<Measured>& ours, const std::optional<Measured>& other, std::optional<double> goal) {
    if (!ours || !other) {
        std::printf(" | %8s %-13s", "-", "");
        return;
    }
    const double ratio = ours->perSecond / other->perSecond;
    std::printf(" | %8.*f", ratio < 10 ? 2 : 0, ratio);
    if (goal)
        std::printf(" %-7s%6.0f", ratio >= *goal ? "ok >=" : "MISS <", *goal);
    else
        std::printf(" %-13s", "");
}

} // namespace

void Figures::add(Figure figure, int connections, PeerKind peer, const Measured& value) {
    Measured& kept = measured[{figure, connections, peer}];
    if (value.perSecond > kept.perSecond)
        kept = value;
}

const char* nameOf(Figure figure) {
    switch (figure) {
    case Figure::PutEmpty:
        return "put, empty";
    case Figure::TakeEmpty:
        return "take+delete, empty";
    case Figure::PutWaiting:
        return "put, many waiting";
    case Figure::TakeWaiting:
        return "take+delete, many waiting";
    }
    return "";
}

void print(const Figures& figures) {
    std::printf("\n%-26s %4s", "operations a second", "conn");
    for (const PeerKind peer : kPeerKinds)
        std::printf(" %10s", nameOf(peer));
    std::printf(" | %-22s | %-22s | us of CPU an operation: gleaner, redis\n", "gleaner / redis (goal)",
                "gleaner / azurite (goal)");
    for (const Figure figure : kFigures) {
        for (const int connections : kConnections) {
            std::printf("%-26s %4d", nameOf(figure), connections);
            for (const PeerKind peer : kPeerKinds)
                printCell(find(figures, figure, connections, peer));
            const auto ours = find(figures, figure, connections, PeerKind::Ours);
            const auto redis = find(figures, figure, connections, PeerKind::Redis);
            printRatio(ours, redis, connections > 1 ? std::optional(kRedisGoal) : std::nullopt);
            printRatio(ours, azurite(figures, figure, connections),
                       isWaiting(figure) ? kAzuriteWaitingGoal : kAzuriteGoal);
            std::printf(" | %6.1f %6.1f\n", ours ? ours->cpu_us : 0, redis ? redis->cpu_us : 0);
        }
    }
    for (const auto& [peer, bytes] : figures.bytesAMessage)
        std::printf("memory a waiting message: %-10s %6.0f bytes%s\n", nameOf(peer), bytes,
                    peer != PeerKind::Ours ? "" : (bytes < kBytesGoal ? "  (ok, goal < 300)" : "  (MISS, goal < 300)"));
}

} // namespace gleaner
