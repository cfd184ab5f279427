// The time line of "why am I (not) computing": every change of decide()'s answer, kept in a small file over restarts.
//
// The file: one JSON object a line, in UTF-8, each line ending with '\n':
//   {"from":"2026-11-21T19:20:54.123Z","run":true,"threads":4,"reason":"idle","detail":"5 minutes"}
//   {"from":"2026-11-21T19:31:00.000Z","end":true}        the agent ended here
// Where the agent was killed or the power failed, there is no such end: then the file's time says until when it ran.
// The next start notes that as its end. Lines are only appended. A line that was torn by a crash, or that is not
// understood, is passed over. Once the file has 2 * kMaxEntries lines it is written anew, through a temporary file that
// is renamed, with the youngest kMaxEntries.
#pragma once

#include "screensaver_client/policy/guest_policy.h"

#include <QFile>

#include <deque>

namespace gleaner {

struct DecisionEntry {
    TimePoint from;
    std::optional<TimePoint> until; ///< nullopt: it still holds
    bool run = false;
    int threads = 0;
    GuestReason reason{};
    QString detail;

    friend bool operator==(const DecisionEntry&, const DecisionEntry&) = default;
};

/// Thread: one at a time.
class DecisionLog {
public:
    static constexpr int kMaxEntries = 1000;

    /// Reads what the file holds; a file that is not there or cannot be read is an empty one.
    explicit DecisionLog(QString file);

    /// Notes the decision if its answer is another one than before. What cannot be written is still in entries().
    void record(const GuestDecision& decision, TimePoint now);
    /// Notes that what was decided still holds, as the file's time: at most once in kBeatEvery.
    void beat(TimePoint now);
    static constexpr Milliseconds kBeatEvery{60'000};
    /// Notes that nothing is decided any more: the agent ends.
    void end(TimePoint now);
    /// Oldest first; at most kMaxEntries.
    [[nodiscard]] const std::deque<DecisionEntry>& entries() const { return m_entries; }

private:
    void load();
    void takeLine(const QByteArray& line);
    void add(DecisionEntry entry);
    void closeLast(TimePoint seen);
    void append(const QByteArray& line, TimePoint now);
    void touch(QFile& file, TimePoint now);
    void rewrite();

    QString m_file;
    std::deque<DecisionEntry> m_entries;
    bool m_current = false;   ///< the last entry was recorded by this object
    bool m_torn = false;      ///< the file's last line has no end
    bool m_endIsOwed = false; ///< the last entry's end is known from the file's time only
    std::optional<TimePoint> m_lastBeat;
    int m_lines = 0;
};

} // namespace gleaner
