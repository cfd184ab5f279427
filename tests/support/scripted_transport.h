// A transport that plays a list of outcomes and keeps what it was asked. Thread: one at a time.
#pragma once

#include "common/rest/http_transport.h"

#include <deque>
#include <vector>

namespace gleaner {

class ScriptedTransport final : public HttpTransport {
public:
    void answer(HttpResponse response) { m_outcomes.emplace_back(std::move(response)); }
    void answer(int status) { answer(HttpResponse{status, {}, {}}); }
    void fail(ErrorCode code) { m_outcomes.emplace_back(failure(code, QStringLiteral("scripted"))); }

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds timeout) override {
        m_requests.push_back(request);
        m_timeouts.push_back(timeout);
        if (m_outcomes.empty()) {
            return failure(ErrorCode::Failed, QStringLiteral("The script is at its end."));
        }
        auto outcome = std::move(m_outcomes.front());
        m_outcomes.pop_front();
        return outcome;
    }

    [[nodiscard]] const std::vector<HttpRequest>& requests() const { return m_requests; }
    [[nodiscard]] const std::vector<Milliseconds>& timeouts() const { return m_timeouts; }

private:
    std::deque<Result<HttpResponse>> m_outcomes;
    std::vector<HttpRequest> m_requests;
    std::vector<Milliseconds> m_timeouts;
};

} // namespace gleaner
