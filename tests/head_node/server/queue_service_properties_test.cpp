// The service's own properties, browsers of other sites, the read replica's address, and TLS as answers show it.
#include "tests/head_node/server/queue_service_bed.h"

namespace gleaner {
namespace {

const QString kSite = QStringLiteral("https://office.example");

ServiceProperties withRule(CorsRule rule) {
    ServiceProperties properties;
    properties.cors = std::vector{std::move(rule)};
    return properties;
}

CorsRule siteRule() {
    return {{kSite},
            {QStringLiteral("GET"), QStringLiteral("PUT")},
            {QStringLiteral("x-ms-*")},
            {QStringLiteral("x-ms-request-id")},
            60};
}

class QueueServiceProperties : public QueueServiceTest {
protected:
    ServiceProperties got() {
        const HttpResponse answer = ask(GetServiceProperties{});
        EXPECT_EQ(answer.status, 200);
        return readServiceProperties(answer.body).value();
    }
    HttpResponse preflight(const QByteArray& origin, const QByteArray& method, const QByteArray& headers = {}) {
        HttpRequest asked{"OPTIONS", "/office/jobs/messages", {}, {}};
        if (!origin.isEmpty()) {
            asked.headers.add("Origin", origin);
        }
        if (!method.isEmpty()) {
            asked.headers.add("Access-Control-Request-Method", method);
        }
        if (!headers.isEmpty()) {
            asked.headers.add("Access-Control-Request-Headers", headers);
        }
        return ask(asked);
    }
    HttpResponse askAtSecondary(const QueueOperation& operation) {
        HttpRequest asked = request(operation);
        asked.target.replace("/office", "/office-secondary");
        return ask(withSignature(asked));
    }
};

TEST_F(QueueServiceProperties, WhatASetLeavesOutIsKept) {
    ServiceProperties first = withRule(siteRule());
    first.logging = LoggingProperties{QStringLiteral("1.0"), true, false, true, {true, 7}};
    EXPECT_EQ(ask(SetServiceProperties{first}).status, 202);
    HttpRequest asked = request(SetServiceProperties{});
    asked.body = "<StorageServiceProperties><HourMetrics><Version>1.0</Version><Enabled>true</Enabled>"
                 "<IncludeAPIs>false</IncludeAPIs><RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>"
                 "</HourMetrics></StorageServiceProperties>";
    EXPECT_EQ(ask(withSignature(asked)).status, 202);
    const ServiceProperties now = got();
    EXPECT_EQ(now.logging, first.logging);
    EXPECT_EQ(now.cors, first.cors);
    EXPECT_TRUE(now.hourMetrics && now.hourMetrics->enabled && now.hourMetrics->includeApis == false);
    EXPECT_EQ(now.minuteMetrics, MetricsProperties());
}

TEST_F(QueueServiceProperties, TheyOutliveTheService) {
    EXPECT_EQ(ask(SetServiceProperties{withRule(siteRule())}).status, 202);
    EXPECT_EQ(KeptProperties(m_account).corsRules(), std::vector{siteRule()});
}

TEST_F(QueueServiceProperties, AWrongDocumentChangesNothing) {
    EXPECT_EQ(ask(SetServiceProperties{withRule(siteRule())}).status, 202);
    HttpRequest asked = request(SetServiceProperties{});
    asked.body = "<StorageServiceProperties><Cors><CorsRule/></Cors></StorageServiceProperties>";
    expectError(ask(withSignature(asked)), ServiceErrorCode::InvalidXmlDocument);
    EXPECT_EQ(got().cors, std::vector{siteRule()});
}

TEST_F(QueueServiceProperties, ARuleAllowsWhatItSays) {
    expectError(preflight(kSite.toLatin1(), "GET"), ServiceErrorCode::CorsPreflightFailure);
    ASSERT_EQ(ask(SetServiceProperties{withRule(siteRule())}).status, 202);
    const HttpResponse answer = preflight(kSite.toLatin1(), "PUT", "x-ms-version, X-MS-Date");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Origin"), kSite.toLatin1());
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Methods"), "PUT");
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Headers"), "x-ms-version, X-MS-Date");
    EXPECT_EQ(answer.headers.value("Access-Control-Max-Age"), "60");
    expectError(preflight(kSite.toLatin1(), "DELETE"), ServiceErrorCode::CorsPreflightFailure);
    expectError(preflight("https://other.example", "PUT"), ServiceErrorCode::CorsPreflightFailure);
    expectError(preflight(kSite.toLatin1(), "PUT", "authorization"), ServiceErrorCode::CorsPreflightFailure);
    expectError(preflight(kSite.toLatin1(), {}), ServiceErrorCode::MissingRequiredHeader);
    expectError(preflight({}, "PUT"), ServiceErrorCode::MissingRequiredHeader);
}

TEST_F(QueueServiceProperties, AnswersNameTheOriginThatARuleAllows) {
    ASSERT_EQ(ask(SetServiceProperties{withRule(siteRule())}).status, 202);
    HttpRequest asked = request(ListQueues{});
    asked.headers.add("Origin", kSite.toLatin1());
    const HttpResponse answer = ask(withSignature(asked));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Origin"), kSite.toLatin1());
    EXPECT_EQ(answer.headers.value("Access-Control-Expose-Headers"), "x-ms-request-id");
    asked = request(PutMessage{m_jobs, "x"}); // POST: not in the rule
    asked.headers.add("Origin", kSite.toLatin1());
    EXPECT_FALSE(ask(withSignature(asked)).headers.contains("Access-Control-Allow-Origin"));
    EXPECT_FALSE(ask(ListQueues{}).headers.contains("Access-Control-Allow-Origin"));
    asked = request(CreateQueue{m_jobs, {}});
    asked.headers.add("Origin", kSite.toLatin1());
    EXPECT_TRUE(ask(asked).headers.contains("Access-Control-Allow-Origin")) << "a page may read errors, too";
}

TEST_F(QueueServiceProperties, TheReplicaAnswersReadsOnly) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    ASSERT_EQ(ask(PutMessage{m_jobs, "x"}).status, 201);
    EXPECT_EQ(decodePeeked(askAtSecondary(PeekMessages{m_jobs, 1}))->size(), 1U);
    EXPECT_EQ(askAtSecondary(GetMetadata{m_jobs}).status, 200);
    EXPECT_TRUE(askAtSecondary(ListQueues{}).body.contains("http://head:10001/office-secondary/"));
    for (const QueueOperation& write : std::initializer_list<QueueOperation>{
             GetMessages{m_jobs, 1, Seconds(9)}, PutMessage{m_jobs, "y"}, DeleteQueue{m_jobs}, SetAcl{m_jobs, {}}}) {
        expectError(askAtSecondary(write), ServiceErrorCode::InsufficientAccountPermissions);
    }
    HttpRequest asked = encodeQueueRequest(PeekMessages{m_jobs, 1}, "/office-secondary").value();
    asked.target += '&' + queueSas(kAccount, key(), "jobs", {.permissions = "r", .expiry = "2999-01-01"});
    EXPECT_EQ(ask(asked).status, 200);
    asked = request(ListQueues{});
    asked.target.replace("/office", "/office-tertiary");
    expectError(ask(withSignature(asked)), ServiceErrorCode::ResourceNotFound);
}

TEST_F(QueueServiceProperties, OnlyTheReplicaKnowsHowFarItIs) {
    const HttpResponse answer = askAtSecondary(GetServiceStats{});
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.body.contains("<Status>live</Status>"));
    EXPECT_TRUE(answer.body.contains(QByteArray("<LastSyncTime>" + toHttpDate(m_clock.now()) + "</LastSyncTime>")));
    expectError(ask(GetServiceStats{}), ServiceErrorCode::InvalidQueryParameterValue);
}

TEST_F(QueueServiceProperties, AListingOverTlsNamesAnEncryptedAddress) {
    m_peer.tls = true;
    EXPECT_TRUE(ask(ListQueues{}).body.contains("ServiceEndpoint=\"https://head:10001/office/\""));
}

} // namespace
} // namespace gleaner
