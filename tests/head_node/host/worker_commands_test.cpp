// What the control socket answers about workers: who is enrolled, when they were seen, and what people call them.
#include "common/queue/memory_queue.h"
#include "common/socket/json_fields.h"
#include "head_node/engine/head_queues.h"
#include "head_node/host/enrolment_commands.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using L = QLatin1String;

class WorkerCommands : public testing::Test {
protected:
    void SetUp() override {
        for (const char16_t* name : {kWorkQueueName, kAnswersQueueName, kHeartbeatsQueueName})
            ASSERT_TRUE(m_queues.create(QString::fromUtf16(name), {}));
        m_enrolments.addTo(m_commands);
    }
    QJsonObject ask(const char* command, QJsonObject request = {}) {
        request.insert(L("command"), L(command));
        QJsonObject answer;
        m_commands.handle(request, [&answer](const QJsonObject& given) { answer = given; });
        return answer;
    }
    QJsonObject rename(const char* name, const char* label) {
        return ask("worker-rename", {{L("name"), L(name)}, {L("label"), L(label)}});
    }
    QString codeOfRefusal(const QJsonObject& answer) {
        return answer.value(L("error")).toObject().value(L("code")).toString();
    }
    QJsonObject listed(const char* name) {
        for (const QJsonValue& each : ask("worker-list").value(L("workers")).toArray()) {
            if (each.toObject().value(L("name")) == L(name))
                return each.toObject();
        }
        return {};
    }
    void hear(const char* id, bool isProven) {
        FleetWorker worker;
        worker.worker = WorkerId(L(id));
        worker.isProven = isProven;
        worker.lastSeen = m_clock.now();
        m_fleet.push_back(worker);
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{1};
    MemoryQueueAccount m_queues{m_clock, m_random};
    std::vector<FleetWorker> m_fleet;
    EngineThread m_engine;
    HeadCommands m_commands{m_engine, [] { return HeadSnapshot(); }, [] { return QJsonObject(); }};
    BookKeeper m_notes{m_folder.filePath(QStringLiteral("workers.json")), [this] { return m_fleet; }};
    EnrolmentCommands m_enrolments{m_queues,
                                   nullptr,
                                   [] {
                                       return EnrolmentTerms{QStringLiteral("office"),
                                                             AccountKey::fromBytes("key"),
                                                             {{false, QStringLiteral("head"), 10001, "/office"}},
                                                             QByteArray(32, 'k')};
                                   },
                                   m_notes,
                                   m_clock,
                                   m_random};
};

TEST_F(WorkerCommands, TheListSaysWhoWasEnrolledWhenAndWhoWasNeverSeen) {
    ASSERT_TRUE(ask("worker-enrol", {{L("name"), L("pc-17")}}).value(L("ok")).toBool());
    EXPECT_EQ(listed("pc-17").value(L("enrolled")).toString(), isoTime(m_clock.now()));
    EXPECT_FALSE(listed("pc-17").contains(L("last_seen")));
    m_clock.advance(Seconds(60));
    hear("pc-17/3f2a", false);
    EXPECT_FALSE(listed("pc-17").contains(L("last_seen"))) << "anybody may use a name";
    hear("pc-17/3f2a", true);
    EXPECT_EQ(listed("pc-17").value(L("last_seen")).toString(), isoTime(m_clock.now()));
}

TEST_F(WorkerCommands, AWorkerThatIsEnrolledOrWasHeardOfIsRenamed) {
    ASSERT_TRUE(ask("worker-enrol", {{L("name"), L("pc-17")}}).value(L("ok")).toBool());
    hear("by-key/1", true);
    EXPECT_EQ(rename("pc-17", " Reception ").value(L("label")), L("Reception"));
    EXPECT_EQ(listed("pc-17").value(L("label")), L("Reception"));
    EXPECT_TRUE(rename("by-key", "Laboratory").value(L("ok")).toBool());
    EXPECT_EQ(m_notes.labels().size(), 2);
    EXPECT_EQ(rename("pc-17", "").value(L("label")), L(""));
    EXPECT_FALSE(listed("pc-17").contains(L("label")));
}

TEST_F(WorkerCommands, RenamingRefusesStrangersAndNamesThatAreTaken) {
    ASSERT_TRUE(ask("worker-enrol", {{L("name"), L("pc-17")}}).value(L("ok")).toBool());
    ASSERT_TRUE(ask("worker-enrol", {{L("name"), L("pc-18")}}).value(L("ok")).toBool());
    EXPECT_EQ(codeOfRefusal(rename("nobody", "x")), QStringLiteral("NotFound"));
    EXPECT_EQ(codeOfRefusal(rename("pc-17", "pc-18")), QStringLiteral("AlreadyExists"));
    ASSERT_TRUE(rename("pc-18", "Reception").value(L("ok")).toBool());
    EXPECT_EQ(codeOfRefusal(rename("pc-17", "Reception")), QStringLiteral("AlreadyExists"));
    EXPECT_EQ(codeOfRefusal(rename("pc-17", "a/b")), QStringLiteral("InvalidArgument"));
}

TEST_F(WorkerCommands, RevokingForgetsWhatAWorkerWasCalled) {
    ASSERT_TRUE(ask("worker-enrol", {{L("name"), L("pc-17")}}).value(L("ok")).toBool());
    ASSERT_TRUE(rename("pc-17", "Reception").value(L("ok")).toBool());
    ASSERT_TRUE(ask("worker-revoke", {{L("name"), L("pc-17")}}).value(L("ok")).toBool());
    EXPECT_TRUE(m_notes.labels().isEmpty());
    EXPECT_EQ(codeOfRefusal(rename("pc-17", "Reception")), QStringLiteral("NotFound"));
}

} // namespace
} // namespace gleaner
