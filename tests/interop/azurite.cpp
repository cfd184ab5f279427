#include "tests/interop/azurite.h"

#include "tests/integration/office.h"
#include "tests/integration/process_signals.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTcpSocket>

#include <gtest/gtest.h>

#include <iostream>

namespace gleaner {

namespace {

const QByteArray kKey = QByteArrayLiteral("Z2xlYW5lcg=="); // of every account; no secret

QString accountName(int number) {
    return QStringLiteral("office%1").arg(number);
}

bool answers(quint16 port) {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    return socket.waitForConnected();
}

class AzuriteEnvironment final : public testing::Environment {
public:
    void SetUp() override { ASSERT_TRUE(azurite.start()); }
    Azurite azurite;
};

AzuriteEnvironment* const kEnvironment = [] {
    auto* const environment = new AzuriteEnvironment; // GoogleTest's from here on
    testing::AddGlobalTestEnvironment(environment);
    return environment;
}();

} // namespace

Azurite::~Azurite() {
    m_process.kill();
    m_process.waitForFinished();
}

bool Azurite::start() {
    const QString script = QStringLiteral(GLEANER_AZURITE);
    if (!QFile::exists(script)) {
        std::cerr << "Azurite is not installed. Install it with: bash installer/interop.sh\n";
        return false;
    }
    m_port = freePort();
    QStringList accounts;
    for (int i = 0; i < kAccounts; ++i)
        accounts << accountName(i) + QLatin1Char(':') + QString::fromLatin1(kKey);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("AZURITE_ACCOUNTS"), accounts.join(QLatin1Char(';')));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setWorkingDirectory(m_folder.path());
    endWithThisProcess(m_process);
    m_process.start(QStringLiteral("node"),
                    {script, QStringLiteral("--queuePort"), QString::number(m_port), QStringLiteral("--blobPort"),
                     QString::number(blobPort()), QStringLiteral("--tablePort"), QString::number(freePort()),
                     QStringLiteral("--inMemoryPersistence"), QStringLiteral("--silent"),
                     QStringLiteral("--skipApiVersionCheck")});
    const auto isThere = [this] { return answers(m_port) && answers(blobPort()); };
    return m_process.waitForStarted() && eventually([this, &isThere] {
               return isThere() || m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning;
           }) &&
           isThere();
}

ConnectionString Azurite::nextAccount() {
    const QString name = accountName(m_used++ % kAccounts);
    return ConnectionString::forQueues(name, AccountKey::fromBase64(kKey).value(),
                                       {false, QStringLiteral("127.0.0.1"), m_port, "/" + name.toLatin1()})
        .withBlobs({false, QStringLiteral("127.0.0.1"), blobPort(), "/" + name.toLatin1()});
}

Azurite& azurite() {
    return kEnvironment->azurite;
}

} // namespace gleaner
