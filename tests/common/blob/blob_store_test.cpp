#include "common/blob/blob_store.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(BlobKey, IsTheSha256OfThePayload) {
    // FIPS 180-2, appendix B.1, and the hash of nothing.
    EXPECT_EQ(blobKeyOf("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(blobKeyOf({}).toHex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(blobKeyOf("abc").size(), kBlobKeyBytes);
}

} // namespace
} // namespace gleaner
