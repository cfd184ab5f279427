// The real file system keeps the promises that the store builds on.
#include "head_node/store/file_system.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class SystemFileSystem : public testing::Test {
protected:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) {
        auto file = files->openAppend(path(name), 0);
        ASSERT_TRUE(file);
        ASSERT_TRUE((*file)->append(bytes));
        ASSERT_TRUE((*file)->sync());
    }
    [[nodiscard]] QByteArray read(const QString& name, std::uint64_t offset, qsizetype size) {
        const auto file = files->openRead(path(name));
        return file ? (*file)->read(offset, size).value_or("unreadable") : QByteArray("missing");
    }

    std::unique_ptr<FileSystem> files = makeSystemFileSystem();

private:
    QTemporaryDir m_folder;
};

TEST_F(SystemFileSystem, WhatIsAppendedIsReadAtItsOffset) {
    write(QStringLiteral("a"), "0123456789");
    EXPECT_EQ(read(QStringLiteral("a"), 3, 4), "3456");
}

TEST_F(SystemFileSystem, OpeningAtAnOffsetCutsWhatWasBehindIt) {
    write(QStringLiteral("a"), "0123456789");
    auto file = files->openAppend(path(QStringLiteral("a")), 5);
    ASSERT_TRUE(file);
    EXPECT_EQ(files->size(path(QStringLiteral("a"))).value_or(0), 5U);
    ASSERT_TRUE((*file)->append("xy"));
    EXPECT_EQ(read(QStringLiteral("a"), 0, 7), "01234xy");
    EXPECT_EQ(read(QStringLiteral("a"), 7, 10).count('\0'), read(QStringLiteral("a"), 7, 10).size());
}

TEST_F(SystemFileSystem, AnOpenFileStaysReadableWhenItIsRemoved) {
    write(QStringLiteral("a"), "still here");
    const auto file = files->openRead(path(QStringLiteral("a")));
    ASSERT_TRUE(file);
    ASSERT_TRUE(files->remove(path(QStringLiteral("a"))));
    EXPECT_EQ((*file)->read(0, 10).value_or(QByteArray()), "still here");
}

TEST_F(SystemFileSystem, RenamingReplaces) {
    write(QStringLiteral("new"), "new");
    write(QStringLiteral("old"), "old");
    ASSERT_TRUE(files->rename(path(QStringLiteral("new")), path(QStringLiteral("old"))));
    EXPECT_EQ(read(QStringLiteral("old"), 0, 3), "new");
    EXPECT_EQ(files->list(path(QString())).value_or(QStringList()), QStringList{QStringLiteral("old")});
}

TEST_F(SystemFileSystem, TruncatingCuts) {
    write(QStringLiteral("a"), "0123456789");
    ASSERT_TRUE(files->truncate(path(QStringLiteral("a")), 4));
    EXPECT_EQ(read(QStringLiteral("a"), 0, 10), "0123");
}

TEST_F(SystemFileSystem, WhatIsMissingIsNotFound) {
    const auto notFound = [](const auto& result) { return !result && result.error().code == ErrorCode::NotFound; };
    EXPECT_TRUE(notFound(files->openRead(path(QStringLiteral("none")))));
    EXPECT_TRUE(notFound(files->size(path(QStringLiteral("none")))));
    EXPECT_TRUE(notFound(files->remove(path(QStringLiteral("none")))));
    EXPECT_TRUE(notFound(files->openAppend(path(QStringLiteral("no-folder/none")), 0)));
}

TEST_F(SystemFileSystem, ALockIsHeldByOneAndFreedWithItsOwner) {
    auto first = files->lock(path(QStringLiteral("lock")));
    ASSERT_TRUE(first);
    EXPECT_FALSE(files->lock(path(QStringLiteral("lock"))));
    first->reset();
    EXPECT_TRUE(files->lock(path(QStringLiteral("lock"))));
}

TEST_F(SystemFileSystem, FoldersAreMadeWithTheirParents) {
    ASSERT_TRUE(files->makeFolder(path(QStringLiteral("a/b/c"))));
    EXPECT_TRUE(files->makeFolder(path(QStringLiteral("a/b/c"))));
    EXPECT_TRUE(files->syncFolder(path(QStringLiteral("a/b/c"))));
}

} // namespace
} // namespace gleaner
