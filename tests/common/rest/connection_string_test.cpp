#include "common/rest/connection_string.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

ConnectionString parsed(const QString& text) {
    auto result = ConnectionString::parse(text);
    EXPECT_TRUE(result) << text.toStdString() << result.error().message.toStdString();
    return result.value();
}

QString problem(const QString& text) {
    const auto result = ConnectionString::parse(text);
    EXPECT_FALSE(result) << text.toStdString();
    return result ? QString() : result.error().message;
}

TEST(ConnectionString, AzuresOwnFormGivesItsAddress) {
    const auto string = parsed(QStringLiteral("DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=a2V5;"
                                              "EndpointSuffix=core.windows.net"));
    EXPECT_EQ(string.accountName(), u"contoso");
    EXPECT_EQ(string.accountKey()->bytes(), "key");
    EXPECT_EQ(string.queueEndpoint(),
              (ServiceEndpoint{true, QStringLiteral("contoso.queue.core.windows.net"), 443, ""}));
}

TEST(ConnectionString, AnEndpointOfItsOwnWins) {
    const auto string = parsed(QStringLiteral("accountname=a1;ACCOUNTKEY=a2V5;QueueEndpoint=http://[::1]:10001/a1/;"));
    EXPECT_EQ(string.queueEndpoint(), (ServiceEndpoint{false, QStringLiteral("::1"), 10001, "/a1"}));
    EXPECT_EQ(toString(string.queueEndpoint()), u"http://[::1]:10001/a1");
}

TEST(ConnectionString, DevelopmentStorageIsTheEmulator) {
    const auto string = parsed(QStringLiteral("UseDevelopmentStorage=true"));
    EXPECT_EQ(string.accountName(), u"devstoreaccount1");
    EXPECT_TRUE(string.accountKey());
    EXPECT_EQ(toString(string.queueEndpoint()), u"http://127.0.0.1:10001/devstoreaccount1");
}

TEST(ConnectionString, KeepsWhatItDoesNotKnow) {
    const QString text = QStringLiteral("AccountName=abc;AccountKey=a2V5;BlobEndpoint=http://h/abc;Else=x=y");
    EXPECT_EQ(parsed(text).toString(), text);
    EXPECT_EQ(parsed(text).setting(u"else"), u"x=y");
    EXPECT_TRUE(parsed(text).setting(u"nothing").isNull());
}

TEST(ConnectionString, ASharedAccessSignatureStandsInForTheKey) {
    const auto string = parsed(QStringLiteral("QueueEndpoint=http://h/abc;SharedAccessSignature=sv=2021&sig=x%3D"));
    EXPECT_FALSE(string.accountKey());
    EXPECT_EQ(string.setting(u"SharedAccessSignature"), u"sv=2021&sig=x%3D");
}

TEST(ConnectionString, AFingerprintPinsTheCertificateOfItsAddress) {
    const QString colons = QStringLiteral("AB:") + QStringLiteral("01:").repeated(30) + QStringLiteral("FF");
    const QString base = QStringLiteral("AccountName=abc;AccountKey=a2V5;QueueEndpoint=%1://h:1/abc;"
                                        "CertificateFingerprint=%2");
    const auto string = parsed(base.arg(QStringLiteral("https"), colons));
    EXPECT_EQ(string.queueEndpoint().fingerprint.toString(), colons);
    const auto made = ConnectionString::forQueues(QStringLiteral("abc"), *string.accountKey(), string.queueEndpoint());
    EXPECT_EQ(parsed(made.toString()).queueEndpoint(), string.queueEndpoint());
    EXPECT_TRUE(problem(base.arg(QStringLiteral("https"), colons.chopped(1))).contains(u"64 hexadecimal digits"));
    EXPECT_TRUE(problem(base.arg(QStringLiteral("http"), colons)).contains(u"not https"));
}

TEST(ConnectionString, WhatIsMadeIsReadBack) {
    const ServiceEndpoint endpoint{false, QStringLiteral("head.office"), 10001, "/office"};
    const auto made =
        ConnectionString::forQueues(QStringLiteral("office"), AccountKey::fromBytes("\x01\xFFsecret"), endpoint);
    const auto read = parsed(made.toString());
    EXPECT_EQ(read.accountKey(), made.accountKey());
    EXPECT_EQ(read.queueEndpoint(), endpoint);
    EXPECT_EQ(read.accountName(), u"office");
}

TEST(ConnectionString, BlobsAreWhereItSaysOrWhereTheAccountHasThem) {
    const auto given = parsed(QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;QueueEndpoint=http://h:10001/abc;"
                                             "BlobEndpoint=http://h:10000/abc"));
    EXPECT_EQ(given.blobEndpoint(), (ServiceEndpoint{false, QStringLiteral("h"), 10000, "/abc"}));
    const auto cloud = parsed(QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;EndpointSuffix=example.org"));
    EXPECT_EQ(cloud.blobEndpoint(), (ServiceEndpoint{true, QStringLiteral("abc.blob.example.org"), 443, ""}));
    const auto emulator = parsed(QStringLiteral("UseDevelopmentStorage=true"));
    EXPECT_EQ(emulator.blobEndpoint(),
              (ServiceEndpoint{false, QStringLiteral("127.0.0.1"), 10000, "/devstoreaccount1"}));
    const auto queuesOnly = parsed(QStringLiteral("AccountName=a;AccountKey=c2VjcmV0;QueueEndpoint=http://h:10001/a"));
    EXPECT_FALSE(queuesOnly.blobEndpoint());
    const auto both = queuesOnly.withBlobs(*given.blobEndpoint());
    EXPECT_EQ(both.blobEndpoint(), given.blobEndpoint());
    EXPECT_EQ(parsed(both.toString()).blobEndpoint(), given.blobEndpoint());
}

TEST(ConnectionString, TheFingerprintIsOfBothServices) {
    const QString colons = QString(QStringLiteral("AB:")).repeated(32).chopped(1);
    const auto string = parsed(QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;QueueEndpoint=https://h:10001/abc;"
                                              "BlobEndpoint=https://h:10000/abc;CertificateFingerprint=%1")
                                   .arg(colons));
    EXPECT_EQ(string.blobEndpoint()->fingerprint, string.queueEndpoint().fingerprint);
    EXPECT_FALSE(string.blobEndpoint()->fingerprint.isEmpty());
}

TEST(ConnectionString, ForPeopleItsSecretsAreHidden) {
    const auto shown = parsed(QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;SharedAccessSignature=sig=secret"))
                           .toDisplayString();
    EXPECT_EQ(shown, u"AccountName=abc;AccountKey=hidden;SharedAccessSignature=hidden");
}

TEST(ConnectionString, SaysWhatIsWrongAndNeverRepeatsTheKey) {
    const std::vector<std::pair<QString, QString>> wrong{
        {QString(), QStringLiteral("empty")},
        {QStringLiteral("c2VjcmV0"), QStringLiteral("part 1")},
        {QStringLiteral("AccountName=a;c2VjcmV0"), QStringLiteral("part 2")},
        {QStringLiteral("AccountName=abc"), QStringLiteral("neither AccountKey")},
        {QStringLiteral("AccountKey=c2VjcmV0"), QStringLiteral("no AccountName")},
        {QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0!"), QStringLiteral("not valid Base64")},
        {QStringLiteral("AccountName=abc;AccountKey="), QStringLiteral("not valid Base64")},
        {QStringLiteral("AccountKey=c2VjcmV0;AccountName=abc;accountkey=c2VjcmV0"), QStringLiteral("part 3")},
        {QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;QueueEndpoint=ftp://h"), QStringLiteral("QueueEndpoint")},
        {QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;QueueEndpoint=http://u:c2VjcmV0@h/abc"),
         QStringLiteral("QueueEndpoint")},
        {QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;QueueEndpoint=http://h/abc?sig=c2VjcmV0"),
         QStringLiteral("QueueEndpoint")},
        {QStringLiteral("AccountName=abc;AccountKey=c2VjcmV0;DefaultEndpointsProtocol=gopher"),
         QStringLiteral("QueueEndpoint")},
        {QStringLiteral("SharedAccessSignature=c2VjcmV0"), QStringLiteral("neither QueueEndpoint")},
    };
    for (const auto& [text, expected] : wrong) {
        const QString message = problem(text);
        EXPECT_TRUE(message.contains(expected)) << message.toStdString();
        EXPECT_FALSE(message.contains(u"c2VjcmV0")) << message.toStdString();
    }
}

} // namespace
} // namespace gleaner
