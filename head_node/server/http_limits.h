// How much a client may ask of the HTTP server, each limit with its default and its bounds. Documented in SERVER.md.
// A value; safe on any thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QtGlobal>

#include <chrono>

namespace gleaner {

struct HttpLimits {
    /// Request line and header fields with their line ends; also one chunk's size line with its extensions, and the
    /// trailer. Over it: 431.
    qint64 headerBytes = 16 * 1024;
    /// A request's body, without the framing of chunks. A message has at most 64 KiB, XML may write a character in six
    /// bytes (`&quot;`), and the envelope around it takes some more. Over it: 413.
    qint64 bodyBytes = 400 * 1024;
    /// Bodies of all connections together: of requests that are coming or have no answer yet, and of answers that their
    /// clients have not taken. Over it: 503 for the request whose body, or whose answer, passes it.
    qint64 bodyBytesInAll = 256 * 1024 * 1024;
    /// The same for the connections from one address, or one IPv6 network of /64: nobody takes all of it from the
    /// others. Over it: 503; a connection that has answers waiting is not read until its client takes some.
    qint64 bodyBytesPerAddress = 64 * 1024 * 1024;
    /// Open connections, all clients together. Over it: 503 and closed.
    qint64 connections = 1024;
    /// Open connections from one address, or one IPv6 network of /64. Over it: closed without an answer.
    qint64 connectionsPerAddress = 256;
    /// Requests of one connection that have no answer yet. At it: reading stops until one is answered.
    qint64 unansweredRequests = 64;
    /// Bytes of those requests together; one request may go over it. At it: reading stops until one is answered.
    qint64 unansweredBytes = 1024 * 1024;
    /// Answer bytes of one connection that the client has not taken. At it: reading stops until it takes some.
    qint64 unsentBytes = 1024 * 1024;
    /// From a request's first byte (for a connection's first request: from its opening) to the end of its head. Over
    /// it: 408, or closed when not a byte came.
    Milliseconds headTime = std::chrono::seconds(10);
    /// From the end of the head to the end of the body. Over it: 408.
    Milliseconds bodyTime = std::chrono::seconds(30);
    /// Nothing asked and nothing to answer. Over it: closed.
    Milliseconds idleTime = std::chrono::seconds(120);
    /// The client takes no byte of its waiting answers. Over it: closed.
    Milliseconds sendTime = std::chrono::seconds(30);
    /// After an answer that ends the connection early, what the client still sends is thrown away for this long, so
    /// that a reset does not overtake the answer.
    Milliseconds lingerTime = std::chrono::seconds(2);
    /// How often the times above are looked at; they are exact to this much.
    Milliseconds sweepInterval = std::chrono::milliseconds(500);
};

/// Calls `visit(name, field, lowest, highest)` for every limit. The name is what settings call it; `_ms` and `_bytes`
/// are its units, no unit is a count.
template<typename Limits, typename Visitor>
void forEachHttpLimit(Limits& limits, Visitor visit) {
    using namespace std::chrono_literals;
    visit("header_bytes", limits.headerBytes, qint64{256}, qint64{1} << 20);
    visit("body_bytes", limits.bodyBytes, qint64{0}, qint64{1} << 30);
    visit("body_bytes_in_all", limits.bodyBytesInAll, qint64{1}, qint64{1} << 40);
    visit("body_bytes_per_address", limits.bodyBytesPerAddress, qint64{1}, qint64{1} << 40);
    visit("connections", limits.connections, qint64{1}, qint64{1} << 20);
    visit("connections_per_address", limits.connectionsPerAddress, qint64{1}, qint64{1} << 20);
    visit("unanswered_requests", limits.unansweredRequests, qint64{1}, qint64{1} << 16);
    visit("unanswered_bytes", limits.unansweredBytes, qint64{1}, qint64{1} << 30);
    visit("unsent_bytes", limits.unsentBytes, qint64{1}, qint64{1} << 30);
    visit("head_time_ms", limits.headTime, Milliseconds(1), Milliseconds(1h));
    visit("body_time_ms", limits.bodyTime, Milliseconds(1), Milliseconds(24h));
    visit("idle_time_ms", limits.idleTime, Milliseconds(1), Milliseconds(24h));
    visit("send_time_ms", limits.sendTime, Milliseconds(1), Milliseconds(24h));
    visit("linger_time_ms", limits.lingerTime, Milliseconds(0), Milliseconds(1min));
    visit("sweep_interval_ms", limits.sweepInterval, Milliseconds(1), Milliseconds(1min));
}

/// Errors: InvalidArgument, naming the limit and its bounds.
[[nodiscard]] Status checkHttpLimits(const HttpLimits& limits);

} // namespace gleaner
