// What the Test button says: each kind of trouble comes from a server that really makes it, and each has its words.
#include "tests/head_node/settings/connection_verdict_bed.h"

namespace gleaner {
namespace {

constexpr char kWantsLogin[] =
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
    "Content-Length: 0\r\n\r\n";
constexpr char kForbids[] = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";

TEST_F(ConnectionVerdict, QueuesAndBlobsThatWork) {
    const OfficeServices office;
    const ConnectionString connection = leadingTo(address(office.queuePort()), address(office.blobPort()));
    const ProbeReport queues = ask(connection), blobs = ask(connection, ProbedService::Blobs);
    EXPECT_EQ(queues.outcome, ProbeOutcome::Works);
    expectWords(wordsFor(queues), {QStringLiteral("It works: ") + address(office.queuePort()),
                                   QStringLiteral("The queues will be made when the head starts.")});
    EXPECT_EQ(blobs.outcome, ProbeOutcome::Works);
    expectWords(wordsForBlobs(blobs), {address(office.blobPort()), QStringLiteral("answers too")});
}

TEST_F(ConnectionVerdict, ANameThatNobodyKnows) {
    const ProbeReport report = ask(leadingTo(QStringLiteral("http://no-such-office.invalid:10001/office")));
    EXPECT_EQ(report.outcome, ProbeOutcome::NameNotFound);
    expectWords(wordsFor(report), {QStringLiteral("Nobody knows a host named no-such-office.invalid.")});
}

TEST_F(ConnectionVerdict, AProxyThatWantsALogin) {
    const OfficeServices office;
    const HttpProxy proxy(kWantsLogin);
    goThrough(proxy.port());
    const ProbeReport report = ask(leadingTo(address(office.queuePort())));
    EXPECT_EQ(report.outcome, ProbeOutcome::ProxyWantsLogin);
    expectWords(wordsFor(report), {QStringLiteral("The proxy 127.0.0.1:%1").arg(proxy.port()),
                                   QStringLiteral("wants a name and a password")});
}

TEST_F(ConnectionVerdict, AProxyThatForbidsIt) {
    const OfficeServices office;
    const HttpProxy proxy(kForbids);
    goThrough(proxy.port());
    const ProbeReport report = ask(leadingTo(address(office.queuePort())));
    EXPECT_EQ(report.outcome, ProbeOutcome::ProxyFailed);
    expectWords(wordsFor(report), {QStringLiteral("does not let the request through: HTTP 403. Check the proxy")});
}

TEST_F(ConnectionVerdict, AProxyThatIsAway) {
    const OfficeServices office;
    goThrough(1);
    const ProbeReport report = ask(leadingTo(address(office.queuePort())));
    EXPECT_EQ(report.outcome, ProbeOutcome::ProxyFailed);
    expectWords(wordsFor(report), {QStringLiteral("The proxy 127.0.0.1:1 of this PC's settings")});
}

TEST_F(ConnectionVerdict, ATokenWhoseTimeIsOver) {
    const OfficeServices office;
    const ProbeReport report = ask(leadingTo(address(office.queuePort()), {}, token("rwdlacup", Seconds(-60))));
    EXPECT_EQ(report.outcome, ProbeOutcome::TokenExpired);
    expectWords(wordsFor(report), {QStringLiteral("was good until ") + accessTimeText(m_clock.now() - Seconds(60)),
                                   QStringLiteral("Ask for a new one.")});
}

TEST_F(ConnectionVerdict, ATokenWhoseTimeHasNotCome) {
    const OfficeServices office;
    const ProbeReport report = ask(
        leadingTo(address(office.queuePort()), {}, token("rwdlacup", std::chrono::hours(9), std::chrono::hours(8))));
    EXPECT_EQ(report.outcome, ProbeOutcome::TokenNotYet);
    expectWords(wordsFor(report), {QStringLiteral("and not yet")});
}

TEST_F(ConnectionVerdict, ATokenThatLacksRightsIsFoundWhetherOrNotTheServiceSaysSo) {
    const OfficeServices office;
    for (const char* rights : {"ra", "ap"}) { // may read what is asked for, and may not
        const ProbeReport report = ask(leadingTo(address(office.queuePort()), {}, token(rights)));
        EXPECT_EQ(report.outcome, ProbeOutcome::NoPermission) << rights;
        expectWords(wordsFor(report), {QStringLiteral("lacks rights that a head needs: "), QStringLiteral("update (u)"),
                                       QStringLiteral("rwdlacup")});
    }
    const ProbeReport blobs =
        ask(leadingTo(address(office.queuePort()), address(office.blobPort()), token("raup")), ProbedService::Blobs);
    EXPECT_EQ(blobs.outcome, ProbeOutcome::NoPermission);
    expectWords(wordsForBlobs(blobs), {QStringLiteral("But what is larger than a message has no place"),
                                       QStringLiteral("write (w), delete (d), list (l)")});
}

TEST_F(ConnectionVerdict, ATokenForAnotherService) {
    const OfficeServices office;
    const QByteArray forBlobs = accountSas(
        kOffice, officeKey(), "b", "sco",
        {.permissions = "rwdlacup", .expiry = accessTimeText(m_clock.now() + std::chrono::hours(1)).toLatin1()});
    const ProbeReport report = ask(leadingTo(address(office.queuePort()), {}, forBlobs));
    EXPECT_EQ(report.outcome, ProbeOutcome::NoPermission);
    expectWords(wordsFor(report),
                {QStringLiteral("knows who asks, but does not allow it"), QStringLiteral("for all queues and blobs")});
}

TEST_F(ConnectionVerdict, AClockThatIsWrong) {
    OfficeServices office;
    const ConnectionString connection = leadingTo(address(office.queuePort()));
    office.advance(std::chrono::minutes(20));
    const ProbeReport late = ask(connection);
    EXPECT_EQ(late.outcome, ProbeOutcome::Works) << "the head makes up for it";
    expectWords(wordsFor(late), {QStringLiteral("This PC's clock is 20 minutes late")});
    m_clock.advance(std::chrono::minutes(60));
    expectWords(wordsFor(ask(connection)), {QStringLiteral("This PC's clock is 40 minutes early")});
}

TEST_F(ConnectionVerdict, BlobsThatNobodyServesOrThatAreNotNamed) {
    OfficeServices office;
    const ConnectionString connection = leadingTo(address(office.queuePort()), address(office.blobPort()));
    const ConnectionString swapped = leadingTo(address(office.queuePort()), address(1));
    EXPECT_EQ(ask(connection).outcome, ProbeOutcome::Works);
    const ProbeReport silent = ask(swapped, ProbedService::Blobs);
    EXPECT_EQ(silent.outcome, ProbeOutcome::NobodyListens);
    expectWords(wordsForBlobs(silent), {QStringLiteral("But what is larger than a message has no place: ") + address(1),
                                        QStringLiteral("nothing serves blobs there")});
    expectWords(wordsForBlobs({}), {QStringLiteral("does not say where blobs are (BlobEndpoint)")});
}

} // namespace
} // namespace gleaner
