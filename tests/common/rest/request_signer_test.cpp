#include "common/rest/request_signer.h"

#include "common/rest/shared_key.h"
#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const TimePoint kNow{Milliseconds(1'767'225'600'000)}; // 2026-01-01

HttpRequest request(const QByteArray& target) {
    HttpRequest made{"POST", target, {}, "body"};
    made.headers.add("x-ms-version", "2021-12-02");
    return made;
}

Result<QByteArray> targetWith(const RequestSigner& signer, const QByteArray& target, const QString& resource) {
    HttpRequest made = request(target);
    return signer.sign(made, resource, kNow).map([&made] { return made.target; });
}

TEST(RequestSigner, AKeySignsDateAndLength) {
    const SharedKeySigner signer(QStringLiteral("office"), AccountKey::fromBytes("key"));
    HttpRequest made = request("/office/q/messages?messagettl=5");
    ASSERT_TRUE(signer.sign(made, QStringLiteral("q"), kNow));
    EXPECT_EQ(made.target, "/office/q/messages?messagettl=5");
    EXPECT_EQ(made.headers.value("x-ms-date"), "Thu, 01 Jan 2026 00:00:00 GMT");
    EXPECT_EQ(made.headers.value("Content-Length"), "4");
    const QByteArray text = sharedKeyText(made, parseRequestTarget(made.target).value(), "office");
    EXPECT_EQ(made.headers.value("Authorization"),
              "SharedKey office:" + sharedKeySignature(AccountKey::fromBytes("key"), text));
}

TEST(RequestSigner, ATokenJoinsTheQuery) {
    const auto signer = SasSigner::make("?sv=2021&sig=a%2Bb%3D ").value();
    EXPECT_EQ(targetWith(*signer, "/a/q", {}), QByteArray("/a/q?sv=2021&sig=a%2Bb%3D"));
    EXPECT_EQ(targetWith(*signer, "/a/q?comp=acl", QStringLiteral("q")),
              QByteArray("/a/q?comp=acl&sv=2021&sig=a%2Bb%3D"));
}

TEST(RequestSigner, EveryResourceHasItsOwnToken) {
    const auto signer = SasSigner::make({{QStringLiteral("q"), "sig=1"}, {QStringLiteral("r"), "sig=2"}}).value();
    EXPECT_EQ(targetWith(*signer, "/a/r", QStringLiteral("r")), QByteArray("/a/r?sig=2"));
    EXPECT_EQ(codeOf(targetWith(*signer, "/a/s", QStringLiteral("s"))), ErrorCode::Refused);
    EXPECT_EQ(codeOf(targetWith(*signer, "/a", {})), ErrorCode::Refused);
}

TEST(RequestSigner, WhatWouldBreakTheRequestLineIsNoToken) {
    for (const char* text : {"", "?", "sv=2021", "sv=1&sig=a b", "sv=1&sig=a\r\nx: y", "sv=1&sig=a#b", "asig=1"}) {
        const auto made = SasSigner::make(QByteArray(text));
        EXPECT_EQ(codeOf(made), ErrorCode::InvalidArgument) << text;
    }
    const auto made = SasSigner::make({{QStringLiteral("q"), "sv=secret"}});
    ASSERT_EQ(codeOf(made), ErrorCode::InvalidArgument);
    EXPECT_FALSE(made.error().message.contains(u"secret"));
}

TEST(RequestSigner, AConnectionStringsKeyComesBeforeItsToken) {
    const QString base = QStringLiteral("AccountName=abc;QueueEndpoint=http://h/abc;SharedAccessSignature=sig=1");
    const auto byToken = makeRequestSigner(ConnectionString::parse(base).value());
    EXPECT_EQ(targetWith(**byToken, "/abc/q", QStringLiteral("q")), QByteArray("/abc/q?sig=1"));
    const auto byKey = makeRequestSigner(ConnectionString::parse(base + QStringLiteral(";AccountKey=a2V5")).value());
    EXPECT_EQ(targetWith(**byKey, "/abc/q", QStringLiteral("q")), QByteArray("/abc/q"));
}

} // namespace
} // namespace gleaner
