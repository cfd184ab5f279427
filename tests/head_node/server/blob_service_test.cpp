// What only the wire shows: headers, statuses, codes, and who may do what. Results are proven by the contract.
#include "head_node/server/blob_service.h"

#include "common/rest/blob_request_codec.h"
#include "common/rest/http_date.h"
#include "common/rest/sas.h"
#include "common/rest/shared_key.h"
#include "tests/head_node/store/blob_account_bed.h"
#include "tests/support/loopback_transport.h"

#include <QCryptographicHash>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kAccount = "office";
const BlobRef kBlob{u"box"_s, u"a b"_s};
const QByteArray kBytes = "0123456789";

AccountKey key() {
    return AccountKey::fromBytes("a secret of the office");
}

QByteArray md5(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

class BlobServiceTest : public testing::Test {
protected:
    void SetUp() override {
        bed.open();
        service.emplace(*bed.account, ServiceIdentity{kAccount, key()}, bed.clock, random);
        ASSERT_TRUE(bed.account->createContainer(u"box"_s, {}));
    }
    [[nodiscard]] HttpRequest request(const BlobOperation& operation) const {
        HttpRequest request = encodeBlobRequest(operation, '/' + kAccount).value();
        request.headers.add("Host", "head:10000");
        request.headers.add("x-ms-version", "2021-12-02");
        return request;
    }
    HttpResponse send(const HttpRequest& request) {
        auto answer = LoopbackTransport(*service).send(request, {});
        EXPECT_TRUE(answer);
        return answer.value_or(HttpResponse());
    }
    HttpResponse sendSigned(HttpRequest request) {
        request.headers.add("x-ms-date", toHttpDate(bed.clock.now()));
        EXPECT_TRUE(signWithSharedKey(request, kAccount, key()));
        return send(request);
    }
    HttpResponse ask(const BlobOperation& operation) { return sendSigned(request(operation)); }
    HttpResponse ask(const BlobOperation& operation, const QByteArray& name, const QByteArray& value) {
        HttpRequest changed = request(operation);
        changed.headers.set(name, value);
        return sendSigned(changed);
    }
    HttpResponse withToken(const BlobOperation& operation, const QByteArray& token) {
        HttpRequest asked = request(operation);
        asked.target += (asked.target.contains('?') ? '&' : '?') + token;
        return send(asked);
    }
    [[nodiscard]] SasFields allowing(const QByteArray& permissions) const {
        return {.permissions = permissions,
                .expiry = accessTimeText(bed.clock.now() + std::chrono::hours(1)).toLatin1()};
    }
    [[nodiscard]] static QByteArray codeOf(const HttpResponse& response) {
        return QByteArray::number(response.status) + ' ' + response.headers.value("x-ms-error-code");
    }
    BlobAccountBed bed;
    SeededRandom random{7};
    std::optional<BlobService> service;
};

TEST_F(BlobServiceTest, PutAnswersWithETagDateAndHash) {
    const HttpResponse answer = ask(PutBlob{kBlob, kBytes, {}, {}});
    EXPECT_EQ(answer.status, 201);
    EXPECT_TRUE(answer.headers.value("ETag").startsWith("\"0x"));
    EXPECT_TRUE(fromHttpDate(answer.headers.value("Last-Modified")));
    EXPECT_EQ(answer.headers.value("Content-MD5"), md5(kBytes).toBase64());
    EXPECT_EQ(answer.headers.value("x-ms-version"), "2021-12-02");
    EXPECT_FALSE(answer.headers.value("x-ms-request-id").isEmpty());
}

TEST_F(BlobServiceTest, AHashThatIsNotTheBodysIsRefused) {
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "Content-MD5", md5("other").toBase64())), "400 Md5Mismatch");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "Content-MD5", "short")), "400 InvalidMd5");
    EXPECT_EQ(codeOf(ask(PutBlock{kBlob, "id", kBytes, md5("other")})), "400 Md5Mismatch");
    EXPECT_EQ(codeOf(ask(GetBlobProperties{kBlob, {}})), "404 BlobNotFound");
}

TEST_F(BlobServiceTest, AWholeBlobIs200AndAPartIs206) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    const HttpResponse whole = ask(GetBlob{kBlob, {}, false, {}});
    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole.body, kBytes);
    EXPECT_EQ(whole.headers.value("Content-MD5"), md5(kBytes).toBase64());
    EXPECT_EQ(whole.headers.value("Content-Type"), "application/octet-stream");
    EXPECT_EQ(whole.headers.value("Accept-Ranges"), "bytes");
    EXPECT_EQ(whole.headers.value("x-ms-blob-type"), "BlockBlob");
    const HttpResponse part = ask(GetBlob{kBlob, BlobRange{2, 4}, true, {}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.headers.value("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(part.headers.value("Content-MD5"), md5("234").toBase64());
    EXPECT_EQ(part.headers.value("x-ms-blob-content-md5"), md5(kBytes).toBase64());
    EXPECT_FALSE(ask(GetBlob{kBlob, BlobRange{2, 4}, false, {}}).headers.contains("Content-MD5"));
}

TEST_F(BlobServiceTest, ItsOwnRangeHeaderWins) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    EXPECT_EQ(ask(GetBlob{kBlob, BlobRange{7, 8}, false, {}}, "Range", "bytes=0-1").body, "78");
    EXPECT_EQ(ask(GetBlob{kBlob, {}, false, {}}, "Range", "bytes=0-1").body, "01");
    EXPECT_EQ(ask(GetBlob{kBlob, {}, false, {}}, "Range", "lines=0-1").status, 200);
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "x-ms-range", "bytes=5-2")), "400 InvalidHeaderValue");
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, BlobRange{10, {}}, false, {}})), "416 InvalidRange");
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "x-ms-range-get-content-md5", "true")),
              "400 InvalidHeaderValue");
}

TEST_F(BlobServiceTest, HeadTellsTheLengthWithoutABody) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    const HttpResponse head = ask(GetBlobProperties{kBlob, {}});
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.value("Content-Length"), "10");
    EXPECT_TRUE(head.body.isEmpty());
    const HttpResponse missing = ask(GetBlobProperties{{u"box"_s, u"none"_s}, {}});
    EXPECT_EQ(codeOf(missing), "404 BlobNotFound");
    EXPECT_TRUE(missing.body.isEmpty());
}

TEST_F(BlobServiceTest, ConditionsHaveTheirOwnStatuses) {
    const QByteArray etag = ask(PutBlob{kBlob, kBytes, {}, {}}).headers.value("ETag");
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "If-None-Match", etag)), "304 ConditionNotMet");
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "If-Match", "\"0x1\"")), "412 ConditionNotMet");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "If-Match", "\"0x1\"")), "412 ConditionNotMet");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "If-None-Match", "*")), "409 BlobAlreadyExists");
    const QByteArray now = toHttpDate(bed.clock.now());
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "If-Modified-Since", now)), "304 ConditionNotMet");
    EXPECT_EQ(ask(GetBlob{kBlob, {}, false, {}}, "If-Unmodified-Since", now).status, 200);
    EXPECT_EQ(codeOf(ask(DeleteBlob{kBlob, {}}, "If-Modified-Since", now)), "412 ConditionNotMet");
    EXPECT_EQ(codeOf(ask(GetBlob{kBlob, {}, false, {}}, "If-Modified-Since", "now")), "400 InvalidHeaderValue");
    EXPECT_EQ(ask(DeleteBlob{kBlob, {}}, "If-Match", etag).status, 202);
}

TEST_F(BlobServiceTest, ContainersHaveTheirStatuses) {
    EXPECT_EQ(ask(CreateContainer{u"new"_s, {}}).status, 201);
    EXPECT_EQ(codeOf(ask(CreateContainer{u"new"_s, {}})), "409 ContainerAlreadyExists");
    const HttpResponse found = ask(GetContainer{u"new"_s});
    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(found.headers.value("x-ms-lease-state"), "available");
    EXPECT_EQ(ask(SetContainerMetadata{u"new"_s, {{u"a"_s, u"b"_s}}, {}}).status, 200);
    EXPECT_EQ(ask(SetContainerAcl{u"new"_s, {}}).status, 200);
    EXPECT_EQ(ask(DeleteContainer{u"new"_s, {}}).status, 202);
    EXPECT_EQ(codeOf(ask(DeleteContainer{u"new"_s, {}})), "404 ContainerNotFound");
    EXPECT_EQ(codeOf(ask(CreateContainer{u"new"_s, {}}, "x-ms-blob-public-access", "blob")),
              "409 PublicAccessNotPermitted");
}

TEST_F(BlobServiceTest, WhatIsNotServedSaysSo) {
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "x-ms-blob-type", "PageBlob")), "501 NotImplemented");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "x-ms-blob-type", "Blob")), "400 InvalidHeaderValue");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "x-ms-blob-type", "")), "400 MissingRequiredHeader");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "x-ms-copy-source", "x")), "501 NotImplemented");
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}}, "x-ms-content-crc64", "x")), "501 NotImplemented");
    EXPECT_EQ(codeOf(ask(DeleteBlob{kBlob, {}}, "x-ms-lease-id", "x")), "412 LeaseNotPresentWithBlobOperation");
    for (const char* comp : {"?comp=lease", "?comp=tags", "?comp=snapshot"}) {
        HttpRequest other = request(PutBlob{kBlob, kBytes, {}, {}});
        other.target += comp;
        EXPECT_EQ(codeOf(sendSigned(other)), "501 NotImplemented") << comp;
    }
}

TEST_F(BlobServiceTest, NamesOutOfBoundsAreRefused) {
    const auto put = [this](const QByteArray& path) {
        HttpRequest other = request(PutBlob{kBlob, kBytes, {}, {}});
        other.target = "/office/" + path;
        return codeOf(sendSigned(other));
    };
    EXPECT_EQ(put("box/" + QByteArray(1'025, 'n')), "400 OutOfRangeInput");
    EXPECT_EQ(put("box/%FF"), "400 InvalidUri");
    EXPECT_EQ(put("box/a%00b"), "400 InvalidUri");
    EXPECT_EQ(put("Box/a"), "400 InvalidResourceName");
    EXPECT_EQ(put("b/a"), "400 OutOfRangeInput");
    EXPECT_EQ(put("box//a//b/"), "201 ");
    EXPECT_TRUE(bed.account->get({u"box"_s, u"/a//b/"_s}, {}, {}));
}

TEST_F(BlobServiceTest, NobodyGetsInWithoutProof) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    EXPECT_EQ(codeOf(send(request(GetBlob{kBlob, {}, false, {}}))), "401 NoAuthenticationInformation");
    HttpRequest changed = request(GetBlob{kBlob, {}, false, {}});
    changed.headers.add("x-ms-date", toHttpDate(bed.clock.now()));
    ASSERT_TRUE(signWithSharedKey(changed, kAccount, key()));
    changed.headers.set("x-ms-range", "bytes=0-1");
    EXPECT_EQ(codeOf(send(changed)), "403 AuthenticationFailed");
}

TEST_F(BlobServiceTest, AStrangersLongBodyIsRefusedByItsHead) {
    HttpRequest head = request(PutBlob{kBlob, kBytes, {}, {}});
    const auto refusal = service->refusal(head, {});
    ASSERT_TRUE(refusal);
    EXPECT_EQ(codeOf(*refusal), "401 NoAuthenticationInformation");
    head.headers.add("x-ms-date", toHttpDate(bed.clock.now()));
    ASSERT_TRUE(signWithSharedKey(head, kAccount, key()));
    head.body = {}; // still to come
    EXPECT_FALSE(service->refusal(head, {}));
}

TEST_F(BlobServiceTest, AContainersTokenOpensWhatItNames) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    const QByteArray reads = containerSas(kAccount, key(), "box", allowing("r"));
    EXPECT_EQ(withToken(GetBlob{kBlob, {}, false, {}}, reads).body, kBytes);
    EXPECT_EQ(codeOf(withToken(DeleteBlob{kBlob, {}}, reads)), "403 AuthorizationPermissionMismatch");
    EXPECT_EQ(codeOf(withToken(ListBlobs{u"box"_s, {}, false}, reads)), "403 AuthorizationPermissionMismatch");
    EXPECT_EQ(codeOf(withToken(GetContainer{u"box"_s}, reads)), "403 AuthorizationPermissionMismatch");
    ASSERT_TRUE(bed.account->createContainer(u"other"_s, {}));
    EXPECT_EQ(withToken(GetBlob{{u"other"_s, u"x"_s}, {}, false, {}}, reads).status, 403);
    EXPECT_EQ(withToken(ListBlobs{u"box"_s, {}, false}, containerSas(kAccount, key(), "box", allowing("l"))).status,
              200);
}

TEST_F(BlobServiceTest, WhoMayOnlyCreateDoesNotReplace) {
    const QByteArray creates = containerSas(kAccount, key(), "box", allowing("c"));
    EXPECT_EQ(withToken(PutBlob{kBlob, "first", {}, {}}, creates).status, 201);
    EXPECT_EQ(codeOf(withToken(PutBlob{kBlob, "second", {}, {}}, creates)), "403 UnauthorizedBlobOverwrite");
    BlobConditions first;
    first.ifNoneMatch = "*";
    EXPECT_EQ(codeOf(withToken(PutBlob{kBlob, "second", {}, first}, creates)), "409 BlobAlreadyExists");
    EXPECT_EQ(codeOf(withToken(GetBlob{kBlob, {}, false, {}}, creates)), "403 AuthorizationPermissionMismatch");
    EXPECT_EQ(withToken(PutBlob{kBlob, "third", {}, {}}, containerSas(kAccount, key(), "box", allowing("w"))).status,
              201);
}

TEST_F(BlobServiceTest, TakingAPolicyAwayEndsItsTokens) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    const QByteArray token = containerSas(kAccount, key(), "box", {.policy = "pc-1"});
    EXPECT_EQ(codeOf(withToken(GetBlob{kBlob, {}, false, {}}, token)), "403 AuthenticationFailed");
    const AccessPolicy policy{u"pc-1"_s, {}, accessTimeText(bed.clock.now() + std::chrono::hours(1)), u"r"_s};
    ASSERT_EQ(ask(SetContainerAcl{u"box"_s, {policy}}).status, 200);
    EXPECT_EQ(withToken(GetBlob{kBlob, {}, false, {}}, token).status, 200);
    ASSERT_EQ(ask(SetContainerAcl{u"box"_s, {}}).status, 200);
    EXPECT_EQ(codeOf(withToken(GetBlob{kBlob, {}, false, {}}, token)), "403 AuthenticationFailed");
}

TEST_F(BlobServiceTest, AnAccountsTokenOpensByServiceTypeAndPermission) {
    const auto token = [this](const char* services, const char* types, const char* permissions) {
        return accountSas(kAccount, key(), services, types, allowing(permissions));
    };
    EXPECT_EQ(withToken(ListContainers{}, token("b", "s", "l")).status, 200);
    EXPECT_EQ(codeOf(withToken(ListContainers{}, token("q", "s", "l"))), "403 AuthorizationServiceMismatch");
    EXPECT_EQ(codeOf(withToken(ListContainers{}, token("b", "o", "l"))), "403 AuthorizationResourceTypeMismatch");
    EXPECT_EQ(withToken(CreateContainer{u"new"_s, {}}, token("b", "c", "c")).status, 201);
    EXPECT_EQ(withToken(PutBlob{kBlob, kBytes, {}, {}}, token("b", "o", "w")).status, 201);
    EXPECT_EQ(codeOf(withToken(GetContainerAcl{u"box"_s}, token("b", "sco", "rwdlacup"))),
              "403 AuthorizationPermissionMismatch");
}

TEST_F(BlobServiceTest, AFullDiskIs503AndALostFileIs404) {
    bed.files->setFreeBytes(3);
    EXPECT_EQ(codeOf(ask(PutBlob{kBlob, kBytes, {}, {}})), "503 ServerBusy");
    bed.files->setUnlimited();
    EXPECT_EQ(ask(PutBlob{kBlob, kBytes, {}, {}}).status, 201);
    ASSERT_TRUE(bed.files->remove(bed.folder.filePath(bed.files->list(bed.folder.path())->front())));
    const HttpResponse lost = ask(GetBlob{kBlob, {}, false, {}});
    EXPECT_EQ(codeOf(lost), "404 BlobNotFound");
    EXPECT_FALSE(lost.body.contains(bed.folder.path().toUtf8()));
}

TEST_F(BlobServiceTest, ListsAreXmlWhateverTheNames) {
    for (const char* name : {"plain", "<&>\"", "line\nfeed\x01"})
        ASSERT_TRUE(bed.account->put({u"box"_s, QString::fromUtf8(name)}, "x", {}, {}));
    const HttpResponse list = ask(ListBlobs{u"box"_s, {}, true});
    EXPECT_EQ(list.headers.value("Content-Type"), "application/xml");
    EXPECT_TRUE(list.body.contains("ServiceEndpoint=\"http://head:10000/office/\" ContainerName=\"box\""));
    EXPECT_TRUE(list.body.contains("<Name Encoded=\"true\">line%0Afeed%01</Name>")) << list.body.constData();
    EXPECT_TRUE(list.body.contains("<Name>&lt;&amp;&gt;\"</Name>"));
    BlobQuery query;
    query.marker = u"%%"_s;
    EXPECT_EQ(codeOf(ask(ListBlobs{u"box"_s, query, false})), "400 InvalidMarker");
}

TEST_F(BlobServiceTest, AFloodIsToldToComeAgain) {
    (void)ask(PutBlob{kBlob, kBytes, {}, {}});
    BlobServiceOptions narrow;
    narrow.threads = 1;
    narrow.maxWaiting = 1;
    BlobService busy(*bed.account, {kAccount, key()}, bed.clock, random, narrow);
    std::atomic<int> refused = 0;
    std::atomic<int> answered = 0;
    HttpRequest get = request(GetBlob{kBlob, {}, false, {}});
    get.headers.add("x-ms-date", toHttpDate(bed.clock.now()));
    ASSERT_TRUE(signWithSharedKey(get, kAccount, key()));
    constexpr int kRequests = 500;
    for (int i = 0; i < kRequests; ++i)
        busy.handle(get, {QHostAddress(QHostAddress::LocalHost)}, [&](const HttpResponse& response) {
            refused += response.status == 503 ? 1 : 0;
            ++answered;
        });
    while (answered < kRequests)
        std::this_thread::yield();
    EXPECT_GT(refused, 0);
    EXPECT_LT(refused, kRequests);
}

} // namespace
} // namespace gleaner
