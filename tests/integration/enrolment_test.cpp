// Workers by enrolment, against a head with TLS, as processes: what they compute, what they are refused, and that no
// secret is in anything that anybody says.
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A head with TLS; workers come by their enrolments.
class EnrolmentProcesses : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(office.startHead()) << office.logs(); }
    [[nodiscard]] QString file(const char* name) const { return office.file(QString::fromLatin1(name)); }
    Ended enrol(const char* name) {
        Ended ended = office.ask(words("worker enrol") +
                                 QStringList{QString::fromLatin1(name), QStringLiteral("-o"), file(name)});
        said += ended.out + ended.err;
        return ended;
    }
    RunningProgram& startWorker(const QStringList& options) {
        workers.push_back(std::make_unique<RunningProgram>(
            words("work --processors 1") + options, office.file(QStringLiteral("enrolled%1").arg(workers.size()))));
        workers.back()->start();
        return *workers.back();
    }
    [[nodiscard]] std::string logs() const {
        QByteArray text = QByteArray::fromStdString(office.logs());
        for (const auto& worker : workers)
            text += "--- enrolled\n" + worker->out() + worker->err();
        return text.toStdString();
    }

    Office office{words("--tls --visibility 2")};
    std::vector<std::unique_ptr<RunningProgram>> workers;
    QByteArray said; ///< by commands
};

TEST_F(EnrolmentProcesses, AnEnrolledWorkerComputesWhatASerialRunDoesAndNobodySaysASecret) {
    const Ended enrolled = enrol("pc-17");
    ASSERT_EQ(enrolled.exitCode, 0) << enrolled.text();
    startWorker({QStringLiteral("--enrolment"), file("pc-17")});
    const QString id = office.submit(words("mandelbrot --width 320 --height 180 -o") + QStringList(file("office.png")));
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << logs();
    const Ended serial =
        gleaner(words("run --serial mandelbrot --width 320 --height 180 -o") + QStringList(file("serial.png")));
    ASSERT_EQ(serial.exitCode, 0) << serial.text();
    EXPECT_FALSE(contentOf(file("serial.png")).isEmpty());
    EXPECT_EQ(contentOf(file("office.png")), contentOf(file("serial.png")));

    for (const char* command : {"status", "worker list", "peek work", "worker renew pc-17 --expires 7 -o",
                                "worker revoke nobody", "worker revoke pc-17"}) {
        QStringList asked = words(command);
        if (asked.last() == QStringLiteral("-o"))
            asked += file("again");
        const Ended ended = office.ask(asked);
        said += ended.out + ended.err;
    }
    const QJsonObject enrolment = QJsonDocument::fromJson(contentOf(file("pc-17"))).object();
    EXPECT_EQ(QJsonDocument::fromJson(contentOf(file("again"))).object().value(QLatin1String("queues")),
              enrolment.value(QLatin1String("queues")))
        << "a renewed enrolment has the same tokens";
    const QByteArray everything = said + QByteArray::fromStdString(logs());
    const QByteArray connection = contentOf(office.data() + QStringLiteral("/connection"));
    const QByteArray key = connection.mid(connection.indexOf("AccountKey=") + 11, 88);
    ASSERT_TRUE(key.endsWith("==")) << "the key of 64 bytes, in Base64";
    EXPECT_FALSE(everything.contains(key));
    EXPECT_FALSE(everything.contains("sig="));
    EXPECT_FALSE(everything.contains("PRIVATE KEY"));
    EXPECT_FALSE(contentOf(file("pc-17")).contains(key));
}

TEST_F(EnrolmentProcesses, PayloadsTooLargeForAMessageComeAndGoByTheEnrolment) {
    ASSERT_EQ(enrol("pc-17").exitCode, 0);
    startWorker({QStringLiteral("--enrolment"), file("pc-17")});
    const QString id = office.submit(words("echo --chunks 5 --padding 20000 -o") + QStringList(file("result")));
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << logs();
    EXPECT_FALSE(contentOf(file("result")).isEmpty());
}

TEST_F(EnrolmentProcesses, ALineIsPrintedWithAWarningAndTakenFromStandardInput) {
    const Ended enrolled = gleaner(words("worker enrol pasted --data") + QStringList(office.data()));
    ASSERT_EQ(enrolled.exitCode, 0) << enrolled.text();
    EXPECT_TRUE(enrolled.out.contains("is a secret"));
    EXPECT_TRUE(enrolled.out.contains("gleaner work --enrolment -")) << "as people copy it";
    const QByteArray line = enrolled.out.mid(enrolled.out.indexOf("gleaner1:")).split('\n').first();
    QProcess worker;
    worker.start(QStringLiteral(GLEANER_PROGRAM), words("work --processors 1 --enrolment -"));
    ASSERT_TRUE(worker.waitForStarted());
    worker.write(line + '\n');
    ASSERT_TRUE(worker.waitForBytesWritten()); // there is no event loop that would
    worker.closeWriteChannel();
    const QString id = office.submit(words("echo --chunks 3 -o") + QStringList(file("result")));
    EXPECT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << logs();
    QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(worker.processId()));
    ASSERT_TRUE(arguments.open(QIODevice::ReadOnly));
    EXPECT_FALSE(arguments.readAll().contains("gleaner1:"));
    worker.kill();
    worker.waitForFinished();
}

TEST_F(EnrolmentProcesses, TheTagThatProvesANameIsShownToNobody) {
    ASSERT_EQ(enrol("pc-17").exitCode, 0);
    startWorker({QStringLiteral("--enrolment"), file("pc-17")});
    const QString id = office.submit(words("echo --chunks 3 -o") + QStringList(file("result")));
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << logs();
    const QByteArray tag =
        QJsonDocument::fromJson(contentOf(file("pc-17"))).object().value(QLatin1String("tag")).toString().toLatin1();
    ASSERT_EQ(tag.size(), 8);
    const Ended fleet = office.ask(words("fleet"));
    EXPECT_TRUE(fleet.out.contains("pc-17")) << fleet.text();
    const QByteArray everything =
        said + fleet.out + office.ask(words("status")).out + QByteArray::fromStdString(logs());
    EXPECT_FALSE(everything.contains(tag));
}

TEST_F(EnrolmentProcesses, ARevokedWorkersChunkComesBackToOthersAndItSaysWhatToDo) {
    ASSERT_EQ(enrol("leaving").exitCode, 0);
    ASSERT_EQ(enrol("staying").exitCode, 0);
    const QString id = office.submit(words("echo --chunks 1 --spin-ms 3000 -o") + QStringList(file("result")));
    const auto nobodyHasIt = [&] {
        return office.ask(words("peek work")).json().value(QLatin1String("front")).toArray().size() == 1;
    };
    ASSERT_TRUE(eventually(nobodyHasIt)) << logs();
    RunningProgram& leaving = startWorker({QStringLiteral("--enrolment"), file("leaving")});
    ASSERT_TRUE(eventually([&] { return !nobodyHasIt(); })) << logs();
    ASSERT_EQ(office.ask(words("worker revoke leaving")).exitCode, 0);
    startWorker({QStringLiteral("--enrolment"), file("staying")});
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << logs();
    EXPECT_TRUE(eventually([&] { return leaving.err().contains("no longer accepts the enrolment 'leaving'"); }))
        << logs();
    EXPECT_TRUE(leaving.isRunning()) << "it goes on trying, slowly";
}

TEST_F(EnrolmentProcesses, AnotherHeadsCertificateIsRefusedInASentence) {
    ASSERT_EQ(enrol("pc-17").exitCode, 0);
    office.head().interrupt();
    ASSERT_EQ(office.head().waitForEnd().exitCode, 0) << logs();
    for (const char* name : {"/certificate.pem", "/certificate.key"})
        ASSERT_TRUE(QFile::remove(office.data() + QString::fromLatin1(name)));
    ASSERT_TRUE(office.startHead()) << office.logs(); // with another certificate
    const QString id = office.submit(words("echo --chunks 1 -o") + QStringList(file("result")));
    RunningProgram& worker = startWorker({QStringLiteral("--enrolment"), file("pc-17")});
    EXPECT_TRUE(eventually([&] { return worker.err().contains("shows another certificate"); })) << logs();
    EXPECT_EQ(office.answered(id), 0);
}

TEST_F(EnrolmentProcesses, WhatIsNoEnrolmentIsAWrongUse) {
    const Ended shown = gleaner(words("work --enrolment gleaner1:eyJhIjox"));
    EXPECT_EQ(shown.exitCode, 2);
    EXPECT_TRUE(shown.err.contains("Every user of this PC can read a command line")) << shown.text();
    QFile cutFile(file("cut"));
    ASSERT_TRUE(cutFile.open(QIODevice::WriteOnly) && cutFile.write("gleaner1:eyJhIjox\n") > 0);
    cutFile.close();
    const Ended cut = gleaner(words("work --enrolment") + QStringList(file("cut")));
    EXPECT_EQ(cut.exitCode, 2);
    EXPECT_TRUE(cut.err.contains("a part of the line is missing")) << cut.text();
    EXPECT_EQ(gleaner(words("work")).exitCode, 2);
    EXPECT_EQ(gleaner(words("work --enrolment x --connect y")).exitCode, 2);
    EXPECT_EQ(gleaner(words("serve --tls --plain-http")).exitCode, 2);
    EXPECT_EQ(gleaner(words("serve --certificate only.pem")).exitCode, 2);
    const Ended missing = gleaner(QStringList{QStringLiteral("serve"), QStringLiteral("--data"), file("other")} +
                                  words("--listen 127.0.0.1:0 --certificate no.pem --key no.key"));
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_TRUE(missing.err.contains("no.pem cannot be read")) << missing.text();
}

} // namespace
} // namespace gleaner
