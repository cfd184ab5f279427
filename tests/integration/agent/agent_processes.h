// A head and an agent as people run them, with the agent's senses played. Thread: the test's.
#pragma once

#include "common/client/worker_connections.h"
#include "common/wire/envelope_codec.h"
#include "tests/integration/agent/agent_process.h"
#include "tests/integration/long_chunk.h"

#include <QDir>
#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {

using namespace Qt::StringLiterals;

inline QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

class AgentProcesses : public testing::Test {
protected:
    /// Head, enrolment, agent; the owner is there.
    void begin(const char* serveOptions) {
        office.setServeOptions(words(serveOptions));
        ASSERT_TRUE(office.startHead()) << office.logs();
        const Ended enrolled = office.ask(words("worker enrol pc-17 -o") + QStringList(office.file(u"enrolment"_s)));
        ASSERT_EQ(enrolled.exitCode, 0) << enrolled.text();
        agent = std::make_unique<AgentProcess>(office.file(u"home"_s),
                                               QStringList{u"--enrolment"_s, office.file(u"enrolment"_s)});
        ASSERT_TRUE(agent->start()) << agent->log();
        agent->tell('b');
    }
    QString submit(const char* form) {
        return office.submit(words(form) + QStringList{u"-o"_s, office.file(u"result"_s)});
    }
    bool isDone(const QString& id) {
        return eventually([&] { return office.stateOf(id) == u"done"_s; });
    }
    /// The result is what one PC alone computes.
    void expectSerialResult(const char* form) {
        const Ended serial =
            gleaner(words("run --serial") + words(form) + QStringList{u"-o"_s, office.file(u"serial"_s)});
        ASSERT_EQ(serial.exitCode, 0) << serial.text();
        EXPECT_FALSE(contentOf(office.file(u"serial"_s)).isEmpty());
        EXPECT_EQ(contentOf(office.file(u"result"_s)), contentOf(office.file(u"serial"_s)));
    }
    /// A chunk is in work and has come some way.
    bool hasBegun() {
        return eventually([this] {
            const auto chunks = agent->status().chunks;
            return !chunks.empty() && chunks.front().progress > 0.01;
        });
    }
    [[nodiscard]] QJsonArray frontOfWork() const {
        return office.ask(words("peek work")).json().value("front"_L1).toArray();
    }
    /// The first chunk on the work queue that others can see.
    std::optional<ChunkMessage> visibleChunk() {
        SystemClock clock;
        SystemRandom random;
        const auto where = ConnectionList::parse(office.connection());
        if (!where)
            return std::nullopt;
        RemoteWorkerQueues queues(*where, {}, clock, random);
        const auto connection = queues.connect();
        const auto peeked =
            connection ? (*connection)->work().peek(1) : Result<std::vector<QueueMessage>>(failure(connection.error()));
        if (!peeked || peeked->empty())
            return std::nullopt;
        const auto envelope = decodeEnvelope(peeked->front().text, kMaxMessageLimit);
        return envelope && std::holds_alternative<ChunkMessage>(*envelope)
                   ? std::optional(std::get<ChunkMessage>(*envelope))
                   : std::nullopt;
    }
    [[nodiscard]] std::string logs() const { return office.logs() + "--- agent\n" + agent->log(); }

    Office office;
    std::unique_ptr<AgentProcess> agent;
};

} // namespace gleaner
