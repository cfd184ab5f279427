// A saver runs at nice 10; what it starts should not.
#include "screensaver_client/desktop/normal_priority.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cstdlib>

#include <sys/resource.h>
#include <unistd.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

/// In a process of its own, because not everybody may get out of a low priority again.
template<typename Body>
void inALowProcess(Body body) {
    EXPECT_EXIT(
        {
            (void)::setpriority(PRIO_PROCESS, 0, 7);
            body();
            std::_Exit(testing::Test::HasFailure() ? 1 : 0);
        },
        testing::ExitedWithCode(0), "");
}

class NormalPriority : public testing::Test {
protected:
    NormalPriority() {
        EXPECT_TRUE(QDir().mkpath(file(u"run/systemd/private"_s)));
        environment.insert(u"XDG_RUNTIME_DIR"_s, file(u"run"_s));
        environment.insert(u"DISPLAY"_s, u":7"_s);
        environment.insert(u"SECRET"_s, u"x"_s);
        environment.insert(u"PATH"_s, folder.path() + u":/usr/bin:/bin"_s);
        qputenv("PATH", (folder.path() + u":/usr/bin:/bin"_s).toLocal8Bit());
    }
    QString file(const QString& name) const { return folder.filePath(name); }
    void writeProgram(const QString& name, const QByteArray& script) const {
        QFile program(file(name));
        EXPECT_TRUE(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\n" + script);
        program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    }
    QByteArray said(const QStringList& words) const {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(words.first(), words.mid(1));
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    }

    QTemporaryDir folder;
    QProcessEnvironment environment;
    const QStringList command{u"/bin/echo"_s, u"a b"_s, u"$c"_s};
};

TEST_F(NormalPriority, OfANormalProcessNothingIsInBetween) {
    writeProgram(u"systemd-run"_s, "exit 0\n");
    EXPECT_EQ(atNormalPriority(command, environment), command);
}

TEST_F(NormalPriority, OfALowProcessTheUsersManagerStartsIt) {
    writeProgram(u"systemd-run"_s, "for a in \"$@\"; do echo \"<$a>\"; done\n");
    inALowProcess([this] {
        const QByteArray heard = said(atNormalPriority(command, environment));
        EXPECT_TRUE(heard.startsWith("<--user>\n<--quiet>\n<--collect>\n")) << heard.toStdString();
        EXPECT_TRUE(heard.contains("<--setenv=DISPLAY=:7>"));
        EXPECT_FALSE(heard.contains("SECRET"));
        EXPECT_TRUE(heard.endsWith("<-->\n</bin/echo>\n<a b>\n<$c>")) << heard.toStdString();
    });
}

TEST_F(NormalPriority, WhereTheManagerRefusesItIsStartedAllTheSame) {
    writeProgram(u"systemd-run"_s, "exit 1\n");
    inALowProcess([this] { EXPECT_EQ(said(atNormalPriority(command, environment)), "a b $c"); });
}

TEST_F(NormalPriority, WithoutAManagerNothingIsInBetween) {
    writeProgram(u"systemd-run"_s, "exit 0\n");
    ASSERT_TRUE(QDir(file(u"run"_s)).removeRecursively());
    inALowProcess([this] { EXPECT_EQ(atNormalPriority(command, environment), command); });
}

} // namespace
} // namespace gleaner
