// Somebody who is logged in at a test's desktop, with a home of his own. xscreensaver does not run savers as root:
// where the test is root's, it and all that belongs to this user are nobody's. Thread: main.
#pragma once

#include "tests/integration/desktop/desktop_process.h"

namespace gleaner {

class DesktopUser {
public:
    /// `folder`: the home is made in it; it becomes readable for others, because programs are copied to it.
    explicit DesktopUser(const QTemporaryDir& folder);

    /// Makes a file in the home; `name` may have folders.
    void write(const QString& name, const QByteArray& text);
    /// A copy of a program that this user may run; its path.
    [[nodiscard]] QString own(const QString& program);
    /// ~/.xscreensaver with our saver as the only one, after five seconds: with less xscreensaver reads hours.
    void chooseSaver(const QString& program);

    /// Starts a program as this user.
    [[nodiscard]] std::unique_ptr<DesktopProcess> start(const QStringList& words, const QString& name);
    [[nodiscard]] std::unique_ptr<DesktopProcess> startXscreensaver();
    /// Where this user's agent listens.
    [[nodiscard]] QString agentSocket() const { return m_home + QStringLiteral("/gleaner-agent.socket"); }
    [[nodiscard]] QString home() const { return m_home; }

    /// By the whole path of a program, which is this test's alone, and what follows of its command line.
    [[nodiscard]] static QList<QByteArray> processesOf(const QString& program);
    [[nodiscard]] static bool runs(const QString& program) { return !processesOf(program).isEmpty(); }
    /// SIGTERM.
    static void terminate(const QString& program);

private:
    void giveAway(const QString& path) const;
    const QTemporaryDir& m_folder;
    const QString m_home;
    const bool m_isRoot;
};

} // namespace gleaner
