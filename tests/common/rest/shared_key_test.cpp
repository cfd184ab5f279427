// Signatures were taken from the official SDKs: JavaScript (@azure/storage-queue 12.30.0) and Debian's Python
// (azure-storage-queue 12.6.0b1), by recording the requests that they send with the emulator's public key. The Python
// one gives '-' a weight, which shows in names that are not allowed as metadata only; none stands here.
#include "common/rest/shared_key.h"

#include "common/rest/connection_string.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

struct Vector {
    QByteArray method;
    QByteArray target;
    std::vector<HttpHeaders::Field> headers;
    QByteArray signature;
};

constexpr char kId[] = "b1e8a6a0-0001-11ee-9999-0242ac120002";
constexpr char kJsDate[] = "Sat, 21 Nov 2026 13:39:04 GMT";
constexpr char kPythonDate[] = "Sat, 21 Nov 2026 13:00:00 GMT";

std::vector<HttpHeaders::Field> js(const QByteArray& id, std::vector<HttpHeaders::Field> more = {}) {
    more.insert(more.end(), {{"x-ms-version", "2026-04-06"},
                             {"Accept", "application/xml"},
                             {"x-ms-client-request-id", id},
                             {"x-ms-date", kJsDate},
                             {"Host", "127.0.0.1:18733"}});
    return more;
}

std::vector<HttpHeaders::Field> python(std::vector<HttpHeaders::Field> more = {}) {
    more.insert(more.end(),
                {{"x-ms-date", kPythonDate}, {"x-ms-version", "2021-02-12"}, {"x-ms-client-request-id", kId}});
    return more;
}

const std::vector<Vector> kVectors{
    {"PUT", "/devstoreaccount1/jobs?timeout=30",
     js("95482e61-57a1-4a68-82f7-fb205d128050", {{"x-ms-meta-a_c", "1"},
                                                 {"x-ms-meta-a1", "two words"},
                                                 {"x-ms-meta-ab", "3"},
                                                 {"x-ms-meta-poisonthreshold", "5"},
                                                 {"Content-Length", "0"}}),
     "MbnvHBcXYAZ6ogfICw3DJHan6DzkjO0Cey4PfgLq82c="},
    {"POST", "/devstoreaccount1/jobs/messages?visibilitytimeout=10&messagettl=-1&timeout=30",
     js("b2a2ddc2-bae7-4907-a6d7-b351de7b3fd1", {{"Content-Type", "application/xml"}, {"Content-Length", "123"}}),
     "U5eN91POlP8moXAU0c/sLsMVfelPrmkqOYr5H3cq+14="},
    {"PUT",
     "/devstoreaccount1/jobs/messages/8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa?popreceipt=AgAA%2BA%2F%3D%3D"
     "&visibilitytimeout=0&timeout=30",
     js("bb97a74d-c878-4e45-9553-c02d2c4b4148", {{"Content-Type", "application/xml"}, {"Content-Length", "119"}}),
     "pSesLdIQt9k6nKHMMZhLYkjUcuf2jCTJCsyddtNTUxc="},
    {"DELETE",
     "/devstoreaccount1/jobs/messages/8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa?popreceipt=AgAA%2BA%2F%3D%3D&timeout=30",
     js("cb6b918e-699b-4a6e-84a3-ebc2e7aa2ada"), "/L/aS14eSOKOLqjt2U3atBGD1l/1Pk5Xijyvb+E5Ick="},
    {"GET", "/devstoreaccount1/jobs/messages?numofmessages=3&visibilitytimeout=60&timeout=30",
     js("035cdc85-da47-4da4-9c8f-c5801846fb22"), "EyQQ5Hu3JJrwDnWYnMAVEh+lkb8Abz2EvovbGRtH99s="},
    {"GET", "/devstoreaccount1/?comp=list&prefix=j&include=metadata&timeout=30",
     js("e3977e1d-f9e6-4200-bf93-74c9a0a99b65"), "rlQk9Tudjm+QqqV43kRyrEa39QdFDbmCkTxGkAzD1FU="},
    {"GET", "/devstoreaccount1/?comp=list&prefix=a&include=metadata", python(),
     "qY8iPRHV6UfPyRulvE4KV8rgUEyuRUF65N5/pTdoXCE="},
    {"PUT", "/devstoreaccount1/jobs",
     python({{"x-ms-meta-a_c", "1"}, {"x-ms-meta-a1", "2"}, {"x-ms-meta-ab", "3"}, {"x-ms-meta-poisonthreshold", "5"}}),
     "EhUKDbz5d4L/i58tYg2eE1aZ79f/sWiSr5iDtvgwobc="},
    {"POST", "/devstoreaccount1/jobs/messages?visibilitytimeout=10&messagettl=-1",
     python({{"Content-Type", "application/xml"}, {"Content-Length", "67"}}),
     "GDh+WBli6VlT4nwW7ab4nk594KT0g54D9RsYdu36eB8="},
    {"PUT",
     "/devstoreaccount1/jobs/messages/8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa?popreceipt=AgAAAAMAAAAAAAAA%2B1%3D%3D"
     "&visibilitytimeout=0",
     python({{"Content-Length", "0"}}), "q26VJH9KDyGfEUUiEnJgLT6G2hQ1js1IvgaV4vGt06I="},
};

HttpRequest requestOf(const Vector& vector) {
    HttpRequest request{vector.method, vector.target, {}, {}};
    for (const auto& [name, value] : vector.headers) {
        request.headers.add(name, value);
    }
    return request;
}

AccountKey key() {
    return AccountKey::fromBase64(kDevelopmentKey).value();
}

TEST(SharedKey, SignsAsTheOfficialSdksDo) {
    for (const Vector& vector : kVectors) {
        HttpRequest request = requestOf(vector);
        ASSERT_TRUE(signWithSharedKey(request, kDevelopmentAccount, key()));
        EXPECT_EQ(request.headers.value("Authorization"), "SharedKey devstoreaccount1:" + vector.signature)
            << vector.method.constData() << ' ' << vector.target.constData();
    }
}

TEST(SharedKey, TheSignedTextIsTheDocumentedOne) {
    HttpRequest request{"put", "/acc/q/messages/1?b=2&A=z&a=y%2C", {}, {}};
    request.method = "PUT";
    request.headers.add("x-ms-meta-a1", " one ");
    request.headers.add("X-MS-Meta-a_c", "two");
    request.headers.add("x-ms-date", "D");
    request.headers.add("Date", "ignored");
    request.headers.add("Content-Length", "0");
    request.headers.add("Range", "bytes=0-1");
    request.headers.add("Content-Type", "text/plain");
    EXPECT_EQ(sharedKeyText(request, parseRequestTarget(request.target).value(), "acc"),
              "PUT\n\n\n\n\ntext/plain\n\n\n\n\n\nbytes=0-1\nx-ms-date:D\nx-ms-meta-a_c:two\nx-ms-meta-a1:one\n"
              "/acc/acc/q/messages/1\na:y,,z\nb:2");
}

TEST(SharedKey, ABodysLengthIsSigned) {
    HttpRequest request{"POST", "/acc/q/messages", {}, "12345"};
    ASSERT_TRUE(signWithSharedKey(request, "acc", key()));
    EXPECT_EQ(request.headers.value("Content-Length"), "5");
    EXPECT_TRUE(sharedKeyText(request, parseRequestTarget(request.target).value(), "acc").startsWith("POST\n\n\n5\n"));
}

TEST(SharedKey, AnAddressThatDoesNotParseIsNotSigned) {
    HttpRequest request{"GET", "/a%", {}, {}};
    EXPECT_EQ(signWithSharedKey(request, "acc", key()).error().code, ErrorCode::InvalidArgument);
}

TEST(SharedKey, ReadsTheAuthorizationHeader) {
    const auto credentials = parseSharedKeyAuthorization(" sharedkey acc:c2ln ");
    ASSERT_TRUE(credentials);
    EXPECT_EQ(credentials->account, "acc");
    EXPECT_EQ(credentials->signature, "c2ln");
    EXPECT_FALSE(credentials->isLite);
    EXPECT_TRUE(parseSharedKeyAuthorization("SharedKeyLite acc:c2ln").value().isLite);
    for (const char* text : {"", "SharedKey", "SharedKey ", "SharedKey acc", "SharedKey :sig",
                             "SharedKey acc:", "SharedKeyLiter acc:sig", "Bearer acc:sig", " acc:sig"}) {
        EXPECT_FALSE(parseSharedKeyAuthorization(text)) << text;
    }
}

TEST(SharedKey, ComparisonSeesEveryDifference) {
    EXPECT_TRUE(equalInConstantTime("abc", "abc"));
    EXPECT_FALSE(equalInConstantTime("abc", "abd"));
    EXPECT_FALSE(equalInConstantTime("abc", "ab"));
    EXPECT_TRUE(equalInConstantTime("", ""));
}

TEST(AccountKey, DebugOutputHidesIt) {
    QString text;
    QDebug(&text) << key();
    EXPECT_TRUE(text.contains(u"hidden"));
    EXPECT_FALSE(text.contains(u"Eby8"));
}

} // namespace
} // namespace gleaner
