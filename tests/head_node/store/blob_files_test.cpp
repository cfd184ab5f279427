#include "head_node/store/blob_files.h"

#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

namespace gleaner {

namespace {

class BlobFilesTest : public testing::Test {
protected:
    [[nodiscard]] qsizetype count() { return m_disk.list(m_folder)->size(); }

    const QString m_folder = QStringLiteral("/blobs");
    FaultyFileSystem m_disk;
    BlobFiles m_files{m_disk, m_folder};
    const BlobFile m_file = m_files.write("bytes").value();
};

TEST_F(BlobFilesTest, WhatNobodyReadsGoesAtOnce) {
    m_files.remove({m_file});
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(m_files.read(m_file, 0, 5).error().code, ErrorCode::NotFound);
}

TEST_F(BlobFilesTest, WhatIsRemovedGoesWithItsLastReader) {
    auto first = std::make_optional(m_files.pin({m_file}));
    auto second = std::make_optional(m_files.pin({m_file, m_file}));
    m_files.remove({m_file});
    EXPECT_EQ(m_files.read(m_file, 0, 5), "bytes");
    first.reset();
    EXPECT_EQ(m_files.read(m_file, 0, 5), "bytes");
    second.reset();
    EXPECT_EQ(count(), 0);
}

TEST_F(BlobFilesTest, APinThatIsMovedHoldsOnceMore) {
    BlobFiles::Pin pin = m_files.pin({m_file});
    BlobFiles::Pin heir = std::move(pin);
    m_files.remove({m_file});
    EXPECT_EQ(count(), 1);
    heir = BlobFiles::Pin();
    EXPECT_EQ(count(), 0);
}

TEST_F(BlobFilesTest, WhatWasOnlyReadStays) {
    (void)m_files.pin({m_file});
    EXPECT_EQ(m_files.read(m_file, 0, 5), "bytes");
    m_files.remove({m_file});
    EXPECT_EQ(count(), 0);
}

} // namespace

} // namespace gleaner
