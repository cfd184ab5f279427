#include "common/client/worker_claim.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const AccountKey kKey = AccountKey::fromBytes("the account's key");
const QString kName = QStringLiteral("pc-17");

TEST(WorkerClaim, ProvesItsNameAndIsTakenAwayFromIt) {
    const WorkerId worker = claimedWorkerId(kName, workerTag(kKey, kName), QStringLiteral("3f2a9c01"));
    const SeenWorkerId seen = seenWorkerId(kKey, WorkerId(worker.value() + QStringLiteral("/2")));
    EXPECT_TRUE(seen.isProven);
    EXPECT_EQ(seen.shown.value(), QStringLiteral("pc-17/3f2a9c01/2"));
}

TEST(WorkerClaim, NoOtherTagAndNoOtherNameWillDo) {
    const QByteArray tag = workerTag(kKey, kName);
    EXPECT_EQ(tag.size(), 8);
    EXPECT_NE(tag, workerTag(AccountKey::fromBytes("another"), kName));
    EXPECT_FALSE(seenWorkerId(kKey, claimedWorkerId(QStringLiteral("pc-18"), tag, {})).isProven);
    for (const char* id : {"pc-17", "pc-17/0", "pc-17!", "pc-17!/0", "pc-17!0000000/0", "!", ""})
        EXPECT_FALSE(seenWorkerId(kKey, WorkerId(QString::fromLatin1(id))).isProven) << id;
    EXPECT_EQ(seenWorkerId(kKey, WorkerId(QStringLiteral("pc-17!wrong/0"))).shown.value(), QStringLiteral("pc-17/0"));
}

TEST(WorkerClaim, TheLongestNameFitsWithItsTagAndAProcessor) {
    const QString name(48, u'x');
    const WorkerId worker = claimedWorkerId(name, workerTag(kKey, name), QStringLiteral("3f2a9c01"));
    const WorkerId processor(worker.value() + QStringLiteral("/1023"));
    EXPECT_LE(processor.value().toUtf8().size(), kMaxWorkerIdBytes);
    EXPECT_TRUE(seenWorkerId(kKey, processor).isProven);
}

TEST(WorkerClaim, OfSeveralAccountsTheOneWithTheSmallestNameCounts) {
    const QString one = QStringLiteral("AccountName=a;AccountKey=a2V5;QueueEndpoint=http://h:1/a");
    const QString other = QStringLiteral("AccountName=b;AccountKey=b3RoZXI=;QueueEndpoint=http://h:1/b");
    const QString none = QStringLiteral("QueueEndpoint=http://h:1/0;SharedAccessSignature=sv=2021-12-02&sig=x");
    const auto keyOf = [](const QStringList& lines) {
        return tagKey(ConnectionList::parse(lines.join(u'\n')).value()).value().bytes();
    };
    EXPECT_EQ(keyOf({one, other}), "key");
    EXPECT_EQ(keyOf({other, one}), "key");
    EXPECT_EQ(keyOf({other}), "other");
    EXPECT_FALSE(tagKey(ConnectionList::parse(none).value()));
}

} // namespace
} // namespace gleaner
