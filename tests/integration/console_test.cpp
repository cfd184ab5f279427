// The console program's promises to people and scripts: exit codes, sentences, JSON, Ctrl-C.
#include "tests/integration/office.h"
#include "tests/integration/office_queues.h"
#include "tests/support/application_environment.h"

#include <QJsonArray>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::HasSubstr;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A folder of its own, and `gleaner … --data FOLDER/data`.
struct Alone {
    QTemporaryDir folder;
    [[nodiscard]] QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QStringList with(const char* text) const {
        return words(text) + QStringList{QStringLiteral("--data"), file("data")};
    }
    /// A job's queues are where the other offices' of this program are.
    [[nodiscard]] QStringList run(const char* text) const {
        return with(text) + (queues.isEmpty() ? QStringList() : QStringList{QStringLiteral("--queues-at"), queues});
    }
    const QString queues = queuesForAnOffice();
    [[nodiscard]] QStringList withOutput(const char* text, const char* name) const {
        return words(text) + QStringList{QStringLiteral("-o"), file(name)};
    }
};

/// It failed so, and said why in a sentence.
void expectComplaint(const Ended& ended, int exitCode, const char* about) {
    EXPECT_EQ(ended.exitCode, exitCode) << ended.text();
    EXPECT_THAT(ended.err.toStdString(), HasSubstr(about));
    EXPECT_TRUE(ended.err.trimmed().endsWith('.')) << ended.text();
}

TEST(ConsoleUsage, WrongWordsAreExitCode2AndSaidInASentence) {
    const Alone alone;
    expectComplaint(gleaner(words("bogus")), 2, "There is no command 'bogus'");
    expectComplaint(gleaner({}), 2, "--help");
    expectComplaint(gleaner(alone.with("run")), 2, "Name a computation");
    expectComplaint(gleaner(alone.with("run echo --chunks many")), 2, "takes a whole number");
    expectComplaint(gleaner(alone.with("run echo --chunks 0")), 2, "chunks");
    expectComplaint(gleaner(alone.with("serve --listen nowhere")), 2, "ADDRESS:PORT");
    expectComplaint(gleaner(alone.with("serve --listen 192.0.2.1:1")), 2, "--plain-http");
    expectComplaint(gleaner(words("work --connect nonsense")), 2, "connection string");
    expectComplaint(gleaner(words("work --connect @/no/such/file")), 2, "cannot be read");
    EXPECT_EQ(gleaner(alone.with("serve --visibility 0")).exitCode, 2);
}

TEST(ConsoleUsage, WithoutAHeadEveryCommandSaysHowToStartOne) {
    const Alone alone;
    for (const char* command :
         {"status", "fleet", "peek", "peek work", "cancel 1", "pause 1", "resume 1", "priority 1 2", "remove 1",
          "poison list", "poison show 1 --chunk 0", "poison retry 1", "poison drop 1", "submit echo"})
        expectComplaint(gleaner(alone.with(command)), 1, "gleaner serve");
}

TEST(ConsoleUsage, HelpAndVersionAreExitCode0) {
    EXPECT_EQ(gleaner(words("--version")).exitCode, 0);
    EXPECT_THAT(gleaner(words("--help")).out.toStdString(), HasSubstr("gleaner run mandelbrot"));
    EXPECT_THAT(gleaner(words("serve --help")).out.toStdString(), HasSubstr("--visibility"));
}

TEST(ConsoleRun, WritesWhatTheSerialRunWrites) {
    const Alone alone;
    const char* const form = "mandelbrot --width 320 --height 200";
    const Ended run = gleaner(alone.run("run --json") + alone.withOutput(form, "run.png"));
    ASSERT_EQ(run.exitCode, 0) << run.text();
    EXPECT_EQ(run.json().value(QLatin1String("state")).toString(), QStringLiteral("done")) << run.text();
    const Ended serial = gleaner(words("run --serial") + alone.withOutput(form, "serial.png"));
    ASSERT_EQ(serial.exitCode, 0) << serial.text();
    EXPECT_EQ(contentOf(alone.file("run.png")), contentOf(alone.file("serial.png")));
    EXPECT_TRUE(contentOf(alone.file("run.png")).startsWith("\x89PNG"));
}

TEST(ConsoleRun, CtrlCSaysHowToResumeAndResumingEndsAsIfNothingHadBeen) {
    const Alone alone;
    const char* const form = "echo --chunks 300 --spin-ms 10";
    RunningProgram run(alone.run("run --threads 1") + alone.withOutput(form, "run.txt"), alone.file("log"));
    run.start();
    const QStringList status = alone.with("status --json");
    qint64 answered = 0;
    ASSERT_TRUE(eventually([&] {
        answered = gleaner(status).json().value(QLatin1String("jobs"))[0][QLatin1String("answered")].toInteger();
        return answered > 0 || !run.isRunning();
    }));
    run.interrupt();
    const Ended ended = run.waitForEnd();
    ASSERT_EQ(ended.exitCode, 1) << ended.text();
    const QByteArray marker = "gleaner run --resume ";
    ASSERT_THAT(ended.out.toStdString(), HasSubstr(marker.toStdString()));
    const QByteArray command = ended.out.mid(ended.out.indexOf(marker) + 8).split('\n').first(); // as people copy it
    EXPECT_FALSE(QFile::exists(alone.file("run.txt")));

    QStringList again = QString::fromUtf8(command).split(QLatin1Char(' '));
    if (!alone.queues.isEmpty()) {
        EXPECT_TRUE(ended.out.contains("with the same --queues-at")) << ended.text();
        again += {QStringLiteral("--queues-at"), alone.queues};
    }
    const Ended resumed = gleaner(again);
    ASSERT_EQ(resumed.exitCode, 0) << resumed.text();
    ASSERT_EQ(gleaner(words("run --serial") + alone.withOutput(form, "serial.txt")).exitCode, 0);
    EXPECT_EQ(contentOf(alone.file("run.txt")), contentOf(alone.file("serial.txt")));
    EXPECT_TRUE(contentOf(alone.file("run.txt")).startsWith("answers 300\n"));
}

TEST(ConsoleServe, TheFolderOfARunningHeadIsRefusedAndItsProcessNamed) {
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    const QString process = QStringLiteral("Process %1 (gleaner)").arg(office.head().processId());
    const QStringList data{QStringLiteral("--data"), office.data()};
    expectComplaint(gleaner(words("serve --listen 127.0.0.1:0") + data), 1, process.toLatin1().constData());
    const Ended run = gleaner(words("run echo") + data);
    expectComplaint(run, 1, process.toLatin1().constData());
    EXPECT_THAT(run.err.toStdString(), HasSubstr("gleaner submit"));
    office.head().interrupt();
    EXPECT_EQ(office.head().waitForEnd().exitCode, 0) << office.logs();
}

} // namespace
} // namespace gleaner
