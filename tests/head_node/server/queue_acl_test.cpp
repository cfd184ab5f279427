// Access policies over REST, by the account's owner.
#include "tests/head_node/server/queue_service_bed.h"

#include "common/rest/access_policy_xml.h"

namespace gleaner {
namespace {

class QueueAcl : public QueueServiceTest {
protected:
    QueueAcl() { EXPECT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201); }

    HttpResponse put(const QByteArray& document) {
        HttpRequest asked = request(GetAcl{m_jobs});
        asked.method = "PUT";
        asked.body = document;
        return ask(withSignature(asked));
    }
    static QByteArray identifiers(int count, const QByteArray& permission = "r") {
        QByteArray xml = "<SignedIdentifiers>";
        for (int i = 0; i < count; ++i) {
            xml += "<SignedIdentifier><Id>p" + QByteArray::number(i) + "</Id><AccessPolicy><Permission>" + permission +
                   "</Permission></AccessPolicy></SignedIdentifier>";
        }
        return xml + "</SignedIdentifiers>";
    }
};

TEST_F(QueueAcl, WhatIsSetIsGot) {
    const std::vector<AccessPolicy> policies{{QStringLiteral("one <&>"), QStringLiteral("2026-01-01T00:00:00.0000000Z"),
                                              QStringLiteral("2026-02-01"), QStringLiteral("raup")},
                                             {QStringLiteral("two"), {}, {}, {}}};
    EXPECT_EQ(ask(SetAcl{m_jobs, policies}).status, 204);
    const HttpResponse answer = ask(GetAcl{m_jobs});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.value("Content-Type"), "application/xml");
    EXPECT_EQ(decodeAcl(answer).value(), policies) << "times stay as they came";
}

TEST_F(QueueAcl, ANewQueueHasNone) {
    EXPECT_TRUE(decodeAcl(ask(GetAcl{m_jobs}))->empty());
    expectError(ask(GetAcl{QStringLiteral("nowhere")}), ServiceErrorCode::QueueNotFound);
    expectError(ask(SetAcl{QStringLiteral("nowhere"), {}}), ServiceErrorCode::QueueNotFound);
}

TEST_F(QueueAcl, HeadIsAnsweredWithoutABody) {
    HttpRequest asked = request(GetAcl{m_jobs});
    asked.method = "HEAD";
    const HttpResponse answer = ask(withSignature(asked));
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.body.isEmpty());
}

TEST_F(QueueAcl, FivePoliciesAreTheMost) {
    EXPECT_EQ(put(identifiers(5)).status, 204);
    expectError(put(identifiers(6)), ServiceErrorCode::InvalidXmlDocument);
    EXPECT_EQ(decodeAcl(ask(GetAcl{m_jobs}))->size(), 5U);
}

TEST_F(QueueAcl, NoDocumentTakesAllAway) {
    EXPECT_EQ(put(identifiers(2)).status, 204);
    EXPECT_EQ(put({}).status, 204);
    EXPECT_TRUE(decodeAcl(ask(GetAcl{m_jobs}))->empty());
}

TEST_F(QueueAcl, WhatIsNoPolicyIsRefused) {
    for (const QByteArray& wrong :
         {QByteArray("<SignedIdentifiers>"), QByteArray("<Other/>"), identifiers(1, "w"), identifiers(1, "rr"),
          QByteArray("<SignedIdentifiers><SignedIdentifier><Id></Id></SignedIdentifier></SignedIdentifiers>"),
          identifiers(1).replace("<Permission>", "<Expiry>soon</Expiry><Permission>"),
          identifiers(2).replace("p1", "p0")}) {
        expectError(put(wrong), ServiceErrorCode::InvalidXmlDocument);
    }
}

TEST_F(QueueAcl, SettingWaitsForTheDiskAndGettingDoesNot) {
    hand(withSignature(request(SetAcl{m_jobs, {}})));
    EXPECT_TRUE(m_answers.empty());
    hand(withSignature(request(GetAcl{m_jobs})));
    EXPECT_EQ(m_answers.size(), 1U);
}

} // namespace
} // namespace gleaner
