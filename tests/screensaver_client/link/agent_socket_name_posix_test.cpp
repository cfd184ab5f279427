// Where no session gives a folder, the agent listens in one that nobody else can have prepared.
#include "screensaver_client/link/agent_socket_name.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace gleaner {
namespace {

/// Without XDG_RUNTIME_DIR, and with a folder for temporary files of its own.
class AgentSocketName : public testing::Test {
protected:
    AgentSocketName() {
        qunsetenv("XDG_RUNTIME_DIR");
        qputenv("TMPDIR", QFile::encodeName(m_temporary.path()));
    }
    ~AgentSocketName() override {
        put("XDG_RUNTIME_DIR", m_runtimeBefore);
        put("TMPDIR", m_temporaryBefore);
    }
    static void put(const char* name, const QByteArray& value) {
        if (value.isNull())
            qunsetenv(name);
        else
            qputenv(name, value);
    }
    static mode_t modeOf(const QString& path) {
        struct stat found {};
        EXPECT_EQ(::lstat(QFile::encodeName(path).constData(), &found), 0);
        return found.st_mode & 07777;
    }

    const QByteArray m_runtimeBefore = qgetenv("XDG_RUNTIME_DIR"), m_temporaryBefore = qgetenv("TMPDIR");
    QTemporaryDir m_temporary;
    const QString m_folder = m_temporary.filePath(QStringLiteral("gleaner-agent-%1").arg(::geteuid()));
};

TEST_F(AgentSocketName, LiesInTheSessionsFolder) {
    qputenv("XDG_RUNTIME_DIR", "/run/user/7");
    EXPECT_EQ(agentSocketName().value_or(QString()), QStringLiteral("/run/user/7/gleaner-agent.socket"));
}

TEST_F(AgentSocketName, WithoutOneItsFolderIsMadeForItsUserOnly) {
    const QString name = m_folder + QStringLiteral("/gleaner-agent.socket");
    EXPECT_EQ(agentSocketName().value_or(QString()), name);
    EXPECT_EQ(modeOf(m_folder), 0700U);
    EXPECT_EQ(agentSocketName().value_or(QString()), name) << "the next time it is there";
}

TEST_F(AgentSocketName, AFolderThatOthersMayUseIsRefusedAndLeftAlone) {
    ASSERT_EQ(::mkdir(QFile::encodeName(m_folder).constData(), 0700), 0);
    ASSERT_EQ(::chmod(QFile::encodeName(m_folder).constData(), 0770), 0);
    const auto name = agentSocketName();
    ASSERT_FALSE(name);
    EXPECT_EQ(name.error().code, ErrorCode::Refused);
    EXPECT_TRUE(name.error().message.contains(m_folder));
    EXPECT_EQ(modeOf(m_folder), 0770U);
}

TEST_F(AgentSocketName, APlantedLinkIsRefusedAndItsTargetIsLeftAlone) {
    QTemporaryDir target;
    ASSERT_EQ(::chmod(QFile::encodeName(target.path()).constData(), 0755), 0);
    ASSERT_TRUE(QFile::link(target.path(), m_folder));
    EXPECT_FALSE(agentSocketName());
    EXPECT_EQ(modeOf(target.path()), 0755U);
    ASSERT_EQ(::chmod(QFile::encodeName(target.path()).constData(), 0700), 0);
    EXPECT_FALSE(agentSocketName()) << "whoever can plant a link can exchange it";
}

TEST_F(AgentSocketName, WhatIsNoFolderIsRefused) {
    QFile file(m_folder);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    EXPECT_FALSE(agentSocketName());
}

} // namespace
} // namespace gleaner
