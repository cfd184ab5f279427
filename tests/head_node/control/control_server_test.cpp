#include "head_node/control/control_server.h"

#include "head_node/control/control_client.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocalSocket>
#include <QUuid>

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace gleaner {
namespace {

/// A server with an event loop, as long as the test lasts.
class ControlServerTest : public testing::Test {
protected:
    void SetUp() override {
        if (QCoreApplication::instance() == nullptr) {
            static int argc = 1;
            static char name[] = "test";
            static char* argv[] = {name, nullptr};
            static QCoreApplication application(argc, argv);
        }
        ASSERT_TRUE(m_server.listen(m_name));
    }

    /// Runs `client` on a thread of its own while this one serves.
    template<typename Client>
    auto serveWhile(Client client) {
        QEventLoop loop;
        std::promise<std::invoke_result_t<Client>> outcome;
        std::thread thread([&] {
            outcome.set_value(client());
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        loop.exec();
        thread.join();
        return outcome.get_future().get();
    }

    const QString m_name = QStringLiteral("gleaner-test-") + QUuid::createUuid().toString(QUuid::Id128);
    ControlServer m_server{[](const QJsonObject& request, const ControlServer::Reply& reply) {
        if (request.value(QLatin1String("command")) == QLatin1String("fail"))
            reply(errorReply({ErrorCode::NotFound, QStringLiteral("not there")}));
        else
            std::thread([reply, request] { reply(okReply({{QLatin1String("echo"), request}})); }).join();
    }};
};

TEST_F(ControlServerTest, AnswersFromAnyThread) {
    const auto answer = serveWhile([this] { return askHead(m_name, {{QLatin1String("command"), QLatin1String("hello")}}); });
    ASSERT_TRUE(answer) << answer.error().message.toStdString();
    EXPECT_EQ(answer->value(QLatin1String("echo")).toObject().value(QLatin1String("command")).toString(), QStringLiteral("hello"));
}

TEST_F(ControlServerTest, ErrorsArriveWithCodeAndSentence) {
    const auto answer = serveWhile([this] { return askHead(m_name, {{QLatin1String("command"), QLatin1String("fail")}}); });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), (Error{ErrorCode::NotFound, QStringLiteral("not there")}));
}

TEST_F(ControlServerTest, GarbageIsAnsweredAndTheLineClosed) {
    const QByteArray answer = serveWhile([this] {
        QLocalSocket socket;
        socket.connectToServer(m_name);
        socket.waitForConnected(5'000);
        socket.write("GET / HTTP/1.1\n");
        QByteArray bytes;
        while (socket.waitForReadyRead(5'000))
            bytes += socket.readAll();
        return bytes;
    });
    EXPECT_TRUE(answer.contains("\"ok\":false")) << answer.toStdString();
}

TEST_F(ControlServerTest, ALateReplyToAClientThatLeftIsDropped) {
    ControlServer::Reply late;
    const QString name = m_name + QStringLiteral("-late");
    ControlServer server([&late](const QJsonObject&, const ControlServer::Reply& reply) { late = reply; });
    ASSERT_TRUE(server.listen(name));
    (void)serveWhile([&name, &late] {
        QLocalSocket socket;
        socket.connectToServer(name);
        socket.waitForConnected(5'000);
        socket.write("{}\n");
        return socket.waitForBytesWritten(5'000);
    });
    for (int i = 0; i < 100 && !late; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    ASSERT_TRUE(late);
    late(okReply());
    QCoreApplication::processEvents();
    SUCCEED() << "nothing was written to a socket that is gone";
}

TEST(ControlClient, NoHeadIsSaidInWords) {
    const auto answer = askHead(QStringLiteral("gleaner-nobody-") + QUuid::createUuid().toString(QUuid::Id128), {});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(answer.error().message.contains(QStringLiteral("gleaner serve")));
}

} // namespace
} // namespace gleaner
