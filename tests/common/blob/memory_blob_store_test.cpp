#include "common/blob/memory_blob_store.h"

#include "tests/common/blob/blob_store_contract.h"

namespace gleaner {
namespace {

INSTANTIATE_TEST_SUITE_P(Memory, BlobStoreContract,
                         testing::Values(BlobStoreFactory([] { return std::make_unique<MemoryBlobStore>(); })));

TEST(MemoryBlobStore, HoldsItsRoomAndNotAByteMore) {
    MemoryBlobStore store(10);
    const auto six = store.put("123456");
    ASSERT_TRUE(six);
    EXPECT_TRUE(store.put("1234"));
    EXPECT_EQ(store.totalBytes(), 10);
    const auto full = store.put("x");
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(store.put("123456")) << "is there already";
    ASSERT_TRUE(store.remove(*six));
    EXPECT_EQ(store.totalBytes(), 4);
    EXPECT_TRUE(store.put("x"));
}

} // namespace
} // namespace gleaner
