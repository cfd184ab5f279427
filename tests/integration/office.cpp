#include "tests/integration/office.h"

#include "tests/integration/office_queues.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTcpServer>

namespace gleaner {

namespace {

// Below the range of ports for outgoing connections (32768 on Linux): a worker that tries again and again to reach a
// head that is away would some day be given the very port it calls, and be connected to itself.
constexpr int kFirstPort = 12'000;
constexpr int kEndOfPorts = 32'000;

} // namespace

quint16 freePort() {
    for (;;) {
        // A head's blobs are on the port before its queues'; pairs do not overlap.
        const int blobs = QRandomGenerator::global()->bounded(kFirstPort / 2, kEndOfPorts / 2) * 2;
        QTcpServer probe;
        QTcpServer blobProbe;
        const QHostAddress here(QHostAddress::LocalHost);
        if (blobProbe.listen(here, static_cast<quint16>(blobs)) && probe.listen(here, static_cast<quint16>(blobs + 1)))
            return probe.serverPort();
    }
}

Office::Office(const QStringList& serveOptions)
    : m_port(freePort()), m_queuesAt(queuesForAnOffice()),
      m_head(serveArguments(serveOptions), file(QStringLiteral("head"))) {}

void Office::setServeOptions(const QStringList& serveOptions) {
    m_head.setArguments(serveArguments(serveOptions));
}

QStringList Office::serveArguments(const QStringList& more) const {
    const QStringList arguments{QStringLiteral("serve"), QStringLiteral("--data"), data(),
                                QStringLiteral("--local-compute"), QStringLiteral("off")};
    const QStringList queues = m_queuesAt.isEmpty()
                                   ? QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)}
                                   : QStringList{QStringLiteral("--queues-at"), m_queuesAt};
    return arguments + queues + more;
}

bool Office::startHead() {
    m_head.start();
    bool answers = false;
    return eventually([this, &answers] {
               answers = ask({QStringLiteral("status")}).exitCode == 0;
               return answers || !m_head.isRunning();
           }) &&
           answers;
}

QString Office::connection() const {
    return m_queuesAt.isEmpty() ? QString::fromUtf8(contentOf(data() + QStringLiteral("/connection"))).trimmed()
                                : m_queuesAt;
}

RunningProgram& Office::addWorker(const QStringList& options) {
    const QString name = QStringLiteral("worker%1").arg(m_workers.size());
    const QStringList arguments{
        QStringLiteral("work"), QStringLiteral("--connect"),
        m_queuesAt.isEmpty() ? QString(QLatin1Char('@') + data() + QStringLiteral("/connection")) : m_queuesAt,
        QStringLiteral("--processors"), QStringLiteral("1")};
    m_workers.push_back(std::make_unique<RunningProgram>(arguments + options, file(name)));
    m_workers.back()->start();
    return *m_workers.back();
}

Ended Office::ask(const QStringList& words) const {
    return gleaner(words + QStringList{QStringLiteral("--data"), data(), QStringLiteral("--json")});
}

QString Office::submit(const QStringList& form) const {
    const QStringList command{QStringLiteral("submit"), QStringLiteral("--data"), data(), QStringLiteral("--json")};
    return gleaner(command + form).json().value(QLatin1String("id")).toString();
}

QJsonObject Office::job(const QString& id) const {
    for (const QJsonValue& each : ask({QStringLiteral("status")}).json().value(QLatin1String("jobs")).toArray()) {
        if (each.toObject().value(QLatin1String("id")).toString() == id)
            return each.toObject();
    }
    return {};
}

QString Office::stateOf(const QString& id) const {
    return job(id).value(QLatin1String("state")).toString();
}

qint64 Office::answered(const QString& id) const {
    return job(id).value(QLatin1String("answered")).toInteger(-1);
}

std::string Office::logs() const {
    QByteArray text = "--- head\n" + m_head.out() + m_head.err();
    for (const auto& worker : m_workers)
        text += "--- worker\n" + worker->out() + worker->err();
    return text.toStdString();
}

} // namespace gleaner
