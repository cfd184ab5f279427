// The commands that talk to a running head, each with --json, in the fields that CONTROL.md names.
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QJsonArray>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void expectFields(const QJsonObject& object, const char* names) {
    for (const QString& name : words(names))
        EXPECT_TRUE(object.contains(name)) << name.toStdString() << " is missing";
}

/// A head without workers, with one job of five chunks on its queue.
class Commands : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(office.startHead()) << office.logs();
        id = office.submit(words("echo --chunks 5 --title five --purpose needed -o") +
                           QStringList(office.file(QStringLiteral("five"))));
        ASSERT_FALSE(id.isEmpty()) << office.logs();
        ASSERT_TRUE(eventually([this] { return frontOfWork().size() == 5; }));
    }
    [[nodiscard]] QJsonArray frontOfWork() const {
        return office.ask(words("peek work")).json().value(QLatin1String("front")).toArray();
    }
    [[nodiscard]] Ended tell(const char* command, const char* more = "") const {
        return office.ask(words(command) + QStringList(id) + words(more));
    }
    Office office;
    QString id;
};

TEST_F(Commands, StatusShowsTheHeadAndTheJob) {
    const Ended status = office.ask(words("status"));
    ASSERT_EQ(status.exitCode, 0) << status.text();
    expectFields(status.json(), "jobs strangers malformed trouble local_processors at");
    ASSERT_TRUE(eventually([this] { return office.job(id).value(QLatin1String("out")).toInteger() == 5; }));
    const QJsonObject job = office.job(id);
    expectFields(job, "id title purpose computation version parameters output priority state reason created summary "
                      "chunks answered out waiting set_aside dropped duplicates strangers failures scattered_again "
                      "writing_result needs_person rate_per_second compute_us warning set_aside_chunks");
    EXPECT_FALSE(job.contains(QLatin1String("finished"))) << "it is not over";
    EXPECT_EQ(job.value(QLatin1String("title")).toString(), QStringLiteral("five"));
    EXPECT_EQ(job.value(QLatin1String("purpose")).toString(), QStringLiteral("needed"));
    const QStringList plain{QStringLiteral("status"), QStringLiteral("--data"), office.data()};
    EXPECT_THAT(gleaner(plain).out.toStdString(), testing::HasSubstr(id.first(8).toStdString() + " matters: needed"));
}

TEST_F(Commands, PeekShowsMessagesAndCountsAsNoTake) {
    const Ended peek = office.ask(words("peek work"));
    ASSERT_EQ(peek.exitCode, 0) << peek.text();
    expectFields(peek.json(), "messages metadata front");
    EXPECT_EQ(peek.json().value(QLatin1String("messages")).toInteger(), 5);
    const QJsonArray front = frontOfWork();
    for (const QJsonValue& message : front) {
        expectFields(message.toObject(), "id kind job sequence detail bytes dequeue_count inserted expires");
        EXPECT_EQ(message[QLatin1String("dequeue_count")].toInteger(-1), 0);
    }
    EXPECT_EQ(front, peek.json().value(QLatin1String("front")).toArray());
    const Ended all = office.ask(words("peek"));
    ASSERT_EQ(all.exitCode, 0) << all.text();
    const QJsonArray queues = all.json().value(QLatin1String("queues")).toArray();
    ASSERT_EQ(queues.size(), 3);
    qint64 messages = 0;
    for (const auto& share : queues[0].toObject().value(QLatin1String("shares")).toArray())
        messages += share.toObject().value(QLatin1String("messages")).toInteger();
    EXPECT_EQ(messages, 5);
    const Ended nowhere = office.ask(words("peek nowhere"));
    EXPECT_EQ(nowhere.exitCode, 1);
    EXPECT_THAT(nowhere.err.toStdString(), testing::ContainsRegex("^gleaner: .*(There is no queue|QueueNotFound)"));
    EXPECT_FALSE(nowhere.json().value(QLatin1String("error")).toObject().isEmpty());
}

TEST_F(Commands, PausePriorityResumeCancelAndRemoveDoWhatTheySay) {
    EXPECT_EQ(tell("remove").exitCode, 1) << "a job that is not over cannot be forgotten";
    EXPECT_EQ(tell("pause").exitCode, 0);
    EXPECT_EQ(office.stateOf(id), QStringLiteral("paused"));
    EXPECT_TRUE(frontOfWork().isEmpty());
    const Ended twice = tell("pause");
    EXPECT_EQ(twice.exitCode, 1);
    EXPECT_TRUE(twice.err.trimmed().endsWith("is not running.")) << twice.text();
    EXPECT_EQ(tell("priority", "7").exitCode, 0);
    EXPECT_EQ(office.job(id).value(QLatin1String("priority")).toInteger(), 7);
    EXPECT_EQ(tell("resume").exitCode, 0);
    EXPECT_TRUE(eventually([this] { return frontOfWork().size() == 5; }));
    const Ended cancelled = tell("cancel");
    EXPECT_EQ(cancelled.exitCode, 0) << cancelled.text();
    EXPECT_TRUE(cancelled.json().value(QLatin1String("ok")).toBool());
    EXPECT_EQ(office.stateOf(id), QStringLiteral("cancelled"));
    EXPECT_TRUE(frontOfWork().isEmpty());
    EXPECT_EQ(tell("remove").exitCode, 0);
    EXPECT_TRUE(office.job(id).isEmpty());
    EXPECT_EQ(tell("remove").exitCode, 1);
}

TEST_F(Commands, SubmitWaitComesBackWithTheResult) {
    office.addWorker();
    const QString result = office.file(QStringLiteral("waited"));
    const Ended waited = office.ask(words("submit --wait -o") + QStringList(result) + words("echo --chunks 7"));
    ASSERT_EQ(waited.exitCode, 0) << waited.text() << office.logs();
    EXPECT_EQ(waited.json().value(QLatin1String("state")).toString(), QStringLiteral("done"));
    EXPECT_TRUE(contentOf(result).startsWith("answers 7\n"));
}

TEST(Poison, AChunkWhoseWorkersAllDieIsSetAsideUntilAPersonDecides) {
    Office office(words("--visibility 1"));
    ASSERT_TRUE(office.startHead()) << office.logs();
    const QString result = office.file(QStringLiteral("result"));
    const QString id = office.submit(words("echo --chunks 2 --spin-ms 4000 -o") + QStringList(result));
    const auto setAside = [&] { return office.job(id).value(QLatin1String("set_aside")).toInteger(); };
    const auto waiting = [&] {
        return office.ask(words("peek work")).json().value(QLatin1String("front")).toArray().size();
    };
    RunningProgram& worker = office.addWorker(words("--no-prefetch"));
    while (setAside() < 2) {
        ASSERT_TRUE(eventually([&] { return waiting() + setAside() < 2 || setAside() == 2; })) << office.logs();
        ASSERT_EQ(office.answered(id), 0);
        worker.kill(); // while it has a chunk, or has just refused one
        ASSERT_TRUE(eventually([&] { return waiting() + setAside() >= 2; })) << office.logs();
        worker.start();
    }
    worker.kill();
    EXPECT_EQ(office.stateOf(id), QStringLiteral("failed")) << "nothing but failures came back";

    const Ended list = office.ask(words("poison list"));
    ASSERT_EQ(list.exitCode, 0) << list.text();
    const QJsonArray chunks = list.json().value(QLatin1String("chunks")).toArray();
    ASSERT_EQ(chunks.size(), 2) << list.text();
    expectFields(chunks[0].toObject(), "job sequence kind reason workers dropped");
    EXPECT_TRUE(chunks[0][QLatin1String("reason")].toString().contains(QStringLiteral("and never answered")));

    const Ended shown = office.ask(words("poison show") + QStringList(id) + words("--chunk 1"));
    ASSERT_EQ(shown.exitCode, 0) << shown.text();
    EXPECT_EQ(shown.json().value(QLatin1String("lines")).toArray().first().toString(), QStringLiteral("number: 1"));

    office.head().kill();
    office.setServeOptions(words("--visibility 60")); // a second is short on a busy machine
    ASSERT_TRUE(office.startHead()) << office.logs();
    const Ended drop = office.ask(words("poison drop") + QStringList(id) + words("--chunk 1"));
    EXPECT_EQ(drop.exitCode, 0) << drop.text();
    EXPECT_EQ(drop.json().value(QLatin1String("count")).toInteger(), 1);
    EXPECT_EQ(office.ask(words("poison retry") + QStringList(id)).exitCode, 0);
    worker.start();
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << office.logs();
    EXPECT_EQ(office.job(id).value(QLatin1String("dropped")).toInteger(), 1);
    EXPECT_TRUE(contentOf(result).startsWith("answers 1\n"));
}

} // namespace
} // namespace gleaner
