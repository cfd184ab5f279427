#include "head_node/store/data_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <limits>

namespace gleaner {
namespace {

class DataFolderTest : public testing::Test {
protected:
    QTemporaryDir m_parent;
    const QString m_path = m_parent.filePath(QStringLiteral("not/there/yet"));
};

TEST_F(DataFolderTest, IsMadeWithItsFoldersForItsOwnerOnly) {
    const auto folder = DataFolder::open(m_path, 0);
    ASSERT_TRUE(folder) << folder.error().message.toStdString();
    const DataPaths& paths = (*folder)->paths();
    EXPECT_TRUE(QDir(paths.jobsFolder()).exists());
    EXPECT_TRUE(QDir(paths.queuesFolder()).exists());
#ifndef Q_OS_WIN // there the folder has the rights of the one it lies in, the user's own
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(QFileInfo(m_path).permissions() & others);
#endif
}

TEST_F(DataFolderTest, ASecondHeadIsRefusedAndToldWhichProcessHasIt) {
    auto first = DataFolder::open(m_path, 0);
    ASSERT_TRUE(first);
    const auto second = DataFolder::open(m_path, 0);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(second.error().message.contains(QString::number(QCoreApplication::applicationPid())))
        << second.error().message.toStdString();
    first->reset();
    EXPECT_TRUE(DataFolder::open(m_path, 0)) << "the first one has let go";
}

TEST_F(DataFolderTest, TheLockOfAKilledHeadIsTakenOver) {
    QProcess owner;
    owner.start(QCoreApplication::applicationDirPath() + QStringLiteral("/hold_data_folder"), {m_path});
    ASSERT_TRUE(owner.waitForReadyRead(10'000));
    const auto beside = DataFolder::open(m_path, 0);
    ASSERT_FALSE(beside);
    EXPECT_EQ(beside.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(beside.error().message.contains(QString::number(owner.processId())));
    owner.kill();
    ASSERT_TRUE(owner.waitForFinished(10'000));
    EXPECT_TRUE(QFile::exists(DataPaths(m_path).lockFile())) << "it had no time to remove it";
    const auto after = DataFolder::open(m_path, 0);
    EXPECT_TRUE(after) << after.error().message.toStdString();
}

TEST_F(DataFolderTest, AFolderThatCannotBeMadeIsRefusedWithASentence) {
    QFile file(m_parent.filePath(QStringLiteral("file")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const auto folder = DataFolder::open(file.fileName() + QStringLiteral("/data"), 0);
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::Refused);
    EXPECT_TRUE(folder.error().message.contains(QStringLiteral("name another data folder")));
}

TEST_F(DataFolderTest, TooLittleFreeSpaceIsDiskFullAndLetsGoOfTheLock) {
    const auto folder = DataFolder::open(m_path, std::numeric_limits<qint64>::max());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(DataFolder::open(m_path, 0));
}

TEST_F(DataFolderTest, EveryWayToTheFolderGivesTheSameSocketAndAnotherFolderAnotherOne) {
    ASSERT_TRUE(DataFolder::open(m_path, 0));
    const QString roundabout = m_parent.filePath(QStringLiteral("not/../not/there/yet/"));
    EXPECT_EQ(DataPaths(roundabout).controlSocketName(), DataPaths(m_path).controlSocketName());
    EXPECT_EQ(DataPaths(roundabout).database(), DataPaths(m_path).database());
    EXPECT_NE(DataPaths(m_parent.path()).controlSocketName(), DataPaths(m_path).controlSocketName());
}

TEST_F(DataFolderTest, ALongPathHasASocketNameThatFits) {
    const QString deep = m_parent.filePath(QString(150, u'd'));
    EXPECT_LE(QFile::encodeName(DataPaths(deep).controlSocketName()).size(), 100);
    EXPECT_NE(DataPaths(deep).controlSocketName(), DataPaths(deep + u'e').controlSocketName());
}

} // namespace
} // namespace gleaner
