#include "screensaver_client/agent/agent_identity.h"

#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class AgentIdentity : public testing::Test {
protected:
    QTemporaryDir m_folder;
    const QString m_file = m_folder.filePath(QStringLiteral("new/worker.json"));
    SeededRandom m_random{5};
};

TEST_F(AgentIdentity, IsMadeOnceAndKept) {
    const WorkerId first = agentIdentity(m_file, {"machine", {}}, m_random);
    EXPECT_EQ(agentIdentity(m_file, {"machine", {}}, m_random), first);
    EXPECT_TRUE(first.value().contains(u'/'));
    EXPECT_LE(first.value().toUtf8().size(), kMaxWorkerIdBytes - 5) << "room for a processor's number";
}

TEST_F(AgentIdentity, ACopiedDiskImageGetsANewOne) {
    const WorkerId first = agentIdentity(m_file, {"machine", {}}, m_random);
    const WorkerId clone = agentIdentity(m_file, {"another machine", {}}, m_random);
    EXPECT_FALSE(clone == first);
    EXPECT_EQ(agentIdentity(m_file, {"another machine", {}}, m_random), clone);
}

TEST_F(AgentIdentity, ACopyThatBringsItsMachineIdAlongIsToldByItsNetworkCards) {
    const QString wired = QStringLiteral("00:1B:21:00:00:01"), wireless = QStringLiteral("00:1B:21:00:00:02"),
                  other = QStringLiteral("00:1B:21:00:00:03");
    const WorkerId first = agentIdentity(m_file, {"machine", {wired, wireless}}, m_random);
    EXPECT_EQ(agentIdentity(m_file, {"machine", {wireless, other}}, m_random), first) << "a docking station";
    EXPECT_EQ(agentIdentity(m_file, {"machine", {}}, m_random), first) << "all cards are off";
    const WorkerId clone = agentIdentity(m_file, {"machine", {other}}, m_random);
    EXPECT_FALSE(clone == first);
    EXPECT_EQ(agentIdentity(m_file, {"machine", {other}}, m_random), clone);
    QFile file(m_file);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("1B:21")) << "an address says who somebody is";
}

TEST_F(AgentIdentity, ADamagedFileIsReplaced) {
    (void)agentIdentity(m_file, {"machine", {}}, m_random);
    for (const QByteArray& damage : {QByteArray("{"), QByteArray("{\"id\": \"../../x\", \"machine\": \"\"}")}) {
        QFile file(m_file);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damage);
        file.close();
        const WorkerId made = agentIdentity(m_file, {"machine", {}}, m_random);
        EXPECT_EQ(agentIdentity(m_file, {"machine", {}}, m_random), made);
    }
}

TEST_F(AgentIdentity, TheMachinesOwnIdIsNotInTheFile) {
    (void)agentIdentity(m_file, {"0123456789abcdef", {}}, m_random);
    QFile file(m_file);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("0123456789abcdef"));
}

} // namespace
} // namespace gleaner
