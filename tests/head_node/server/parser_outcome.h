// What a parser makes of bytes, written out so that two outcomes can be compared. Pure. Used by tests and the fuzzer.
#pragma once

#include "head_node/server/http_request_parser.h"

namespace gleaner {

/// Feeds `bytes` in pieces whose sizes `nextSize()` gives (at least 1 each) and writes down every request and how it
/// ended: "failed STATUS", or what it waits for.
template<typename NextSize>
QByteArray parserOutcome(const HttpLimits& limits, QByteArrayView bytes, NextSize nextSize) {
    HttpRequestParser parser(limits);
    QByteArray outcome;
    qsizetype at = 0;
    while (at < bytes.size() && parser.state() != HttpRequestParser::State::Failed) {
        const qsizetype end = at + qMin(bytes.size() - at, static_cast<qsizetype>(nextSize()));
        while (at < end && parser.state() != HttpRequestParser::State::Failed) {
            at += parser.feed(bytes.sliced(at, end - at));
            if (parser.state() != HttpRequestParser::State::Complete)
                continue;
            outcome += parser.keepsAlive() ? "keeps " : "closes ";
            const HttpRequest request = parser.take();
            outcome += request.method + ' ' + request.target + '\n';
            for (const auto& [name, value] : request.headers.fields())
                outcome += name + '=' + value + '\n';
            outcome += '[' + request.body + "]\n";
        }
    }
    switch (parser.state()) {
    case HttpRequestParser::State::Failed:
        return outcome + "failed " + QByteArray::number(parser.status());
    case HttpRequestParser::State::Body:
        return outcome + (parser.awaitsContinue() ? "awaits continue" : "in body");
    case HttpRequestParser::State::Head:
    case HttpRequestParser::State::Complete:
        return outcome + (parser.hasBegun() ? "in head" : "between");
    }
    return outcome;
}

[[nodiscard]] inline QByteArray parserOutcome(const HttpLimits& limits, QByteArrayView bytes, qsizetype pieceSize) {
    return parserOutcome(limits, bytes, [pieceSize] { return pieceSize; });
}

} // namespace gleaner
