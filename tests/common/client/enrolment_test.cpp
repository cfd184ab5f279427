#include "common/client/enrolment.h"

#include "tests/support/code_of.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// What tests/golden/client/enrolment_v1.json says.
Enrolment sample() {
    ServiceEndpoint endpoint{true, QStringLiteral("192.168.1.10"), 10001, "/gleaner",
                             CertificateFingerprint::ofCertificate("certificate")};
    ServiceEndpoint other = endpoint;
    other.host = QStringLiteral("fd00::1");
    ServiceEndpoint blobs = endpoint;
    blobs.port = 10000;
    return {QStringLiteral("pc-17"),
            QStringLiteral("2026-12-31T12:00:00Z"),
            QStringLiteral("gleaner"),
            QByteArray(32, 'k'),
            {endpoint, other},
            {blobs},
            {QStringLiteral("gleaner-work"), "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D1"},
            {QStringLiteral("gleaner-answers"), "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D2"},
            {QStringLiteral("gleaner-heartbeats"), "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D3"},
            {QStringLiteral("gleaner-inputs"), "sv=2021-12-02&sr=c&si=pc-17.0badcafe&sig=secret%3D4"},
            {QStringLiteral("gleaner-answers"), "sv=2021-12-02&sr=c&si=pc-17.0badcafe&sig=secret%3D5"}};
}

Enrolment smallest() {
    Enrolment small = sample();
    small.queueAddresses = {{false, QStringLiteral("head"), 10001, "/gleaner"}};
    small.blobAddresses.clear();
    small.heartbeats = small.inputs = small.largeAnswers = {};
    return small;
}

TEST(Enrolment, TheFirstVersionIsReadForEver) {
    QFile file(QStringLiteral(GLEANER_GOLDEN "enrolment_v1.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(enrolmentFromJson(file.readAll()), sample());
    QFile line(QStringLiteral(GLEANER_GOLDEN "enrolment_v1.txt"));
    ASSERT_TRUE(line.open(QIODevice::ReadOnly));
    EXPECT_EQ(enrolmentFromLine(QString::fromLatin1(line.readAll())), sample());
}

/// What tests/golden/client/enrolment_v2.json says.
Enrolment withShares() {
    Enrolment enrolment = sample();
    enrolment.tag = "0badcafe";
    enrolment.more = {{QStringLiteral("gleaner"),
                       {enrolment.queueAddresses.front()},
                       QStringLiteral("-shard1"),
                       "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D6",
                       "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D7",
                       "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D8"},
                      {QStringLiteral("other"),
                       {{true, QStringLiteral("other.queue.core.windows.net"), 443, ""}},
                       QString(),
                       "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3D9",
                       "sv=2021-12-02&si=pc-17.0badcafe&sig=secret%3Da",
                       QByteArray()}};
    return enrolment;
}

TEST(Enrolment, TheSecondVersionWithSeveralQueuesIsReadForEver) {
    QFile file(QStringLiteral(GLEANER_GOLDEN "enrolment_v2.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(enrolmentFromJson(file.readAll()), withShares());
}

TEST(Enrolment, OneQueueIsWrittenSoThatOldWorkersReadIt) {
    EXPECT_TRUE(enrolmentToJson(sample()).contains("\"gleaner_enrolment\":1"));
    EXPECT_TRUE(enrolmentToJson(withShares()).contains("\"gleaner_enrolment\":2"));
}

TEST(Enrolment, ADamagedShareNamesTheFieldAndNoToken) {
    QJsonObject whole = QJsonDocument::fromJson(enrolmentToJson(withShares())).object();
    for (const char* field : {"account", "queue_addresses", "suffix", "work", "answers"}) {
        QJsonArray shares = whole.value(QLatin1String("more_queues")).toArray();
        QJsonObject share = shares[0].toObject();
        share.insert(QLatin1String(field), 3);
        shares.replace(0, share);
        QJsonObject damaged = whole;
        damaged.insert(QLatin1String("more_queues"), shares);
        const auto read = enrolmentFromJson(QJsonDocument(damaged).toJson());
        ASSERT_EQ(codeOf(read), ErrorCode::Malformed) << field;
        EXPECT_TRUE(read.error().message.contains(QLatin1String(field))) << read.error().message.toStdString();
        EXPECT_FALSE(read.error().message.contains(u"secret"));
    }
    whole.remove(QLatin1String("more_queues"));
    EXPECT_EQ(codeOf(enrolmentFromJson(QJsonDocument(whole).toJson())), ErrorCode::Malformed);
}

TEST(Enrolment, ComesBackFromFileAndLine) {
    for (const Enrolment& enrolment : {sample(), smallest(), withShares()}) {
        EXPECT_EQ(enrolmentFromJson(enrolmentToJson(enrolment)), enrolment);
        EXPECT_EQ(enrolmentFromLine(enrolmentToLine(enrolment)), enrolment);
    }
}

TEST(Enrolment, ALineSurvivesWhatPastingDoesToIt) {
    QString line = enrolmentToLine(sample());
    for (qsizetype at = 70; at < line.size(); at += 72)
        line.insert(at, QStringLiteral("\r\n  "));
    EXPECT_EQ(enrolmentFromLine(QStringLiteral("  ") + line + QLatin1Char('\n')), sample());
}

TEST(Enrolment, APartOfALineIsNoticed) {
    const QString line = enrolmentToLine(sample());
    for (const qsizetype keep :
         {qsizetype(0), qsizetype(8), qsizetype(9), qsizetype(20), line.size() / 2, line.size() - 1})
        EXPECT_EQ(codeOf(enrolmentFromLine(line.first(keep))), ErrorCode::Malformed) << keep;
    QString changed = line;
    changed[100] = changed[100] == u'A' ? u'B' : u'A';
    EXPECT_EQ(codeOf(enrolmentFromLine(changed)), ErrorCode::Malformed);
    EXPECT_EQ(codeOf(enrolmentFromLine(line.mid(9))), ErrorCode::Malformed);
    EXPECT_EQ(codeOf(enrolmentFromLine(line + QStringLiteral("AAAA"))), ErrorCode::Malformed);
}

TEST(Enrolment, ADamagedFileNamesTheFieldAndNoToken) {
    const QJsonObject whole = QJsonDocument::fromJson(enrolmentToJson(sample())).object();
    const std::vector<std::pair<const char*, QJsonValue>> damages{
        {"name", 3},
        {"head_key", QStringLiteral("c2hvcnQ=")},
        {"certificate_fingerprint", QStringLiteral("AB:CD")},
        {"queue_addresses", QJsonArray()},
        {"queue_addresses", QJsonArray{QStringLiteral("https://a/x"), QStringLiteral("https://a/y")}},
        {"blob_addresses", QJsonArray{QStringLiteral("ftp://a/x")}},
        {"account", QJsonValue()}};
    for (const auto& [field, value] : damages) {
        QJsonObject damaged = whole;
        damaged.insert(QLatin1String(field), value);
        const auto read = enrolmentFromJson(QJsonDocument(damaged).toJson());
        ASSERT_EQ(codeOf(read), ErrorCode::Malformed) << field;
        EXPECT_TRUE(read.error().message.contains(QLatin1String(field))) << read.error().message.toStdString();
        EXPECT_FALSE(read.error().message.contains(u"secret"));
    }
    QJsonObject split = whole;
    split.insert(QLatin1String("queues"),
                 QJsonObject{{QLatin1String("work"), QJsonObject{{QLatin1String("name"), QStringLiteral("w")},
                                                                 {QLatin1String("token"), QStringLiteral("a b")}}}});
    EXPECT_EQ(codeOf(enrolmentFromJson(QJsonDocument(split).toJson())), ErrorCode::Malformed);
}

TEST(Enrolment, APlainAddressBesideACertificateIsRefused) {
    const QJsonObject whole = QJsonDocument::fromJson(enrolmentToJson(sample())).object();
    for (const char* field : {"queue_addresses", "blob_addresses"}) {
        QJsonObject mixed = whole;
        mixed.insert(QLatin1String(field), QJsonArray{QStringLiteral("https://192.168.1.10:10001/gleaner"),
                                                      QStringLiteral("http://192.168.1.10:10001/gleaner")});
        const auto read = enrolmentFromJson(QJsonDocument(mixed).toJson());
        ASSERT_EQ(codeOf(read), ErrorCode::Malformed) << field;
        EXPECT_TRUE(read.error().message.contains(u"plain http://")) << qPrintable(read.error().message);
        EXPECT_TRUE(read.error().message.contains(QLatin1String(field))) << qPrintable(read.error().message);
        mixed.remove(QLatin1String("certificate_fingerprint"));
        EXPECT_TRUE(enrolmentFromJson(QJsonDocument(mixed).toJson())) << "nothing is pinned";
    }
}

TEST(Enrolment, WhatIsNoneAndWhatIsLaterIsSaid) {
    EXPECT_EQ(codeOf(enrolmentFromJson("{}")), ErrorCode::Malformed);
    EXPECT_EQ(codeOf(enrolmentFromJson("AccountName=x;AccountKey=secret")), ErrorCode::Malformed);
    EXPECT_EQ(codeOf(enrolmentFromJson(QByteArray(100'000, '{'))), ErrorCode::TooLarge);
    const auto later = enrolmentFromJson("{\"gleaner_enrolment\": 3}");
    ASSERT_EQ(codeOf(later), ErrorCode::Malformed);
    EXPECT_TRUE(later.error().message.contains(u"update this PC"));
}

TEST(Enrolment, IsReadFromAFileOfEitherFormAndRefusedOnTheCommandLine) {
    QTemporaryDir folder;
    QFile json(folder.filePath(QStringLiteral("e.json")));
    ASSERT_TRUE(json.open(QIODevice::WriteOnly));
    json.write(enrolmentToJson(sample()));
    json.close();
    QFile line(folder.filePath(QStringLiteral("e.txt")));
    ASSERT_TRUE(line.open(QIODevice::WriteOnly));
    line.write(enrolmentToLine(sample()).toLatin1() + '\n');
    line.close();
    EXPECT_EQ(readEnrolment(json.fileName()), sample());
    EXPECT_EQ(readEnrolment(line.fileName()), sample());
    const auto onCommandLine = readEnrolment(enrolmentToLine(sample()));
    ASSERT_EQ(codeOf(onCommandLine), ErrorCode::InvalidArgument);
    EXPECT_TRUE(onCommandLine.error().message.contains(u"standard input"));
    EXPECT_FALSE(onCommandLine.error().message.contains(u"eyJ")) << "a part of the line";
    EXPECT_EQ(codeOf(readEnrolment(folder.filePath(QStringLiteral("none")))), ErrorCode::NotFound);
}

} // namespace
} // namespace gleaner
