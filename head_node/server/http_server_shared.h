// What all threads of one HTTP server share: limits and what is counted against them. Thread: any.
#pragma once

#include "head_node/server/http_limits.h"

#include <QHash>
#include <QHostAddress>

#include <atomic>
#include <memory>
#include <mutex>

namespace gleaner {

struct HttpServerCounts {
    std::atomic<qint64> open = 0;      ///< connections served now
    std::atomic<qint64> accepted = 0;  ///< ever served
    std::atomic<qint64> refused = 0;   ///< ever turned away because there were too many
    std::atomic<qint64> bodyBytes = 0; ///< of all connections' bodies, in and out; each keeps its own part up to date
};

/// Whether one more connection fits in: all together, and from one address. An IPv6 network of /64 is one address: a
/// single PC may use any number of its addresses.
class HttpDoor {
public:
    enum class Entry { Admitted, TooMany, TooManyFromThere };
    struct Visit {
        Entry entry = Entry::TooMany;
        std::shared_ptr<std::atomic<qint64>> bodyBytes; ///< of all connections from there; null: not admitted
    };

    /// Both outlive this.
    HttpDoor(const HttpLimits& limits, HttpServerCounts& counts) : m_limits(limits), m_counts(counts) {}

    /// Counts the connection when it is admitted, or the refusal.
    [[nodiscard]] Visit enter(const QHostAddress& address);
    /// One that was admitted is over.
    void leave(const QHostAddress& address);

private:
    const HttpLimits& m_limits;
    HttpServerCounts& m_counts;
    std::mutex m_mutex;
    struct Guest {
        qint64 connections = 0;
        std::shared_ptr<std::atomic<qint64>> bodyBytes;
    };
    QHash<QHostAddress, Guest> m_guests; // guarded by m_mutex
};

struct HttpServerShared {
    explicit HttpServerShared(const HttpLimits& given) : limits(given) {}

    const HttpLimits limits;
    HttpServerCounts counts;
    HttpDoor door{limits, counts};
};

} // namespace gleaner
