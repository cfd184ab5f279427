#include "common/azure/retrying_transport.h"

#include "tests/support/code_of.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

/// Lets a FakeClock sleep.
class FakeSleeper final : public Sleeper {
public:
    explicit FakeSleeper(FakeClock& clock) : m_clock(clock) {}
    bool sleepFor(Milliseconds time) override {
        m_slept.push_back(time);
        m_clock.advance(time);
        return !m_cancelled;
    }
    void cancel() { m_cancelled = true; }
    const std::vector<Milliseconds>& slept() const { return m_slept; }

private:
    FakeClock& m_clock;
    std::vector<Milliseconds> m_slept;
    bool m_cancelled = false;
};

class RetryingTransportTest : public testing::Test {
protected:
    Result<HttpResponse> send(Milliseconds timeout) {
        RetryingTransport retrying(m_transport, m_clock, m_sleeper, m_random, {{100ms, 1'000ms, 4'000ms}, 10'000ms, 5});
        return retrying.send({"GET", "/", {}, {}}, timeout);
    }

    FakeClock m_clock;
    FakeSleeper m_sleeper{m_clock};
    SeededRandom m_random{3};
    ScriptedTransport m_transport;
};

TEST_F(RetryingTransportTest, WhatMayPassIsTriedAgain) {
    for (const int status : {408, 429, 500, 502, 503, 504}) {
        m_transport.answer(status);
        m_transport.answer(200);
        EXPECT_EQ(send(60s)->status, 200) << status;
    }
    m_transport.fail(ErrorCode::Unavailable);
    m_transport.answer(200);
    EXPECT_EQ(send(60s)->status, 200);
}

TEST_F(RetryingTransportTest, WhatWillNotPassIsNot) {
    for (const int status : {200, 204, 304, 400, 403, 404, 409, 413, 501}) {
        m_transport.answer(status);
        EXPECT_EQ(send(60s)->status, status);
    }
    m_transport.fail(ErrorCode::Refused);
    EXPECT_EQ(codeOf(send(60s)), ErrorCode::Refused);
    EXPECT_TRUE(m_sleeper.slept().empty());
}

TEST_F(RetryingTransportTest, WaitsGrowAndJitter) {
    for (int i = 0; i < 5; ++i) {
        m_transport.answer(503);
    }
    EXPECT_EQ(send(60s)->status, 503);
    const auto& slept = m_sleeper.slept();
    ASSERT_EQ(slept.size(), 4U);
    const Milliseconds bounds[] = {100ms, 1'000ms, 4'000ms, 4'000ms};
    for (std::size_t i = 0; i < slept.size(); ++i) {
        EXPECT_GE(slept[i], bounds[i] / 2);
        EXPECT_LE(slept[i], bounds[i]);
    }
    EXPECT_NE(slept[2], slept[3]);
}

TEST_F(RetryingTransportTest, TheTotalTimeIsKept) {
    for (int i = 0; i < 5; ++i) {
        m_transport.answer(503);
    }
    const TimePoint begin = m_clock.now();
    EXPECT_EQ(send(2s)->status, 503);
    EXPECT_LT(m_clock.now() - begin, 2s);
    for (const Milliseconds timeout : m_transport.timeouts()) {
        EXPECT_LE(timeout, 2s);
        EXPECT_GT(timeout, 0s);
    }
}

TEST_F(RetryingTransportTest, OneAttemptDoesNotTakeAllTheTime) {
    m_transport.answer(200);
    ASSERT_TRUE(send(60s));
    EXPECT_EQ(m_transport.timeouts().at(0), 10s);
}

TEST_F(RetryingTransportTest, TheServersWishIsObeyed) {
    HttpResponse busy{503, {}, {}};
    busy.headers.add("Retry-After", "7");
    m_transport.answer(busy);
    m_transport.answer(200);
    EXPECT_EQ(send(60s)->status, 200);
    EXPECT_GE(m_sleeper.slept().at(0), 7s + 50ms) << "a fleet that was told the same does not come back at once";
    EXPECT_LE(m_sleeper.slept().at(0), 7s + 100ms);
}

TEST_F(RetryingTransportTest, TheServersWishMayBeADateOfItsOwnClock) {
    HttpResponse busy{503, {}, {}};
    busy.headers.add("Date", "Thu, 01 Jan 2031 00:00:00 GMT"); // not ours
    busy.headers.add("Retry-After", "Thu, 01 Jan 2031 00:00:09 GMT");
    m_transport.answer(busy);
    m_transport.answer(200);
    EXPECT_EQ(send(60s)->status, 200);
    EXPECT_GE(m_sleeper.slept().at(0), 9s);
    EXPECT_LE(m_sleeper.slept().at(0), 9s + 100ms);
}

TEST_F(RetryingTransportTest, AWishThatIsPastOrNonsenseIsNone) {
    for (const char* wish : {"Thu, 01 Jan 1970 00:00:00 GMT", "-5", "soon", ""}) {
        HttpResponse busy{503, {}, {}};
        busy.headers.add("Retry-After", wish);
        m_transport.answer(busy);
        m_transport.answer(200);
        EXPECT_EQ(send(60s)->status, 200);
        EXPECT_LE(m_sleeper.slept().back(), 100ms) << wish;
    }
}

TEST_F(RetryingTransportTest, ARequestThatIsTriedAgainShowsWhileItIs) {
    RequestBoard board(m_clock);
    class Looking final : public Sleeper {
    public:
        explicit Looking(RequestBoard& watched) : m_board(watched) {}
        bool sleepFor(Milliseconds) override {
            seen = m_board.trouble();
            return true;
        }
        QString seen;

    private:
        RequestBoard& m_board;
    } sleeper(board);
    RetryOptions options;
    options.board = &board;
    RetryingTransport retrying(m_transport, m_clock, sleeper, m_random, options);
    m_transport.answer(503);
    m_transport.answer(200);
    HttpRequest request{"GET", "/", {}, {}};
    request.headers.add("Host", "head:10001");
    EXPECT_EQ(retrying.send(request, 60s)->status, 200);
    EXPECT_EQ(sleeper.seen, QStringLiteral("head:10001 answers 503. Trying again (attempt 2)."));
    EXPECT_TRUE(board.trouble().isEmpty());
}

TEST_F(RetryingTransportTest, AWishLongerThanTheTimeEndsIt) {
    HttpResponse busy{503, {}, {}};
    busy.headers.add("Retry-After", "999999999");
    m_transport.answer(busy);
    EXPECT_EQ(send(60s)->status, 503);
    EXPECT_TRUE(m_sleeper.slept().empty());
}

TEST_F(RetryingTransportTest, CancellingEndsTheWait) {
    m_transport.answer(503);
    m_sleeper.cancel();
    EXPECT_EQ(codeOf(send(60s)), ErrorCode::Cancelled);
}

TEST(InterruptibleSleeper, WakesWhenCancelledAndSleepsNoMore) {
    InterruptibleSleeper sleeper;
    std::jthread other([&sleeper] { sleeper.cancel(); });
    EXPECT_FALSE(sleeper.sleepFor(1h));
    EXPECT_FALSE(sleeper.sleepFor(1h));
}

TEST(InterruptibleSleeper, OtherwiseSleepsItsTime) {
    EXPECT_TRUE(InterruptibleSleeper().sleepFor(1ms));
}

} // namespace
} // namespace gleaner
