// What people should know about requests at present: which wait for an answer, which are tried again and why, whether
// this PC's clock is wrong. Written by whoever sends, read by whoever shows a status. Thread: every method on any.
#pragma once

#include "common/base/clock.h"

#include <QString>

#include <map>
#include <mutex>

namespace gleaner {

class RequestBoard {
public:
    /// A request that takes longer is shown, tried again or not.
    static constexpr Milliseconds kPatience{1'500};

    /// `clock` outlives this.
    explicit RequestBoard(const Clock& clock) : m_clock(clock) {}

    /// `sender` (any address of its own; it sends one request at a time) asks `server`.
    void began(const void* sender, const QString& server);
    /// The attempt failed so, and another one follows.
    void triesAgain(const void* sender, const QString& why);
    void ended(const void* sender);
    /// A sentence that holds until it is replaced, such as that the clock is wrong.
    void notice(const QString& sentence);

    /// The request that waits longest, and the notice; empty when there is nothing to say.
    [[nodiscard]] QString trouble() const;

private:
    struct Request {
        QString server;
        SteadyPoint began;
        int attempts = 1;
        QString why; ///< the last attempt failed; empty: none did
    };
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::map<const void*, Request> m_requests;
    QString m_notice;
};

} // namespace gleaner
