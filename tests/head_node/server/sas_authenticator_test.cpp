// When, from where and by which policy a token opens its queue; and that no answer ever repeats its signature.
#include "tests/head_node/server/queue_service_bed.h"

namespace gleaner {
namespace {

class SasAuthenticatorTest : public QueueServiceTest {
protected:
    SasAuthenticatorTest() { EXPECT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201); }

    QByteArray in(Seconds later) const { return accessTimeText(m_clock.now() + later).toLatin1(); }
    static QByteArray tokenOf(const SasFields& fields) { return queueSas(kAccount, key(), "jobs", fields); }
    HttpResponse peekWith(const SasFields& fields) { return askWith(tokenOf(fields), PeekMessages{m_jobs, 1}); }
    void setPolicies(const std::vector<AccessPolicy>& policies) {
        EXPECT_TRUE(m_account.open(m_jobs)->setAccessPolicies(policies));
    }
    static void expectDetail(const HttpResponse& answer, const char* words) {
        expectError(answer, ServiceErrorCode::AuthenticationFailed);
        EXPECT_TRUE(answer.body.contains(words)) << answer.body.constData();
    }
};

TEST_F(SasAuthenticatorTest, ATokenHoldsFromItsStartUntilItsExpiry) {
    const QByteArray token = tokenOf({.permissions = "r", .start = in(Seconds(10)), .expiry = in(Seconds(20))});
    const auto status = [&] { return askWith(token, PeekMessages{m_jobs, 1}).status; };
    expectDetail(askWith(token, PeekMessages{m_jobs, 1}), "Signature not valid in the specified time frame");
    m_clock.advance(Seconds(10));
    EXPECT_EQ(status(), 200);
    m_clock.advance(Seconds(9));
    EXPECT_EQ(status(), 200);
    m_clock.advance(Seconds(1));
    EXPECT_EQ(status(), 403) << "remembered, and expired all the same";
}

TEST_F(SasAuthenticatorTest, TimesComeInAllTheirForms) {
    for (const char* expiry :
         {"2999-01-31", "2999-01-31T10:11Z", "2999-01-31T10:11:12Z", "2999-01-31T10:11:12.1234567Z"}) {
        EXPECT_EQ(peekWith({.permissions = "r", .expiry = expiry}).status, 200) << expiry;
        EXPECT_EQ(peekWith({.permissions = "r", .start = expiry, .expiry = expiry}).status, 403) << expiry;
    }
    expectDetail(peekWith({.permissions = "r", .expiry = "tomorrow"}), "se is mandatory");
    expectDetail(peekWith({.permissions = "r"}), "se is mandatory");
    expectDetail(peekWith({.permissions = "r", .start = "now", .expiry = "2999-01-31"}), "st is not a time");
    expectDetail(peekWith({.expiry = "2999-01-31"}), "sp is mandatory");
}

TEST_F(SasAuthenticatorTest, ATokenHoldsForItsAddressesOnly) {
    const SasFields fields{.permissions = "r", .expiry = in(Seconds(60)), .addresses = "10.0.0.1-10.0.0.9"};
    m_peer.address = QHostAddress(QStringLiteral("10.0.0.9"));
    EXPECT_EQ(peekWith(fields).status, 200);
    m_peer.address = QHostAddress(QStringLiteral("10.0.0.10"));
    const HttpResponse answer = peekWith(fields);
    expectError(answer, ServiceErrorCode::AuthorizationSourceIPMismatch);
    EXPECT_TRUE(answer.body.contains("<SourceIP>10.0.0.10</SourceIP>")) << answer.body.constData();
    expectDetail(peekWith({.permissions = "r", .expiry = in(Seconds(60)), .addresses = "office"}), "sip is neither");
}

TEST_F(SasAuthenticatorTest, ATokenForHttpsIsRefusedOnAnOpenConnection) {
    const SasFields fields{.permissions = "r", .expiry = in(Seconds(60)), .protocols = "https"};
    expectError(peekWith(fields), ServiceErrorCode::AuthorizationProtocolMismatch);
    EXPECT_EQ(peekWith({.permissions = "r", .expiry = in(Seconds(60)), .protocols = "https,http"}).status, 200);
    expectDetail(peekWith({.permissions = "r", .expiry = in(Seconds(60)), .protocols = "http"}), "spr is neither");
    m_peer.tls = true;
    EXPECT_EQ(peekWith(fields).status, 200);
}

TEST_F(SasAuthenticatorTest, ATokenThatIsRememberedIsCheckedForAddressAndProtocolAllTheSame) {
    const SasFields fields{
        .permissions = "r", .expiry = in(Seconds(60)), .addresses = "10.0.0.1", .protocols = "https"};
    m_peer = {QHostAddress(QStringLiteral("10.0.0.1")), true};
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(peekWith(fields).status, 200);
    m_peer.address = QHostAddress(QStringLiteral("10.0.0.2"));
    expectError(peekWith(fields), ServiceErrorCode::AuthorizationSourceIPMismatch);
    m_peer = {QHostAddress(QStringLiteral("10.0.0.1")), false};
    expectError(peekWith(fields), ServiceErrorCode::AuthorizationProtocolMismatch);
}

TEST_F(SasAuthenticatorTest, AForgedTokenIsRefusedHoweverOftenItComes) {
    QByteArray token = tokenOf({.permissions = "r", .expiry = in(Seconds(60))});
    token.replace("sp=r", "sp=p");
    for (int i = 0; i < 5; ++i)
        expectError(askWith(token, GetMessages{m_jobs, 1}), ServiceErrorCode::AuthenticationFailed);
}

TEST_F(SasAuthenticatorTest, APolicySaysWhatItsTokenDoesNot) {
    const QString expiry = QString::fromLatin1(in(Seconds(60)));
    setPolicies({{QStringLiteral("all"), {}, expiry, QStringLiteral("rp")}, {QStringLiteral("none"), {}, {}, {}}});
    EXPECT_EQ(peekWith({.policy = "all"}).status, 200);
    EXPECT_EQ(peekWith({.permissions = "r", .expiry = in(Seconds(60)), .policy = "none"}).status, 200);
    EXPECT_EQ(peekWith({.start = in(Seconds(0)), .policy = "all"}).status, 200);
    expectDetail(peekWith({.permissions = "r", .policy = "all"}), "but not both");
    expectDetail(peekWith({.expiry = in(Seconds(60)), .policy = "all"}), "but not both");
    expectDetail(peekWith({.permissions = "r", .policy = "none"}), "se is mandatory");
    expectDetail(peekWith({.expiry = in(Seconds(60)), .policy = "none"}), "sp is mandatory");
    expectDetail(peekWith({.policy = "gone"}), "not there");
    expectError(askWith(tokenOf({.policy = "all"}), PutMessage{m_jobs, "x"}),
                ServiceErrorCode::AuthorizationPermissionMismatch);
}

TEST_F(SasAuthenticatorTest, APolicysTokensEndAndGoOnWithIt) {
    const AccessPolicy policy{QStringLiteral("pc-7"), {}, QString::fromLatin1(in(Seconds(60))), QStringLiteral("r")};
    const QByteArray token = tokenOf({.policy = "pc-7"});
    const auto status = [&] { return askWith(token, PeekMessages{m_jobs, 1}).status; };
    EXPECT_EQ(status(), 403);
    setPolicies({policy});
    EXPECT_EQ(status(), 200);
    m_clock.advance(Seconds(60));
    EXPECT_EQ(status(), 403);
    setPolicies({{policy.id, {}, QString::fromLatin1(in(Seconds(60))), policy.permissions}});
    EXPECT_EQ(status(), 200) << "renewed: the token stays the same";
    setPolicies({});
    EXPECT_EQ(status(), 403) << "revoked";
}

TEST_F(SasAuthenticatorTest, APolicyOfAnotherQueueIsNone) {
    ASSERT_EQ(ask(CreateQueue{QStringLiteral("other"), {}}).status, 201);
    ASSERT_TRUE(
        m_account.open(QStringLiteral("other"))
            ->setAccessPolicies({{QStringLiteral("p"), {}, QStringLiteral("2999-01-01"), QStringLiteral("r")}}));
    EXPECT_EQ(peekWith({.policy = "p"}).status, 403);
}

TEST_F(SasAuthenticatorTest, NothingOfATokenCanBeChanged) {
    const QByteArray token = tokenOf({.permissions = "r",
                                      .start = "2020-01-01",
                                      .expiry = in(Seconds(60)),
                                      .addresses = "127.0.0.1",
                                      .protocols = "https,http"});
    EXPECT_EQ(askWith(token, PeekMessages{m_jobs, 1}).status, 200);
    for (const auto& [was, is] :
         std::initializer_list<std::pair<QByteArray, QByteArray>>{{"sp=r", "sp=raup"},
                                                                  {"st=2020", "st=2019"},
                                                                  {"sip=127.0.0.1", "sip=127.0.0.1-127.0.0.2"},
                                                                  {"spr=https%2Chttp", "spr=https"},
                                                                  {"sv=2021-12-02", "sv=2021-12-03"},
                                                                  {"sp=r", "sp=r&si=all"},
                                                                  {"sip=127.0.0.1&", ""},
                                                                  {"sp=r", "sp=r&sp=raup"},
                                                                  {"sp=r", "sp=r&ss=q&srt=sco"}}) {
        QByteArray changed = token;
        changed.replace(was, is);
        ASSERT_NE(changed, token);
        expectError(askWith(changed, PeekMessages{m_jobs, 1}), ServiceErrorCode::AuthenticationFailed);
    }
    EXPECT_EQ(askWith(token, PeekMessages{m_jobs, 1}).status, 200);
}

TEST_F(SasAuthenticatorTest, TheTokensVersionCountsWhereTheRequestSaysNone) {
    HttpRequest asked{
        "GET", "/office/jobs/messages?peekonly=true&" + tokenOf({.permissions = "r", .expiry = "2999-01-01"}), {}, {}};
    EXPECT_EQ(ask(asked).headers.value("x-ms-version"), kSasVersion);
    asked.headers.add("x-ms-version", "2026-04-06");
    EXPECT_EQ(ask(asked).headers.value("x-ms-version"), "2026-04-06");
    asked.headers.set("x-ms-version", "2014-02-14");
    expectError(ask(asked), ServiceErrorCode::InvalidHeaderValue);
}

TEST_F(SasAuthenticatorTest, ATokenOfAVersionThatIsSignedOtherwiseIsRefused) {
    for (const char* version : {"2014-02-14", "2015-04-04", "later", ""}) {
        SasToken token;
        token.version = version;
        token.permissions = "r";
        token.expiry = "2999-01-01";
        const QByteArray signature = sharedKeySignature(key(), queueSasText(token, kAccount, "jobs"));
        const QByteArray query = "sp=r&se=2999-01-01&sv=" + token.version + "&sig=" + signature.toPercentEncoding();
        expectError(askWith(query, PeekMessages{m_jobs, 1}), ServiceErrorCode::AuthenticationFailed);
    }
}

TEST_F(SasAuthenticatorTest, NoAnswerRepeatsASignature) {
    const auto expectSilence = [](const HttpResponse& answer, const QByteArray& token) {
        const QByteArray signature = QByteArray::fromPercentEncoding(token.sliced(token.indexOf("sig=") + 4));
        QByteArray whole = answer.body;
        for (const auto& [name, value] : answer.headers.fields()) {
            whole += name + value;
        }
        EXPECT_FALSE(whole.contains(signature) || whole.contains(signature.toPercentEncoding())) << whole.constData();
    };
    for (const SasFields& fields :
         std::initializer_list<SasFields>{{.permissions = "r", .expiry = "2999-01-01"},
                                          {.permissions = "r", .expiry = "2001-01-01"},
                                          {.policy = "gone"},
                                          {.permissions = "r", .expiry = "2999-01-01", .addresses = "10.0.0.1"},
                                          {.permissions = "r", .expiry = "2999-01-01", .protocols = "https"}}) {
        const QByteArray token = tokenOf(fields);
        expectSilence(askWith(token, PeekMessages{m_jobs, 1}), token);
        expectSilence(askWith(token, PeekMessages{QStringLiteral("other"), 1}), token);
        expectSilence(askWith(token, ListQueues{}), token);
        expectSilence(askWith("numofmessages=x&" + token, PeekMessages{m_jobs, 1}), token);
        HttpRequest confused = request(DeleteQueue{m_jobs}); // signed by a wrong key, with a token besides
        confused.target += '?' + token;
        ASSERT_TRUE(signWithSharedKey(confused, kAccount, AccountKey::fromBytes("guess")));
        expectSilence(ask(confused), token);
        HttpRequest copy = request(DeleteQueue{m_jobs});
        copy.headers.add("x-ms-copy-source", "http://head/office/jobs?" + token);
        ASSERT_TRUE(signWithSharedKey(copy, kAccount, AccountKey::fromBytes("guess")));
        expectSilence(ask(copy), token);
    }
}

TEST_F(SasAuthenticatorTest, MoreTokensThanAreRememberedAllHold) {
    for (int i = 0; i < int(SasAuthenticator::kMaxRemembered) + 10; ++i) {
        const QByteArray expiry = accessTimeText(m_clock.now() + Seconds(60 + i)).toLatin1();
        ASSERT_EQ(peekWith({.permissions = "r", .expiry = expiry}).status, 200) << i;
    }
    EXPECT_EQ(peekWith({.permissions = "r", .expiry = in(Seconds(60))}).status, 200);
}

} // namespace
} // namespace gleaner
