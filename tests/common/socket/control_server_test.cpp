#include "common/socket/control_server.h"

#include "common/socket/socket_client.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocalSocket>
#include <QUuid>

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace gleaner {
namespace {

Result<QJsonObject> ask(const QString& socketName, const QJsonObject& request) {
    return askSocket(socketName, request, {QStringLiteral("It"), QStringLiteral("Start one.")}, Milliseconds(60'000));
}

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
    const auto answer = serveWhile([this] {
        return ask(m_name, {{QLatin1String("command"), QLatin1String("hello")}});
    });
    ASSERT_TRUE(answer) << answer.error().message.toStdString();
    EXPECT_EQ(answer->value(QLatin1String("echo")).toObject().value(QLatin1String("command")).toString(),
              QStringLiteral("hello"));
}

TEST_F(ControlServerTest, ErrorsArriveWithCodeAndSentence) {
    const auto answer = serveWhile([this] { return ask(m_name, {{QLatin1String("command"), QLatin1String("fail")}}); });
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

TEST_F(ControlServerTest, TellsWhichConnectionEnded) {
    std::vector<ControlServer::Client> asked, ended;
    const QString name = m_name + QStringLiteral("-closing");
    ControlServer server(
        [&asked](const QJsonObject&, ControlServer::Client client, const ControlServer::Reply& reply) {
            asked.push_back(client);
            reply(okReply());
        },
        [&ended](ControlServer::Client client) { ended.push_back(client); });
    ASSERT_TRUE(server.listen(name));
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(serveWhile([&name] { return ask(name, {}); }));
    for (int i = 0; i < 100 && ended.size() < 2; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_NE(asked[0], asked[1]);
    EXPECT_EQ(ended, asked);
}

TEST(SocketClient, NobodyThereIsSaidInTheCallersWords) {
    const auto answer = ask(QStringLiteral("gleaner-nobody-") + QUuid::createUuid().toString(QUuid::Id128), {});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), (Error{ErrorCode::NotFound, QStringLiteral("Start one.")}));
}

} // namespace
} // namespace gleaner
