// A folder of version 1 stays readable for ever; tests/golden/store/blobs-v1 is one, this file says what is in it.
#include "head_node/store/durable_blob_account.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QTemporaryDir>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

TEST(GoldenBlobs, AFolderOfVersion1Reads) {
    const QTemporaryDir folder;
    const QDir golden(QStringLiteral(GLEANER_GOLDEN_FOLDER "/blobs-v1"));
    for (const QString& name : golden.entryList(QDir::Files)) {
        ASSERT_TRUE(QFile::copy(golden.filePath(name), folder.filePath(name)));
        ASSERT_TRUE(QFile::setPermissions(folder.filePath(name), QFile::ReadOwner | QFile::WriteOwner));
    }
    const auto files = makeSystemFileSystem();
    FakeClock clock;
    const auto account = DurableBlobAccount::open(*files, folder.path(), clock);
    ASSERT_TRUE(account) << account.error().message.toStdString();
    EXPECT_EQ((*account)->report().orphans, 0);

    const auto container = (*account)->container(u"gleaner-inputs"_s);
    ASSERT_TRUE(container);
    EXPECT_EQ(container->etag, "0x8DB1");
    EXPECT_EQ(container->modified, TimePoint(Milliseconds(1'767'225'600'123)));
    EXPECT_EQ(container->metadata, (Metadata{{u"colour"_s, u"blue"_s}}));
    EXPECT_EQ((*account)->accessPolicies(u"gleaner-inputs"_s),
              (std::vector<AccessPolicy>{{u"pc-1"_s, {}, u"2027-01-31T12:00:00Z"_s, u"r"_s}}));

    const BlobRef blob{u"gleaner-inputs"_s, u"1b4e28ba-2fa1-41d2-883f-0016d3cca427/\u00e4"_s};
    const auto piece = (*account)->get(blob, {}, {});
    ASSERT_TRUE(piece) << piece.error().error.message.toStdString();
    EXPECT_EQ(piece->bytes, "0123456789");
    EXPECT_EQ(piece->properties.etag, "0x8DB2");
    EXPECT_EQ(piece->properties.created, TimePoint(Milliseconds(1'767'225'600'400)));
    EXPECT_EQ(piece->properties.description.contentType, "text/plain");
    EXPECT_EQ(piece->properties.description.md5.toHex(), "781e5e245d69b566979b86e28d23f2c7");
    EXPECT_EQ(piece->properties.description.metadata, (Metadata{{u"a"_s, u"b"_s}}));
    EXPECT_EQ((*account)->blockLists(blob)->committed, (std::vector<Block>{{"aa", 4}, {"bb", 6}}));
    EXPECT_EQ((*account)->blockLists({u"gleaner-inputs"_s, u"waits"_s})->uncommitted, (std::vector<Block>{{"cc", 5}}));
    EXPECT_TRUE((*account)->put({u"gleaner-inputs"_s, u"more"_s}, "new", {}, {}));
}

} // namespace
} // namespace gleaner
