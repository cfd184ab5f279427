#include "common/rest/cors.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

CorsRule rule(const QString& origin, const QStringList& exposed = {}) {
    return {{origin}, {QStringLiteral("GET")}, {}, exposed, 5};
}

HttpResponse answerTo(const QByteArray& origin, const std::vector<CorsRule>& rules) {
    HttpResponse response{200, {}, {}};
    response.headers.add("x-ms-meta-a", "1");
    response.headers.add("x-ms-meta-b", "2");
    response.headers.add("Date", "now");
    addCorsHeaders(response, origin, "GET", rules);
    return response;
}

TEST(Cors, WithoutRulesNothingIsSaid) {
    EXPECT_EQ(answerTo("https://a.example", {}).headers.fields().size(), 3U);
}

TEST(Cors, ARuleForAllNamesNobody) {
    const HttpResponse answer = answerTo("https://a.example", {rule(QStringLiteral("*"))});
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Origin"), "*");
    EXPECT_FALSE(answer.headers.contains("Access-Control-Allow-Credentials"));
    EXPECT_FALSE(answer.headers.contains("Vary"));
}

TEST(Cors, ARuleForOneNamesItAndTellsCaches) {
    const std::vector<CorsRule> rules{rule(QStringLiteral("https://b.example")),
                                      rule(QStringLiteral("https://a.example"))};
    const HttpResponse answer = answerTo("https://a.example", rules);
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Origin"), "https://a.example");
    EXPECT_EQ(answer.headers.value("Access-Control-Allow-Credentials"), "true");
    EXPECT_EQ(answer.headers.value("Vary"), "Origin");
    EXPECT_EQ(answerTo("https://c.example", rules).headers.value("Vary"), "Origin");
    EXPECT_FALSE(answerTo("https://c.example", rules).headers.contains("Access-Control-Allow-Origin"));
    EXPECT_FALSE(answerTo("HTTPS://A.EXAMPLE", rules).headers.contains("Access-Control-Allow-Origin"));
}

TEST(Cors, ExposedPrefixesBecomeTheNamesThatAreThere) {
    const auto exposed = [](const QStringList& patterns) {
        return answerTo("https://a.example", {rule(QStringLiteral("*"), patterns)})
            .headers.value("Access-Control-Expose-Headers");
    };
    EXPECT_EQ(exposed({QStringLiteral("x-ms-meta-*")}), "x-ms-meta-a,x-ms-meta-b");
    EXPECT_EQ(exposed({QStringLiteral("date"), QStringLiteral("etag")}), "Date");
    EXPECT_EQ(exposed({}), "");
}

} // namespace
} // namespace gleaner
