// A commit gate that a test opens when it likes, with the outcome it likes. Thread: one at a time.
#pragma once

#include "common/queue/queue_account.h"

#include <utility>
#include <vector>

namespace gleaner {

class ScriptedCommitGate final : public CommitGate {
public:
    [[nodiscard]] CommitTicket position() const override { return m_position; }
    void whenDurable(CommitTicket ticket, std::function<void(const Status&)> done) override {
        m_waiting.emplace_back(ticket, std::move(done));
    }

    void hasten() override { ++m_hastened; }

    [[nodiscard]] int hastened() const { return m_hastened; }
    void setPosition(CommitTicket position) { m_position = position; }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    /// Tells everyone who waits for `ticket` or less.
    void commit(CommitTicket ticket, const Status& status = {}) {
        for (auto& [wanted, done] : std::exchange(m_waiting, {})) {
            if (wanted <= ticket) {
                done(status);
            } else {
                m_waiting.emplace_back(wanted, std::move(done));
            }
        }
    }

private:
    CommitTicket m_position = 0;
    int m_hastened = 0;
    std::vector<std::pair<CommitTicket, std::function<void(const Status&)>>> m_waiting;
};

} // namespace gleaner
