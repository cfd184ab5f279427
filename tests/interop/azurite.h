// Azure's emulator for one test program: a process with its data in memory, ended with the test, however that ends.
// Thread: main. Installed by installer/interop.sh.
#pragma once

#include "common/rest/connection_string.h"

#include <QProcess>
#include <QTemporaryDir>

namespace gleaner {

class Azurite {
public:
    Azurite() = default;
    ~Azurite();
    Azurite(const Azurite&) = delete;
    Azurite& operator=(const Azurite&) = delete;
    Azurite(Azurite&&) = delete;
    Azurite& operator=(Azurite&&) = delete;

    /// Returns when it answers; false, with the reason on standard error, when it never will.
    [[nodiscard]] bool start();
    /// An account that nobody has used before. Bound: kAccounts of them.
    [[nodiscard]] ConnectionString nextAccount();
    static constexpr int kAccounts = 100;

private:
    /// freePort() keeps the one before the queues' for them.
    [[nodiscard]] quint16 blobPort() const { return static_cast<quint16>(m_port - 1); }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    int m_used = 0;
};

/// The one that the whole test program uses; it runs before the first test.
[[nodiscard]] Azurite& azurite();

} // namespace gleaner
