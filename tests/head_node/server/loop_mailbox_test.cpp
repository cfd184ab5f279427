#include "head_node/server/loop_mailbox.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

struct Mailbox {
    int wakes = 0;
    std::shared_ptr<LoopMailbox> box = std::make_shared<LoopMailbox>([this] { ++wakes; });
    std::vector<LoopMailbox::Letter> letters;
};

TEST(LoopMailbox, ManyPostsAreOneWakeUp) {
    Mailbox mailbox;
    for (std::uint64_t i = 0; i < 10; ++i)
        mailbox.box->post({1, i, {}});
    EXPECT_EQ(mailbox.wakes, 1);
    EXPECT_TRUE(mailbox.box->take(mailbox.letters));
    EXPECT_EQ(mailbox.letters.size(), 10U);
    EXPECT_EQ(mailbox.letters.back().request, 9U);
}

TEST(LoopMailbox, WakesAgainOnlyAfterItWasFoundEmpty) {
    Mailbox mailbox;
    mailbox.box->post({1, 0, {}});
    EXPECT_TRUE(mailbox.box->take(mailbox.letters));
    mailbox.box->post({1, 1, {}});
    EXPECT_EQ(mailbox.wakes, 1);
    EXPECT_TRUE(mailbox.box->take(mailbox.letters));
    EXPECT_FALSE(mailbox.box->take(mailbox.letters));
    mailbox.box->post({1, 2, {}});
    EXPECT_EQ(mailbox.wakes, 2);
}

TEST(LoopMailbox, PostsDuringAHoldWakeNobody) {
    Mailbox mailbox;
    mailbox.box->hold();
    mailbox.box->post({1, 0, {}});
    EXPECT_EQ(mailbox.wakes, 0);
    EXPECT_TRUE(mailbox.box->take(mailbox.letters));
}

TEST(LoopMailbox, ClosedMailboxTakesNothing) {
    Mailbox mailbox;
    mailbox.box->close();
    mailbox.box->post({1, 0, {}});
    EXPECT_EQ(mailbox.wakes, 0);
    EXPECT_FALSE(mailbox.box->take(mailbox.letters));
}

TEST(LoopMailbox, SaysWhatTheServerIsWantedFor) {
    Mailbox mailbox;
    EXPECT_EQ(mailbox.box->call(), LoopMailbox::Call::Nothing);
    mailbox.box->post({1, 0, {}});
    EXPECT_EQ(mailbox.box->call(), LoopMailbox::Call::Post);
    mailbox.box->requestStop();
    EXPECT_EQ(mailbox.box->call(), LoopMailbox::Call::Stop);
    EXPECT_EQ(mailbox.wakes, 2);
}

TEST(LoopMailbox, HandsConnectionsOverInTheOrderOfTheirComing) {
    Mailbox mailbox;
    EXPECT_TRUE(mailbox.box->postArrival(7));
    EXPECT_TRUE(mailbox.box->postArrival(8));
    EXPECT_EQ(mailbox.box->call(), LoopMailbox::Call::Post);
    std::vector<qintptr> arrivals;
    mailbox.box->takeArrivals(arrivals);
    EXPECT_EQ(arrivals, (std::vector<qintptr>{7, 8}));
    EXPECT_EQ(mailbox.box->call(), LoopMailbox::Call::Nothing);
}

TEST(LoopMailbox, ClosedMailboxLeavesAConnectionToWhoBroughtIt) {
    Mailbox mailbox;
    ASSERT_TRUE(mailbox.box->postArrival(7));
    mailbox.box->close();
    EXPECT_FALSE(mailbox.box->postArrival(8));
    std::vector<qintptr> arrivals;
    mailbox.box->takeArrivals(arrivals);
    EXPECT_EQ(arrivals, std::vector<qintptr>{7}); // for the loop to close
}

TEST(Responder, PostsTheFirstAnswerOnly) {
    Mailbox mailbox;
    const auto respond = makeResponder(mailbox.box, 7, 3);
    respond({200, {}, {}});
    respond({404, {}, {}});
    ASSERT_TRUE(mailbox.box->take(mailbox.letters));
    ASSERT_EQ(mailbox.letters.size(), 1U);
    EXPECT_EQ(mailbox.letters[0].connection, 7U);
    EXPECT_EQ(mailbox.letters[0].request, 3U);
    EXPECT_EQ(mailbox.letters[0].response.status, 200);
}

TEST(Responder, Posts500WhenItsLastCopyIsThrownAway) {
    Mailbox mailbox;
    auto respond = makeResponder(mailbox.box, 1, 0);
    {
        const auto copy = std::move(respond);
        respond = nullptr;
        EXPECT_FALSE(mailbox.box->take(mailbox.letters));
    }
    ASSERT_TRUE(mailbox.box->take(mailbox.letters));
    EXPECT_EQ(mailbox.letters[0].response.status, 500);
}

} // namespace
} // namespace gleaner
