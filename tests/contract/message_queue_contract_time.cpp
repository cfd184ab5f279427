// Leases, delays and ages: their bounds, and what needs time to pass.
#include "tests/contract/message_queue_contract.h"

namespace gleaner {

using namespace std::chrono_literals;

TEST_P(MessageQueueContract, CountsAndTimesOutOfBoundsAreRefused) {
    const auto refused = [](const auto& result) {
        return !result && result.error().code == ErrorCode::InvalidArgument;
    };
    EXPECT_TRUE(refused(queue().get(0, 30s)));
    EXPECT_TRUE(refused(queue().get(33, 30s)));
    EXPECT_TRUE(refused(queue().get(1, 0s)));
    EXPECT_TRUE(refused(queue().get(1, kMaxVisibility + 1s)));
    EXPECT_TRUE(refused(queue().peek(0)));
    EXPECT_TRUE(refused(queue().peek(33)));
    EXPECT_TRUE(refused(queue().put("x", {.visibilityDelay = -1s})));
    EXPECT_TRUE(refused(queue().put("x", {.visibilityDelay = kMaxVisibility + 1s, .timeToLive = std::nullopt})));
    EXPECT_TRUE(refused(queue().put("x", {.visibilityDelay = 5s, .timeToLive = 5s})));
    EXPECT_TRUE(refused(queue().put("x", {.timeToLive = 0s})));
    EXPECT_TRUE(refused(queue().put("x", {.timeToLive = -2s})));
    const Lease lease = put("kept");
    EXPECT_TRUE(refused(queue().update(lease.message.id, lease.receipt.popReceipt, -1s, std::nullopt)));
    EXPECT_TRUE(refused(queue().update(lease.message.id, lease.receipt.popReceipt, kMaxVisibility + 1s, std::nullopt)));
    EXPECT_EQ(count(), 1U);
}

TEST_P(MessageQueueContract, TheLargestTimesAreAccepted) {
    EXPECT_TRUE(queue().put("x", {.visibilityDelay = kMaxVisibility, .timeToLive = kMaxVisibility + 1s}));
    put("y");
    const Lease taken = takeOne(kMaxVisibility);
    EXPECT_EQ(taken.message.text, "y");
    EXPECT_TRUE(queue().update(taken.message.id, taken.receipt.popReceipt, kMaxVisibility, std::nullopt));
}

TEST_P(MessageQueueContract, MessageComesBackWhenItsLeaseRunsOut) {
    put("hello");
    takeOne(1s);
    EXPECT_TRUE(nothingVisible());
    outlast(1s);
    const Lease again = takeOne();
    EXPECT_EQ(again.message.text, "hello");
    EXPECT_EQ(again.message.dequeueCount, 2);
}

TEST_P(MessageQueueContract, AReceiptOutlivesItsTimeOutUntilSomebodyElseTakesTheMessage) {
    put("one");
    const Lease late = takeOne(1s);
    outlast(1s);
    EXPECT_TRUE(queue().remove(late.message.id, late.receipt.popReceipt));

    put("two");
    const Lease tooLate = takeOne(1s);
    outlast(1s);
    takeOne();
    const auto removed = queue().remove(tooLate.message.id, tooLate.receipt.popReceipt);
    ASSERT_FALSE(removed);
    EXPECT_TRUE(isGone(removed.error()));
    const auto updated = queue().update(tooLate.message.id, tooLate.receipt.popReceipt, 1s, std::nullopt);
    ASSERT_FALSE(updated);
    EXPECT_TRUE(isGone(updated.error()));
}

TEST_P(MessageQueueContract, UpdateProlongsALease) {
    put("hello");
    const Lease taken = takeOne(1s);
    const auto prolonged = queue().update(taken.message.id, taken.receipt.popReceipt, 60s, std::nullopt);
    ASSERT_TRUE(prolonged);
    EXPECT_GT(prolonged->nextVisible, taken.receipt.nextVisible);
    outlast(1s);
    EXPECT_TRUE(nothingVisible());
    EXPECT_TRUE(queue().remove(taken.message.id, prolonged->popReceipt));
}

TEST_P(MessageQueueContract, ADelayedMessageShowsWhenItsDelayIsOver) {
    put("later", {.visibilityDelay = 1s});
    EXPECT_TRUE(nothingVisible());
    EXPECT_EQ(count(), 1U);
    outlast(1s);
    const Lease taken = takeOne();
    EXPECT_EQ(taken.message.text, "later");
    EXPECT_EQ(taken.message.dequeueCount, 1);
}

TEST_P(MessageQueueContract, AMessageIsGoneWhenItsTimeToLiveIsOver) {
    const Lease waiting = put("waiting", {.timeToLive = 1s});
    put("kept", {.timeToLive = std::nullopt});
    outlast(1s);
    expectCountOfLiving(1);
    EXPECT_EQ(takeOne().message.text, "kept");
    EXPECT_TRUE(nothingVisible());
    const auto removed = queue().remove(waiting.message.id, waiting.receipt.popReceipt);
    ASSERT_FALSE(removed);
    EXPECT_TRUE(isGone(removed.error()));
}

TEST_P(MessageQueueContract, ATakenMessageExpiresAsWell) {
    put("hello", {.timeToLive = 1s});
    const Lease taken = takeOne(60s);
    outlast(1s);
    expectCountOfLiving(0);
    EXPECT_FALSE(queue().remove(taken.message.id, taken.receipt.popReceipt));
}

TEST_P(MessageQueueContract, ByDefaultAMessageLivesSevenDaysAndOnRequestForEver) {
    const Lease week = put("week");
    const auto lives = week.message.expires - week.message.inserted;
    EXPECT_GE(lives, kDefaultTimeToLive - 1s);
    EXPECT_LE(lives, kDefaultTimeToLive + 1s);
    const Lease ever = put("ever", {.timeToLive = std::nullopt});
    EXPECT_EQ(std::chrono::floor<Seconds>(ever.message.expires), std::chrono::floor<Seconds>(kNeverExpires));
}

TEST_P(MessageQueueContract, NextVisibleSaysWhenTheLeaseEnds) {
    put("hello");
    const Lease taken = takeOne(60s);
    const auto hidden = taken.receipt.nextVisible - taken.message.inserted;
    EXPECT_GE(hidden, 59s);
    EXPECT_LE(hidden, 75s); // real time may have passed between put and get
}

TEST_P(MessageQueueContract, AMessageThatKeepsComingBackDoesNotStarveTheOthers) {
    put("poison");
    takeOne(1s);
    put("good");
    outlast(1s);
    const auto both = queue().get(2, 30s);
    ASSERT_TRUE(both);
    EXPECT_EQ(both->size(), 2U);
}

} // namespace gleaner
