#include "common/blob/memory_blob_store.h"

#include "tests/common/blob/blob_store_contract.h"

namespace gleaner {
namespace {

INSTANTIATE_TEST_SUITE_P(Memory, BlobStoreContract,
                         testing::Values(BlobStoreFactory([] { return std::make_unique<MemoryBlobStore>(); })));

TEST(MemoryBlobStore, HoldsItsRoomAndNotAByteMore) {
    MemoryBlobStore store(10);
    const JobId one(QUuid::createUuid());
    const JobId two(QUuid::createUuid());
    ASSERT_TRUE(store.put(one, "123456"));
    EXPECT_TRUE(store.put(two, "1234"));
    EXPECT_EQ(store.totalBytes(), 10);
    const auto full = store.put(two, "x");
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(store.put(one, "123456")) << "is there already";
    ASSERT_TRUE(removeAll(store, one));
    EXPECT_EQ(store.totalBytes(), 4);
    EXPECT_TRUE(store.put(two, "x"));
}

} // namespace
} // namespace gleaner
