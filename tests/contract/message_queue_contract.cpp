// Accounts, bounds, receipts: what needs no time to pass.
#include "tests/contract/message_queue_contract.h"

#include <QSet>

#include <algorithm>

namespace gleaner {

using namespace std::chrono_literals;

MessageQueueContract::MessageQueueContract() : m_fixture(GetParam()()) {
    const QString queueName = name(QStringLiteral("contract"));
    EXPECT_TRUE(account().create(queueName, {}));
    m_queue = account().open(queueName);
    EXPECT_TRUE(m_queue->clear());
}

Lease MessageQueueContract::put(const QByteArray& text, const PutOptions& options) {
    const auto lease = queue().put(text, options);
    EXPECT_TRUE(lease) << (lease ? "" : lease.error().message.toStdString());
    return lease.value_or(Lease());
}

Lease MessageQueueContract::takeOne(Seconds visibility) {
    const auto leases = queue().get(1, visibility);
    EXPECT_TRUE(leases && leases->size() == 1);
    return leases && !leases->empty() ? leases->front() : Lease();
}

bool MessageQueueContract::nothingVisible() {
    const auto messages = queue().peek(kMaxMessagesPerGet);
    return messages && messages->empty();
}

std::uint64_t MessageQueueContract::count() {
    const auto properties = queue().properties();
    EXPECT_TRUE(properties);
    return properties ? properties->approximateMessageCount : ~std::uint64_t(0);
}

void MessageQueueContract::expectCountOfLiving(std::uint64_t expected) {
    if (m_fixture->countLeavesOutExpired())
        EXPECT_EQ(count(), expected);
    else
        EXPECT_GE(count(), expected);
}

bool isGone(const Error& error) {
    return error.code == ErrorCode::Stale || error.code == ErrorCode::NotFound;
}

TEST_P(MessageQueueContract, WhatIsPutIsTaken) {
    const Lease created = put("hello");
    const Lease taken = takeOne();
    EXPECT_EQ(taken.message.id, created.message.id);
    EXPECT_EQ(taken.message.text, "hello");
    EXPECT_EQ(taken.message.dequeueCount, 1);
    EXPECT_EQ(taken.message.inserted, created.message.inserted);
    EXPECT_EQ(taken.message.expires, created.message.expires);
    EXPECT_NE(taken.receipt.popReceipt, created.receipt.popReceipt);
}

TEST_P(MessageQueueContract, ATakenMessageIsHidden) {
    put("hello");
    takeOne();
    EXPECT_TRUE(nothingVisible());
    EXPECT_EQ(count(), 1U);
    const auto leases = queue().get(1, 30s);
    ASSERT_TRUE(leases);
    EXPECT_TRUE(leases->empty());
}

TEST_P(MessageQueueContract, PlainPutsComeOutInOrder) {
    for (char c = 'a'; c <= 'j'; ++c)
        put(QByteArray(1, c));
    const auto first = queue().get(4, 30s);
    const auto rest = queue().get(32, 30s);
    ASSERT_TRUE(first && rest);
    ASSERT_EQ(first->size(), 4U);
    ASSERT_EQ(rest->size(), 6U);
    QByteArray order;
    for (const auto& lease : *first)
        order += lease.message.text;
    for (const auto& lease : *rest)
        order += lease.message.text;
    if (!keepsOrder())
        std::sort(order.begin(), order.end());
    EXPECT_EQ(order, "abcdefghij");
}

TEST_P(MessageQueueContract, IdsAndReceiptsAreAllDifferent) {
    QSet<QString> seen;
    for (int i = 0; i < 8; ++i) {
        const Lease lease = put("same");
        seen << lease.message.id.value() << lease.receipt.popReceipt.value();
    }
    EXPECT_EQ(seen.size(), 16);
}

TEST_P(MessageQueueContract, PeekChangesNothing) {
    put("one");
    put("two");
    for (int i = 0; i < 3; ++i) {
        const auto seen = queue().peek(32);
        ASSERT_TRUE(seen);
        ASSERT_EQ(seen->size(), 2U);
        EXPECT_EQ(seen->front().text, "one");
        EXPECT_EQ(seen->front().dequeueCount, 0);
    }
    EXPECT_EQ(queue().peek(1).value_or(std::vector<QueueMessage>()).size(), 1U);
    EXPECT_EQ(takeOne().message.dequeueCount, 1);
}

TEST_P(MessageQueueContract, TextSurvivesWhateverXmlCanCarry) {
    const QList<QByteArray> texts = {"<a href=\"x\">&amp;]]>'</a>",
                                     "  blanks around  ",
                                     "tab\tline\nend",
                                     "Gr\xC3\xBC\xC3\x9F"
                                     "e \xE4\xB8\x96\xE7\x95\x8C \xF0\x9F\x8C\x8D",
                                     "carriage\rreturn\r\n",
                                     ""};
    for (const auto& text : texts) {
        put(text);
        const Lease taken = takeOne();
        EXPECT_EQ(taken.message.text, text);
        EXPECT_TRUE(queue().remove(taken.message.id, taken.receipt.popReceipt));
    }
}

TEST_P(MessageQueueContract, ATextUpToTheLimitFitsAndOneByteMoreDoesNot) {
    const QByteArray largest(kMaxMessageTextBytes, 'x');
    put(largest);
    const Lease taken = takeOne();
    EXPECT_EQ(taken.message.text, largest);
    const auto over = queue().put(largest + 'x', {});
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().code, ErrorCode::TooLarge);
    const auto updated = queue().update(taken.message.id, taken.receipt.popReceipt, 30s, largest + 'x');
    ASSERT_FALSE(updated);
    EXPECT_EQ(updated.error().code, ErrorCode::TooLarge);
}

TEST_P(MessageQueueContract, TheReceiptOfPutUpdatesAndDeletes) {
    const Lease first = put("one");
    EXPECT_TRUE(queue().remove(first.message.id, first.receipt.popReceipt));
    const Lease second = put("two");
    const auto updated = queue().update(second.message.id, second.receipt.popReceipt, 0s, QByteArray("three"));
    ASSERT_TRUE(updated);
    EXPECT_EQ(takeOne().message.text, "three");
}

TEST_P(MessageQueueContract, TakingVoidsTheReceiptOfPut) {
    const Lease created = put("hello");
    takeOne();
    const auto removed = queue().remove(created.message.id, created.receipt.popReceipt);
    ASSERT_FALSE(removed);
    EXPECT_TRUE(isGone(removed.error()));
    EXPECT_EQ(count(), 1U);
}

TEST_P(MessageQueueContract, UpdatingVoidsTheOldReceipt) {
    put("hello");
    const Lease taken = takeOne();
    const auto updated = queue().update(taken.message.id, taken.receipt.popReceipt, 30s, std::nullopt);
    ASSERT_TRUE(updated);
    const auto stale = queue().remove(taken.message.id, taken.receipt.popReceipt);
    ASSERT_FALSE(stale);
    EXPECT_TRUE(isGone(stale.error()));
    EXPECT_TRUE(queue().remove(taken.message.id, updated->popReceipt));
    EXPECT_EQ(count(), 0U);
}

TEST_P(MessageQueueContract, HandingBackMakesAMessageVisibleAtOnce) {
    put("hello");
    const Lease taken = takeOne();
    ASSERT_TRUE(queue().update(taken.message.id, taken.receipt.popReceipt, 0s, std::nullopt));
    const Lease again = takeOne();
    EXPECT_EQ(again.message.text, "hello");
    EXPECT_EQ(again.message.dequeueCount, 2);
}

TEST_P(MessageQueueContract, UpdateReplacesTheTextAndKeepsTheRest) {
    const Lease created = put("before");
    const Lease taken = takeOne();
    ASSERT_TRUE(queue().update(taken.message.id, taken.receipt.popReceipt, 0s, QByteArray("after")));
    const auto seen = queue().peek(1);
    ASSERT_TRUE(seen && seen->size() == 1);
    EXPECT_EQ(seen->front().text, "after");
    EXPECT_EQ(seen->front().id, created.message.id);
    EXPECT_EQ(seen->front().dequeueCount, 1);
    EXPECT_EQ(seen->front().inserted, created.message.inserted);
    EXPECT_EQ(seen->front().expires, created.message.expires);
}

TEST_P(MessageQueueContract, ADeletedMessageIsGoneForGood) {
    put("hello");
    const Lease taken = takeOne();
    EXPECT_TRUE(queue().remove(taken.message.id, taken.receipt.popReceipt));
    EXPECT_EQ(count(), 0U);
    const auto twice = queue().remove(taken.message.id, taken.receipt.popReceipt);
    ASSERT_FALSE(twice);
    EXPECT_TRUE(isGone(twice.error()));
    const auto updated = queue().update(taken.message.id, taken.receipt.popReceipt, 30s, std::nullopt);
    ASSERT_FALSE(updated);
    EXPECT_TRUE(isGone(updated.error()));
}

TEST_P(MessageQueueContract, AMessageThatNeverWasIsGone) {
    const Lease lease = put("hello");
    const MessageId stranger(QStringLiteral("1b4e28ba-2fa1-41d2-883f-0016d3cca427"));
    const auto removed = queue().remove(stranger, lease.receipt.popReceipt);
    ASSERT_FALSE(removed);
    EXPECT_TRUE(isGone(removed.error()));
}

TEST_P(MessageQueueContract, ClearRemovesHiddenMessagesToo) {
    put("taken");
    const Lease taken = takeOne();
    put("waiting");
    put("delayed", {.visibilityDelay = 60s});
    EXPECT_TRUE(queue().clear());
    EXPECT_EQ(count(), 0U);
    EXPECT_TRUE(nothingVisible());
    EXPECT_FALSE(queue().remove(taken.message.id, taken.receipt.popReceipt));
    put("after");
    EXPECT_EQ(takeOne().message.text, "after");
}

TEST_P(MessageQueueContract, MetadataIsReplacedAsAWhole) {
    const Metadata first = {{QStringLiteral("defaulttimeout"), QStringLiteral("120")},
                            {QStringLiteral("owner_1"), QStringLiteral("a b, c=d")}};
    ASSERT_TRUE(queue().setMetadata(first));
    EXPECT_EQ(queue().properties().value_or(QueueProperties()).metadata, first);
    const Metadata second = {{QStringLiteral("poisonthreshold"), QStringLiteral("5")}};
    ASSERT_TRUE(queue().setMetadata(second));
    EXPECT_EQ(queue().properties().value_or(QueueProperties()).metadata, second);
    ASSERT_TRUE(queue().setMetadata({}));
    EXPECT_TRUE(queue().properties().value_or(QueueProperties{second, 0}).metadata.isEmpty());
}

TEST_P(MessageQueueContract, MetadataOutOfBoundsIsRefused) {
    const auto wrongName = queue().setMetadata({{QStringLiteral("1st"), QStringLiteral("x")}});
    ASSERT_FALSE(wrongName);
    EXPECT_EQ(wrongName.error().code, ErrorCode::InvalidArgument);
    const auto tooLarge = queue().setMetadata({{QStringLiteral("m"), QString(kMaxMetadataBytes, u'x')}});
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(queue().properties().value_or(QueueProperties{{{QStringLiteral("x"), {}}}, 0}).metadata.isEmpty());
}

TEST_P(MessageQueueContract, CreatingTwiceIsFineWithTheSameMetadataOnly) {
    const QString twice = name(QStringLiteral("twice"));
    const Metadata metadata = {{QStringLiteral("a"), QStringLiteral("1")}};
    EXPECT_EQ(account().create(twice, metadata).value_or(Creation::AlreadyThere), Creation::Created);
    EXPECT_EQ(account().create(twice, metadata).value_or(Creation::Created), Creation::AlreadyThere);
    const auto other = account().create(twice, {});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::AlreadyExists);
    EXPECT_TRUE(account().remove(twice));
}

TEST_P(MessageQueueContract, ADeletedQueueIsGoneWithItsMessages) {
    put("hello");
    ASSERT_TRUE(account().remove(name(QStringLiteral("contract"))));
    const auto gone = [](const auto& result) { return !result && result.error().code == ErrorCode::NotFound; };
    EXPECT_TRUE(gone(queue().put("x", {})));
    EXPECT_TRUE(gone(queue().get(1, 30s)));
    EXPECT_TRUE(gone(queue().peek(1)));
    EXPECT_TRUE(gone(queue().clear()));
    EXPECT_TRUE(gone(queue().properties()));
    EXPECT_TRUE(gone(queue().setMetadata({})));
    EXPECT_TRUE(gone(queue().accessPolicies()));
    EXPECT_TRUE(gone(queue().accessPolicy(QStringLiteral("pc-7"))));
    EXPECT_TRUE(gone(queue().setAccessPolicies({})));
    EXPECT_TRUE(gone(account().remove(name(QStringLiteral("contract")))));
}

TEST_P(MessageQueueContract, AccessPoliciesAreReplacedAsAWhole) {
    const AccessPolicy pc7{QStringLiteral("pc-7"), QStringLiteral("2026-01-01T00:00:00Z"),
                           QStringLiteral("2026-12-31T23:59:59Z"), QStringLiteral("raup")};
    const AccessPolicy pc8{QStringLiteral("pc-8 <&> \u00fc"), QStringLiteral("2026-01-01T00:00:00Z"),
                           QStringLiteral("2027-12-31T23:59:59Z"), QStringLiteral("p")};
    EXPECT_TRUE(queue().accessPolicies().value_or(std::vector{pc7}).empty());
    ASSERT_TRUE(queue().setAccessPolicies({pc7, pc8}));
    const auto both = queue().accessPolicies();
    ASSERT_TRUE(both && both->size() == 2);
    EXPECT_EQ(both->at(0).id, pc7.id);
    EXPECT_EQ(both->at(1).id, pc8.id);
    EXPECT_EQ(parseAccessTime(both->at(1).start), parseAccessTime(pc8.start));
    EXPECT_EQ(parseAccessTime(both->at(1).expiry), parseAccessTime(pc8.expiry));
    EXPECT_EQ(both->at(1).permissions, pc8.permissions);
    ASSERT_TRUE(queue().setAccessPolicies({pc8}));
    const auto found = queue().accessPolicy(pc8.id);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->permissions, pc8.permissions);
    EXPECT_EQ(queue().accessPolicy(pc7.id).value_or(pc7), std::nullopt);
    EXPECT_TRUE(queue().setAccessPolicies({}));
    EXPECT_TRUE(queue().accessPolicies().value_or(std::vector{pc7}).empty());
}

TEST_P(MessageQueueContract, WrongAccessPoliciesAreRefused) {
    const AccessPolicy good{QStringLiteral("good"), {}, {}, QStringLiteral("r")};
    const auto refusal = [this](const std::vector<AccessPolicy>& policies) {
        const auto set = queue().setAccessPolicies(policies);
        return set ? ErrorCode::Failed : set.error().code;
    };
    EXPECT_EQ(refusal({good, good}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal({{{}, {}, {}, QStringLiteral("r")}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal({{QString(65, u'i'), {}, {}, QStringLiteral("r")}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal({{QStringLiteral("a"), {}, {}, QStringLiteral("rw")}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal({{QStringLiteral("a"), QStringLiteral("soon"), {}, {}}}), ErrorCode::InvalidArgument);
    std::vector<AccessPolicy> many;
    for (std::size_t i = 0; i <= kMaxStoredPolicies; ++i)
        many.push_back({QStringLiteral("p%1").arg(i), {}, {}, QStringLiteral("r")});
    EXPECT_EQ(refusal(many), ErrorCode::TooLarge);
}

TEST_P(MessageQueueContract, NamesOutOfBoundsAreRefused) {
    for (const auto& wrong :
         {QStringLiteral("ab"), QStringLiteral("Capital"), QStringLiteral("two--hyphens"), QStringLiteral("-first"),
          QStringLiteral("last-"), QStringLiteral("under_score"), QString(64, u'x')}) {
        const auto created = account().create(wrong, {});
        ASSERT_FALSE(created) << wrong.toStdString();
        EXPECT_EQ(created.error().code, ErrorCode::InvalidArgument);
    }
}

TEST_P(MessageQueueContract, ListingGoesThroughAPrefixPageByPage) {
    QStringList expected;
    for (int i = 0; i < 5; ++i)
        expected << name(QStringLiteral("list-%1").arg(i));
    for (const auto& queueName : expected)
        ASSERT_TRUE(account().create(queueName, {{QStringLiteral("is"), queueName}}));
    QStringList seen;
    QString marker;
    do {
        const auto page = account().list(name(QStringLiteral("list-")), marker, 2);
        ASSERT_TRUE(page);
        EXPECT_LE(page->queues.size(), 2U);
        for (const auto& listing : page->queues) {
            seen << listing.name;
            EXPECT_EQ(listing.metadata.value(QStringLiteral("is")), listing.name);
        }
        marker = page->nextMarker;
    } while (!marker.isEmpty() && seen.size() < 10);
    EXPECT_EQ(seen, expected);
    for (const auto& queueName : expected)
        EXPECT_TRUE(account().remove(queueName));
    EXPECT_FALSE(account().list({}, {}, 0));
}

} // namespace gleaner
