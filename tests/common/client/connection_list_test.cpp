#include "common/client/connection_list.h"

#include "common/queue/sharded_queue.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gleaner {
namespace {

QString at(int port, const char* more = "") {
    return QStringLiteral("AccountName=office;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:%1/office%2")
        .arg(port)
        .arg(QLatin1String(more));
}

TEST(ConnectionList, OneConnectionStringIsAList) {
    const auto list = ConnectionList::parse(at(1));
    ASSERT_TRUE(list);
    EXPECT_EQ(list->all().size(), 1U);
    EXPECT_EQ(list->shardCount(), 1);
    EXPECT_EQ(list->endpoints(), QStringLiteral("http://127.0.0.1:1/office"));
}

TEST(ConnectionList, AFileHasOneALine) {
    const auto list = ConnectionList::parse(QStringLiteral("# two accounts\n") + at(1) + QStringLiteral("\r\n\n  ") +
                                            at(2, ";GleanerShards=4") + QLatin1Char('\n'));
    ASSERT_TRUE(list) << qPrintable(list.error().message);
    ASSERT_EQ(list->all().size(), 2U);
    EXPECT_EQ(list->shardCount(), 5);
    EXPECT_EQ(list->endpoints(), QStringLiteral("http://127.0.0.1:1/office and 1 more"));
    EXPECT_EQ(ConnectionList::parse(list->toString())->toString(), list->toString());
}

TEST(ConnectionList, AWrongLineIsNamed) {
    const auto list = ConnectionList::parse(at(1) + QStringLiteral("\nAccountKey=a2V5"));
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(list.error().message.startsWith(QStringLiteral("In line 2: "))) << qPrintable(list.error().message);
}

TEST(ConnectionList, NumbersOfShardsHaveBounds) {
    for (const char* wrong : {";GleanerShards=0", ";GleanerShards=-1", ";GleanerShards=65", ";GleanerShards=many"})
        EXPECT_FALSE(ConnectionList::parse(at(1, wrong))) << wrong;
    EXPECT_TRUE(ConnectionList::parse(at(1, ";GleanerShards=64")));
    EXPECT_FALSE(ConnectionList::parse(at(1, ";GleanerShards=64") + QLatin1Char('\n') + at(2)));
    EXPECT_FALSE(ConnectionList::parse(QStringLiteral("\n# nothing\n")));
}

QString account(const char* name, int port, int blobPort = 0) {
    const QString queues = QStringLiteral("AccountName=%1;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:%2/x")
                               .arg(QLatin1String(name))
                               .arg(port);
    return blobPort == 0 ? queues : queues + QStringLiteral(";BlobEndpoint=http://127.0.0.1:%1/x").arg(blobPort);
}

TEST(ConnectionList, WhereBlobsAreDoesNotDependOnTheOrder) {
    QStringList lines{account("alpha", 11), account("office", 12, 22), account("beta", 13, 24),
                      account("beta", 14, 23)};
    lines.sort();
    do {
        const auto list = ConnectionList::parse(lines.join(QLatin1Char('\n')));
        ASSERT_TRUE(list);
        EXPECT_EQ(list->forBlobs().queueEndpoint().port, 14) << qPrintable(lines.join(QLatin1Char(' ')));
    } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST(ConnectionList, WithoutAnyBlobsOneThatHasNoneIsNamed) {
    const auto list = ConnectionList::parse(account("beta", 1) + QLatin1Char('\n') + account("alpha", 2));
    ASSERT_TRUE(list);
    EXPECT_FALSE(list->forBlobs().blobEndpoint());
    EXPECT_FALSE(ConnectionList(list->first()).forBlobs().blobEndpoint());
}

} // namespace
} // namespace gleaner
