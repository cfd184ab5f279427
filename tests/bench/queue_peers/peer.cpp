#include "tests/bench/queue_peers/peer.h"

#include "tests/bench/queue_peers/azure_dialogue.h"
#include "tests/bench/queue_peers/beanstalk_dialogue.h"
#include "tests/bench/queue_peers/load_posix.h"
#include "tests/bench/queue_peers/redis_dialogue.h"
#include "tests/integration/office.h"
#include "tests/integration/process_signals.h"

#include <QFile>
#include <QTcpSocket>

#include <cstdio>
#include <cstdlib>

namespace gleaner {

namespace {

[[noreturn]] void giveUp(const QString& why) {
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

/// A process that is killed with this, and with the benchmark.
class Server {
public:
    Server(const QString& program, const QStringList& arguments, const QString& logs)
        : m_program(program), m_logs(logs) {
        endWithThisProcess(m_process);
        m_process.setStandardOutputFile(logs + QStringLiteral("/out"));
        m_process.setStandardErrorFile(logs + QStringLiteral("/err"));
        m_process.start(program, arguments);
        if (!m_process.waitForStarted())
            giveUp(QStringLiteral("%1 cannot be started; install it with: bash installer/interop.sh").arg(program));
    }
    ~Server() {
        m_process.kill();
        m_process.waitForFinished();
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    void waitUntil(const std::function<bool()>& ready) {
        const auto hasEnded = [this] {
            return m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning;
        };
        if (!eventually([&] { return ready() || hasEnded(); }) || !ready())
            giveUp(QStringLiteral("%1 does not answer. It said: %2")
                       .arg(m_program, QString::fromUtf8(contentOf(m_logs + QStringLiteral("/out")) +
                                                         contentOf(m_logs + QStringLiteral("/err")))));
    }
    void waitForPort(quint16 port) {
        waitUntil([port] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            return socket.waitForConnected();
        });
    }
    [[nodiscard]] qint64 id() const { return m_process.processId(); }

private:
    QString m_program;
    QString m_logs;
    QProcess m_process;
};

class Azure final : public Peer {
public:
    Azure(std::unique_ptr<Server> server, ConnectionString account, bool sharedKey)
        : m_server(std::move(server)), m_access{std::move(account), {}} {
        if (!sharedKey)
            m_access.sas = queueSasForADay(m_access.account);
        runOnce(port(), *azureCreateQueue(m_access));
    }
    std::uint16_t port() const override { return m_access.account.queueEndpoint().port; }
    qint64 processId() const override { return m_server->id(); }
    std::unique_ptr<Dialogue> put() const override { return azurePut(m_access); }
    std::unique_ptr<Dialogue> take(int) const override { return azureTake(m_access); }
    void clear() const override { runOnce(port(), *azureClear(m_access)); }

private:
    std::unique_ptr<Server> m_server;
    AzureAccess m_access;
};

std::unique_ptr<Peer> startOurs(const PeerPrograms& programs, const QString& folder) {
    const QString data = folder + QStringLiteral("/data");
    auto server = std::make_unique<Server>(programs.gleaner,
                                           QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data,
                                                       QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                       QStringLiteral("--local-compute"), QStringLiteral("off")},
                                           folder);
    const QString file = data + QStringLiteral("/connection");
    server->waitUntil([&file] { return !contentOf(file).isEmpty(); });
    const auto account = ConnectionString::parse(QString::fromUtf8(contentOf(file)).trimmed());
    if (!account)
        giveUp(account.error().message);
    return std::make_unique<Azure>(std::move(server), *account, programs.sharedKey);
}

std::unique_ptr<Peer> startAzurite(const PeerPrograms& programs, const QString& folder) {
    const quint16 port = freePort();
    if (!QFile::exists(programs.azurite))
        giveUp(QStringLiteral("%1 is not there; install it with: bash installer/interop.sh").arg(programs.azurite));
    auto server =
        std::make_unique<Server>(QStringLiteral("node"),
                                 QStringList{programs.azurite, QStringLiteral("--queuePort"), QString::number(port),
                                             QStringLiteral("--location"), folder, QStringLiteral("--silent"),
                                             QStringLiteral("--skipApiVersionCheck")},
                                 folder);
    server->waitForPort(port);
    const QString account = QLatin1String(kDevelopmentAccount);
    return std::make_unique<Azure>(
        std::move(server),
        ConnectionString::forQueues(account, AccountKey::fromBase64(kDevelopmentKey).value(),
                                    {false, QStringLiteral("127.0.0.1"), port, "/" + account.toLatin1()}),
        false);
}

class Redis final : public Peer {
public:
    explicit Redis(const QString& folder)
        : m_server(QStringLiteral("redis-server"),
                   QStringList{QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"),
                               QStringLiteral("127.0.0.1"), QStringLiteral("--dir"), folder, QStringLiteral("--save"),
                               QString(), QStringLiteral("--appendonly"), QStringLiteral("yes"),
                               QStringLiteral("--appendfsync"), QStringLiteral("always"),
                               // rewriting its file in the middle of a figure would only make it slower
                               QStringLiteral("--auto-aof-rewrite-percentage"), QStringLiteral("0")},
                   folder) {
        m_server.waitForPort(m_port);
        clear();
    }
    std::uint16_t port() const override { return m_port; }
    qint64 processId() const override { return m_server.id(); }
    std::unique_ptr<Dialogue> put() const override { return redisPut(); }
    std::unique_ptr<Dialogue> take(int number) const override { return redisTake(number); }
    void clear() const override { runOnce(m_port, *redisReset()); }
    void sync(bool on) override { runOnce(m_port, *redisSync(on)); }

private:
    quint16 m_port = freePort();
    Server m_server;
};

class Beanstalkd final : public Peer {
public:
    explicit Beanstalkd(QString folder) : m_folder(std::move(folder)) { start(true); }
    std::uint16_t port() const override { return m_port; }
    qint64 processId() const override { return m_server->id(); }
    std::unique_ptr<Dialogue> put() const override { return beanstalkPut(); }
    std::unique_ptr<Dialogue> take(int) const override { return beanstalkTake(); }
    void clear() const override {
        constexpr int kTakers = 64;
        Dialogues takers;
        for (int i = 0; i < kTakers; ++i)
            takers.push_back(beanstalkTake());
        (void)runLoad(m_port, takers, {.duration = Seconds(600)});
    }
    void sync(bool on) override { start(on); } // it finds its messages in its folder

private:
    void start(bool sync) {
        m_server.reset();
        m_server =
            std::make_unique<Server>(QStringLiteral("beanstalkd"),
                                     QStringList{QStringLiteral("-l"), QStringLiteral("127.0.0.1"),
                                                 QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-b"),
                                                 m_folder, sync ? QStringLiteral("-f0") : QStringLiteral("-F")},
                                     m_folder);
        m_server->waitForPort(m_port);
    }

    QString m_folder;
    quint16 m_port = freePort();
    std::unique_ptr<Server> m_server;
};

} // namespace

const char* nameOf(PeerKind kind) {
    switch (kind) {
    case PeerKind::Ours:
        return "gleaner";
    case PeerKind::Redis:
        return "redis";
    case PeerKind::Beanstalkd:
        return "beanstalkd";
    case PeerKind::Azurite:
        return "azurite";
    }
    return "";
}

PeerPace paceOf(PeerKind kind) {
    // Azurite looks at every waiting message to take one, so few make it fastest.
    return kind == PeerKind::Azurite ? PeerPace{500, false} : PeerPace{0, true};
}

std::unique_ptr<Peer> startPeer(PeerKind kind, const PeerPrograms& programs, const QString& folder) {
    switch (kind) {
    case PeerKind::Ours:
        return startOurs(programs, folder);
    case PeerKind::Redis:
        return std::make_unique<Redis>(folder);
    case PeerKind::Beanstalkd:
        return std::make_unique<Beanstalkd>(folder);
    case PeerKind::Azurite:
        return startAzurite(programs, folder);
    }
    return nullptr;
}

} // namespace gleaner
