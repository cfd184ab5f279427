#include "tests/integration/desktop/desktop_user.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <gtest/gtest.h>

namespace gleaner {

DesktopUser::DesktopUser(const QTemporaryDir& folder)
    : m_folder(folder), m_home(folder.filePath(QStringLiteral("home"))),
      m_isRoot(outputOf(QStringLiteral("id"), {QStringLiteral("-u")}) == "0") {
    EXPECT_TRUE(run(QStringLiteral("mkdir"), {QStringLiteral("-m"), QStringLiteral("700"), m_home}));
    EXPECT_TRUE(run(QStringLiteral("chmod"), {QStringLiteral("755"), folder.path()}));
    giveAway(m_home);
}

void DesktopUser::giveAway(const QString& path) const {
    if (!m_isRoot)
        return;
    EXPECT_TRUE(run(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("nobody"), path}));
}

void DesktopUser::write(const QString& name, const QByteArray& text) {
    const QString path = m_home + QLatin1Char('/') + name;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) << path.toStdString();
    file.close();
    EXPECT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    giveAway(m_home);
}

QString DesktopUser::own(const QString& program) {
    const QString copy = m_folder.filePath(QFileInfo(program).fileName());
    EXPECT_TRUE(QFile::copy(program, copy)) << copy.toStdString();
    EXPECT_TRUE(run(QStringLiteral("chmod"), {QStringLiteral("755"), copy}));
    return copy;
}

void DesktopUser::chooseSaver(const QString& program) {
    write(QStringLiteral(".xscreensaver"),
          "timeout: 0:00:05\ncycle: 0:10:00\nlock: False\nfade: False\nunfade: False\nsplash: False\n"
          "dpmsEnabled: False\nmode: one\nselected: 0\nprograms: \"Gleaner\" " +
              program.toUtf8() + " --root \\n\\\n\n");
}

std::unique_ptr<DesktopProcess> DesktopUser::start(const QStringList& words, const QString& name) {
    QStringList all{QStringLiteral("env"), QStringLiteral("-u"), QStringLiteral("XDG_CONFIG_HOME"),
                    QStringLiteral("HOME=") + m_home, QStringLiteral("XDG_RUNTIME_DIR=") + m_home};
    if (m_isRoot)
        all = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=nobody"),
                          QStringLiteral("--regid=nogroup"), QStringLiteral("--clear-groups")} +
              all;
    all += words;
    const QString first = all.takeFirst();
    return std::make_unique<DesktopProcess>(first, all, m_folder, name);
}

std::unique_ptr<DesktopProcess> DesktopUser::startXscreensaver() {
    return start({QStringLiteral("xscreensaver"), QStringLiteral("--no-splash"), QStringLiteral("--verbose")},
                 QStringLiteral("xscreensaver"));
}

QList<QByteArray> DesktopUser::processesOf(const QString& program) {
    const QByteArray ids = outputOf(QStringLiteral("pgrep"), {QStringLiteral("-f"), QLatin1Char('^') + program});
    return ids.isEmpty() ? QList<QByteArray>() : ids.split('\n');
}

void DesktopUser::terminate(const QString& program) {
    for (const QByteArray& id : processesOf(program))
        (void)outputOf(QStringLiteral("kill"), {QString::fromLatin1(id)});
}

} // namespace gleaner
