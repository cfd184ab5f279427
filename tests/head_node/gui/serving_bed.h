// A window, and a real `gleaner serve` beside it in another process.
#pragma once

#include "tests/head_node/gui/window_bed.h"

#include <QDir>
#include <QProcess>

namespace gleaner {

class ServingBed : public WindowBed {
protected:
    /// Serves the folder of that name on a port of its own choice, and waits until it does.
    void serve(const char* folder, const QStringList& more = {}) {
        m_serve.start(QStringLiteral(GLEANER_PROGRAM),
                      QStringList{QStringLiteral("serve"), QStringLiteral("--data"), path(folder),
                                  QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                          more);
        ASSERT_TRUE(m_serve.waitForStarted());
        QByteArray said;
        while (!said.contains("Hand in jobs") && m_serve.waitForReadyRead(30'000))
            said += m_serve.readAllStandardOutput() + m_serve.readAllStandardError();
        ASSERT_TRUE(said.contains("Hand in jobs")) << said.toStdString();
    }
    /// Of a folder that is served.
    [[nodiscard]] QString connectionString(const char* folder) const {
        QFile file(path(folder) + QStringLiteral("/connection"));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll()).trimmed();
    }
    [[nodiscard]] QString endpointOf(const char* folder) const {
        const auto parsed = ConnectionString::parse(connectionString(folder));
        EXPECT_TRUE(parsed);
        return toString(parsed->queueEndpoint());
    }
    void TearDown() override {
        WindowBed::TearDown();
        if (m_serve.state() != QProcess::NotRunning) {
            m_serve.kill();
            m_serve.waitForFinished();
        }
    }

    QProcess m_serve;
};

} // namespace gleaner
