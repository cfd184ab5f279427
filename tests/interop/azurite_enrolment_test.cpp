// Enrolments are stored policies and nothing else, so that they hold at Azure's queues as at our own: what that makes
// of them at Azurite. Whether there is one queue or several decides what the test is linked with.
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

class EnrolledAtAzurite : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(office.startHead()) << office.logs(); }
    [[nodiscard]] QString file(const QString& name) const { return office.file(name); }
    [[nodiscard]] Ended enrol(const QString& name) const {
        return office.ask(words("worker enrol") + QStringList{name, QStringLiteral("-o"), file(name)});
    }
    void startWorker(const QString& name) {
        worker = std::make_unique<RunningProgram>(words("work --processors 1 --enrolment") + QStringList(file(name)),
                                                  file(QStringLiteral("worker")));
        worker->start();
    }
    [[nodiscard]] QString submit(const char* form) const {
        return office.submit(words(form) + QStringList{QStringLiteral("-o"), file(QStringLiteral("result"))});
    }
    [[nodiscard]] bool becomesDone(const QString& id) const {
        return eventually([&] { return office.stateOf(id) == QStringLiteral("done"); });
    }
    [[nodiscard]] std::string logs() const {
        return office.logs() + "--- enrolled\n" + (worker ? worker->out() + worker->err() : QByteArray()).toStdString();
    }

    Office office{words("--visibility 3")};
    std::unique_ptr<RunningProgram> worker;
    const QString m_name = QStringLiteral("pc-17");
};

TEST_F(EnrolledAtAzurite, AWorkerComputesSmallAndLargeChunksByItsTokensAlone) {
    const Ended enrolled = enrol(m_name);
    ASSERT_EQ(enrolled.exitCode, 0) << enrolled.text();
    EXPECT_FALSE(contentOf(file(m_name)).contains("Z2xlYW5lcg==")) << "the account's key";
    startWorker(m_name);
    ASSERT_TRUE(becomesDone(submit("echo --chunks 20"))) << logs();
    ASSERT_TRUE(becomesDone(submit("echo --chunks 5 --padding 20000"))) << logs();
    EXPECT_TRUE(eventually([&] {
        return office.ask(words("fleet")).json().value(QLatin1String("fleet"))[0][QLatin1String("processors")] == 1;
    })) << "its heartbeats come, too"
        << logs();
}

TEST_F(EnrolledAtAzurite, IsListedRenewedAndRevoked) {
    ASSERT_EQ(enrol(m_name).exitCode, 0);
    EXPECT_EQ(enrol(m_name).exitCode, 1) << "it is there already";
    const auto state = [this] {
        return office.ask(words("worker list")).json().value(QLatin1String("workers"))[0][QLatin1String("state")];
    };
    EXPECT_EQ(state().toString(), QStringLiteral("valid"));
    EXPECT_EQ(office.ask(words("worker renew --expires 7 pc-17 -o") + QStringList(file(m_name))).exitCode, 0);
    startWorker(m_name);
    ASSERT_TRUE(becomesDone(submit("echo --chunks 3"))) << logs();
    const Ended revoked = office.ask(words("worker revoke pc-17"));
    ASSERT_EQ(revoked.exitCode, 0) << revoked.text();
    EXPECT_TRUE(state().isUndefined());
    EXPECT_TRUE(eventually([&] { return worker->err().contains("no longer accepts the enrolment 'pc-17'"); }))
        << logs();
}

TEST_F(EnrolledAtAzurite, ThereIsRoomForFiveAndASentenceForTheSixth) {
    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(enrol(QStringLiteral("pc-%1").arg(i)).exitCode, 0) << i;
    const Ended sixth = enrol(QStringLiteral("one-too-many"));
    EXPECT_EQ(sixth.exitCode, 1);
    EXPECT_TRUE(sixth.err.contains("no room for another enrolment")) << sixth.text();
    EXPECT_EQ(office.ask(words("worker list")).json().value(QLatin1String("workers")).toArray().size(), 5);
}

} // namespace
} // namespace gleaner
