// A queue service over queues in memory, whose commits a test decides on. Thread: one at a time.
#pragma once

#include "common/queue/memory_queue.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/sas.h"
#include "common/rest/shared_key.h"
#include "head_node/server/queue_service.h"
#include "tests/head_node/server/scripted_commit_gate.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {
inline const QByteArray kAccount = "office";

inline AccountKey key() {
    return AccountKey::fromBytes("a secret of the office");
}

class QueueServiceTest : public testing::Test {
protected:
    HttpRequest request(const QueueOperation& operation) const {
        HttpRequest request = encodeQueueRequest(operation, '/' + kAccount).value();
        request.headers.add("x-ms-date", toHttpDate(m_clock.now()));
        request.headers.add("x-ms-version", "2021-02-12");
        request.headers.add("Host", "head:10001");
        return request;
    }

    static HttpRequest withSignature(HttpRequest request) {
        EXPECT_TRUE(signWithSharedKey(request, kAccount, key()));
        return request;
    }

    /// Hands a request in; what is answered, now or later, goes to m_answers.
    void hand(const HttpRequest& request) {
        m_service.handle(request, m_peer, [this](HttpResponse answer) { m_answers.push_back(std::move(answer)); });
    }

    /// The answer to a request that is answered at once or on the next commit.
    HttpResponse ask(const HttpRequest& request) {
        hand(request);
        m_gate.commit(m_gate.position());
        EXPECT_EQ(m_answers.size(), 1U);
        return std::exchange(m_answers, {}).at(0);
    }

    HttpResponse ask(const QueueOperation& operation) { return ask(withSignature(request(operation))); }

    /// With a token instead of a signature and a date.
    HttpResponse askWith(const QByteArray& token, const QueueOperation& operation) {
        HttpRequest asked = encodeQueueRequest(operation, '/' + kAccount).value();
        asked.target += (asked.target.contains('?') ? "&" : "?") + token;
        return ask(asked);
    }

    static void expectError(const HttpResponse& answer, ServiceErrorCode code) {
        EXPECT_EQ(answer.status, httpStatusOf(code));
        EXPECT_EQ(answer.headers.value("x-ms-error-code").toStdString(), serviceErrorName(code).toStdString());
    }

    const QString m_jobs = QStringLiteral("jobs");
    HttpPeer m_peer{QHostAddress(QHostAddress::LocalHost)};
    FakeClock m_clock;
    SeededRandom m_random{7};
    MemoryQueueAccount m_account{m_clock, m_random};
    ScriptedCommitGate m_gate;
    QueueService m_service{m_account, m_account, m_gate, {kAccount, key()}, m_clock, m_random};
    std::vector<HttpResponse> m_answers;
};

} // namespace gleaner
