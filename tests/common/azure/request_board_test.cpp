#include "common/azure/request_board.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class RequestBoardTest : public testing::Test {
protected:
    FakeClock m_clock;
    RequestBoard m_board{m_clock};
    int m_first = 0; // their addresses name the senders
    int m_second = 0;
    const QString m_server = QStringLiteral("head:10001");
};

TEST_F(RequestBoardTest, AQuickRequestIsNobodysBusiness) {
    m_board.began(&m_first, m_server);
    m_clock.advance(1s);
    EXPECT_TRUE(m_board.trouble().isEmpty());
    m_board.ended(&m_first);
    m_clock.advance(60s);
    EXPECT_TRUE(m_board.trouble().isEmpty());
}

TEST_F(RequestBoardTest, ASilentServerShowsWithinTwoSeconds) {
    m_board.began(&m_first, m_server);
    m_clock.advance(2s);
    EXPECT_EQ(m_board.trouble(), QStringLiteral("head:10001 has not answered for 2 s."));
}

TEST_F(RequestBoardTest, AnotherTryShowsAtOnceWithItsReason) {
    m_board.began(&m_first, m_server);
    m_board.triesAgain(&m_first, QStringLiteral("The line is cut."));
    m_board.triesAgain(&m_first, QStringLiteral("The line is cut."));
    EXPECT_EQ(m_board.trouble(), QStringLiteral("The line is cut. Trying again (attempt 3)."));
    m_board.ended(&m_first);
    EXPECT_TRUE(m_board.trouble().isEmpty());
}

TEST_F(RequestBoardTest, OfManyTheOneThatWaitsLongestIsTold) {
    m_board.began(&m_second, QStringLiteral("newer"));
    m_clock.advance(1s);
    m_board.began(&m_first, m_server);
    m_board.ended(&m_second);
    m_board.began(&m_second, QStringLiteral("newer"));
    m_clock.advance(1s);
    m_board.triesAgain(&m_second, QStringLiteral("No."));
    m_clock.advance(1s);
    EXPECT_TRUE(m_board.trouble().startsWith(m_server)) << qPrintable(m_board.trouble());
}

TEST_F(RequestBoardTest, ANoticeHoldsUntilItIsTakenBack) {
    m_board.notice(QStringLiteral("The clock is wrong."));
    m_clock.advance(1h);
    EXPECT_EQ(m_board.trouble(), QStringLiteral("The clock is wrong."));
    m_board.notice({});
    EXPECT_TRUE(m_board.trouble().isEmpty());
}

} // namespace
} // namespace gleaner
