#include "common/rest/queue_request_codec.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr char kBody[] = "<QueueMessage><MessageText>hi</MessageText></QueueMessage>";

ServiceResult<QueueOperation> decoded(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                                      const std::vector<HttpHeaders::Field>& headers = {}) {
    HttpRequest request{method, target, {}, body};
    for (const auto& [name, value] : headers) {
        request.headers.add(name, value);
    }
    return decodeQueueRequest(request, parseRequestTarget(target).value());
}

template<typename Operation>
Operation as(const ServiceResult<QueueOperation>& result) {
    EXPECT_TRUE(result && std::holds_alternative<Operation>(*result));
    return result && std::holds_alternative<Operation>(*result) ? std::get<Operation>(*result) : Operation{};
}

QByteArray errorOf(const ServiceResult<QueueOperation>& result) {
    return result ? QByteArray("none") : serviceErrorName(result.error().code);
}

TEST(QueueRequestDecoder, FillsInTheDocumentedDefaults) {
    EXPECT_EQ(as<PutMessage>(decoded("POST", "/a/jobs/messages", kBody)),
              (PutMessage{QStringLiteral("jobs"), "hi", Seconds(0), Seconds(604'800)}));
    EXPECT_EQ(as<GetMessages>(decoded("GET", "/a/jobs/messages")),
              (GetMessages{QStringLiteral("jobs"), 1, Seconds(30)}));
    EXPECT_EQ(as<PeekMessages>(decoded("GET", "/a/jobs/messages?peekonly=true")).count, 1);
    EXPECT_EQ(as<ListQueues>(decoded("GET", "/a?comp=list")), ListQueues{});
}

TEST(QueueRequestDecoder, MinusOneIsForEver) {
    EXPECT_EQ(
        as<PutMessage>(decoded("POST", "/a/jobs/messages?messagettl=-1&visibilitytimeout=604800", kBody)).timeToLive,
        std::nullopt);
}

TEST(QueueRequestDecoder, HeadOfMetadataIsTheSameAsGet) {
    EXPECT_EQ(as<GetMetadata>(decoded("HEAD", "/a/jobs?comp=metadata")).queue, u"jobs");
}

TEST(QueueRequestDecoder, MetadataKeepsTheCaseOfItsNames) {
    const auto create =
        as<CreateQueue>(decoded("PUT", "/a/jobs", {}, {{"X-MS-Meta-poisonThreshold", " 5 "}, {"x-ms-date", "no"}}));
    EXPECT_EQ(create.metadata, (Metadata{{QStringLiteral("poisonThreshold"), QStringLiteral("5")}}));
}

TEST(QueueRequestDecoder, AnUpdateWithoutBodyLeavesTheText) {
    EXPECT_EQ(as<UpdateMessage>(decoded("PUT", "/a/jobs/messages/7?popreceipt=r%2B&visibilitytimeout=0")),
              (UpdateMessage{QStringLiteral("jobs"), MessageId(QStringLiteral("7")), PopReceipt(QStringLiteral("r+")),
                             Seconds(0), std::nullopt}));
    EXPECT_EQ(as<UpdateMessage>(decoded("PUT", "/a/jobs/messages/7?popreceipt=r&visibilitytimeout=9", kBody)).text,
              "hi");
}

TEST(QueueRequestDecoder, NamesEachMistakeAsAzureDoes) {
    struct Case {
        const char* method;
        const char* target;
        const char* error;
    };
    for (const auto& [method, target, error] : std::initializer_list<Case>{
             {"GET", "/", "InvalidUri"},
             {"GET", "/a/jobs/else", "InvalidUri"},
             {"GET", "/a/jobs/messages/1/2", "InvalidUri"},
             {"GET", "/a", "InvalidQueryParameterValue"},
             {"GET", "/a?comp=else", "InvalidQueryParameterValue"},
             {"DELETE", "/a?comp=list", "UnsupportedHttpVerb"},
             {"GET", "/a?comp=properties", "InvalidQueryParameterValue"},
             {"PUT", "/a?restype=service&comp=properties", "InvalidXmlDocument"},
             {"PUT", "/a?restype=service&comp=stats", "InvalidQueryParameterValue"},
             {"POST", "/a/jobs?comp=acl", "UnsupportedHttpVerb"},
             {"GET", "/a/jobs?comp=else", "InvalidQueryParameterValue"},
             {"GET", "/a/jobs", "UnsupportedHttpVerb"},
             {"POST", "/a/jobs?comp=metadata", "UnsupportedHttpVerb"},
             {"PUT", "/a/jo", "OutOfRangeInput"},
             {"PUT", "/a/Jobs", "InvalidResourceName"},
             {"PUT", "/a/jobs--x", "InvalidResourceName"},
             {"GET", "/a?comp=list&maxresults=0", "OutOfRangeQueryParameterValue"},
             {"GET", "/a?comp=list&maxresults=5001", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages?numofmessages=0", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages?numofmessages=33", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages?numofmessages=x", "InvalidQueryParameterValue"},
             {"GET", "/a/jobs/messages?numofmessages=", "InvalidQueryParameterValue"},
             {"GET", "/a/jobs/messages?visibilitytimeout=0", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages?visibilitytimeout=604801", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages?peekonly=maybe", "InvalidQueryParameterValue"},
             {"PATCH", "/a/jobs/messages", "UnsupportedHttpVerb"},
             {"POST", "/a/jobs/messages", "InvalidXmlDocument"},
             {"POST", "/a/jobs/messages?messagettl=0", "OutOfRangeQueryParameterValue"},
             {"POST", "/a/jobs/messages?messagettl=-2", "OutOfRangeQueryParameterValue"},
             {"POST", "/a/jobs/messages?messagettl=2147483648", "OutOfRangeQueryParameterValue"},
             {"POST", "/a/jobs/messages?visibilitytimeout=9&messagettl=9", "OutOfRangeQueryParameterValue"},
             {"POST", "/a/jobs/messages?visibilitytimeout=604801&messagettl=-1", "OutOfRangeQueryParameterValue"},
             {"DELETE", "/a/jobs/messages/1", "MissingRequiredQueryParameter"},
             {"DELETE", "/a/jobs/messages/1?popreceipt=", "MissingRequiredQueryParameter"},
             {"PUT", "/a/jobs/messages/1?popreceipt=r", "MissingRequiredQueryParameter"},
             {"PUT", "/a/jobs/messages/1?popreceipt=r&visibilitytimeout=-1", "OutOfRangeQueryParameterValue"},
             {"GET", "/a/jobs/messages/1?popreceipt=r", "UnsupportedHttpVerb"},
         }) {
        EXPECT_EQ(errorOf(decoded(method, target)), error) << method << ' ' << target;
    }
}

TEST(QueueRequestDecoder, AnErrorNamesTheParameterAndItsBounds) {
    const auto result = decoded("GET", "/a/jobs/messages?numofmessages=33");
    ASSERT_FALSE(result);
    const std::vector<std::pair<QByteArray, QString>> expected{{"QueryParameterName", QStringLiteral("numofmessages")},
                                                               {"QueryParameterValue", QStringLiteral("33")},
                                                               {"MinimumAllowed", QStringLiteral("1")},
                                                               {"MaximumAllowed", QStringLiteral("32")}};
    EXPECT_EQ(result.error().details, expected);
}

TEST(QueueRequestDecoder, TextsUpToTheLimitAreTakenHoweverTheyAreWritten) {
    const QByteArray open = "<QueueMessage><MessageText>";
    const QByteArray close = "</MessageText></QueueMessage>";
    const QByteArray most = open + QByteArray("&amp;").repeated(kMaxMessageTextBytes) + close;
    EXPECT_EQ(as<PutMessage>(decoded("POST", "/a/jobs/messages", most)).text.size(), kMaxMessageTextBytes);
    const QByteArray more = open + QByteArray(kMaxMessageTextBytes + 1, 'x') + close;
    EXPECT_EQ(errorOf(decoded("POST", "/a/jobs/messages", more)), "RequestBodyTooLarge");
}

TEST(QueueRequestDecoder, RefusesMetadataOutsideItsRules) {
    const auto create = [](const std::vector<HttpHeaders::Field>& headers) {
        return errorOf(decoded("PUT", "/a/jobs", {}, headers));
    };
    EXPECT_EQ(create({{"x-ms-meta-", "x"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-1a", "x"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-a-b", "x"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-a", "\xC3\xA9"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-a", "1"}, {"x-ms-meta-A", "2"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-a", "1"}, {"x-ms-meta-a", "2"}}), "InvalidMetadata");
    EXPECT_EQ(create({{"x-ms-meta-a", QByteArray(kMaxMetadataBytes - 1, 'x')}}), "none");
    EXPECT_EQ(create({{"x-ms-meta-a", QByteArray(kMaxMetadataBytes, 'x')}}), "MetadataTooLarge");
}

} // namespace
} // namespace gleaner
