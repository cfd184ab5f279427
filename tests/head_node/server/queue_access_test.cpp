// Every operation, with every permission, through every kind of token: what Microsoft's tables say, and nothing else.
#include "tests/head_node/server/queue_service_bed.h"

namespace gleaner {
namespace {

struct Row {
    QueueOperation operation;
    char type;                 ///< of srt
    QByteArray accountLetters; ///< each suffices
    QByteArray queueLetters;
};

class QueueAccess : public QueueServiceTest {
protected:
    QueueAccess() { EXPECT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201); }

    /// All operations; each may be asked often, wherever the answer is not "not yours".
    std::vector<Row> rows() {
        const MessageId id(QStringLiteral("8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa"));
        const PopReceipt receipt(QStringLiteral("r"));
        return {{ListQueues{}, 's', "l", ""},
                {GetServiceProperties{}, 's', "r", ""},
                {SetServiceProperties{}, 's', "w", ""},
                {GetServiceStats{}, 's', "r", ""},
                {CreateQueue{m_jobs, {}}, 'c', "cw", ""},
                {GetMetadata{m_jobs}, 'c', "r", "r"},
                {SetMetadata{m_jobs, {}}, 'c', "w", ""},
                {GetAcl{m_jobs}, 'c', "", ""},
                {SetAcl{m_jobs, {}}, 'c', "", ""},
                {PutMessage{m_jobs, "x"}, 'o', "a", "a"},
                {GetMessages{m_jobs, 1, Seconds(9)}, 'o', "p", "p"},
                {PeekMessages{m_jobs, 1}, 'o', "r", "r"},
                {UpdateMessage{m_jobs, id, receipt, Seconds(9), {}}, 'o', "u", "u"},
                {DeleteMessage{m_jobs, id, receipt}, 'o', "p", "p"},
                {ClearMessages{m_jobs}, 'o', "d", ""},
                {DeleteQueue{m_jobs}, 'c', "d", ""}};
    }
    QByteArray expiry() const { return accessTimeText(m_clock.now() + Seconds(60)).toLatin1(); }
    QByteArray forAccount(const QByteArray& services, const QByteArray& types, const QByteArray& letters) const {
        return accountSas(kAccount, key(), services, types, {.permissions = letters, .expiry = expiry()});
    }
    static bool isOpen(const HttpResponse& answer) { return answer.status != 403; }
};

constexpr QByteArrayView kLetters("rwdlacupftmeyxi");

TEST_F(QueueAccess, AnAccountsTokenOpensWhatItsLettersSay) {
    for (const Row& row : rows()) {
        for (const char letter : kLetters) {
            const HttpResponse answer = askWith(forAccount("q", "sco", QByteArray(1, letter)), row.operation);
            const bool expected = row.accountLetters.contains(letter);
            EXPECT_EQ(isOpen(answer), expected) << row.operation.index() << ' ' << letter;
            if (!expected) {
                expectError(answer, ServiceErrorCode::AuthorizationPermissionMismatch);
            }
        }
        ASSERT_LT(ask(CreateQueue{m_jobs, {}}).status, 300);
    }
}

TEST_F(QueueAccess, AnAccountsTokenOpensItsResourceTypesAndServicesOnly) {
    for (const Row& row : rows()) {
        for (const char type : QByteArrayView("sco")) {
            if (type != row.type) {
                expectError(askWith(forAccount("bqt", QByteArray(1, type), kLetters.toByteArray()), row.operation),
                            ServiceErrorCode::AuthorizationResourceTypeMismatch);
            }
        }
        expectError(askWith(forAccount("btf", "sco", kLetters.toByteArray()), row.operation),
                    ServiceErrorCode::AuthorizationServiceMismatch);
    }
}

TEST_F(QueueAccess, AQueuesTokenOpensWhatItsLettersSay) {
    for (const Row& row : rows()) {
        for (const char letter : kLetters) {
            const QByteArray token =
                queueSas(kAccount, key(), "jobs", {.permissions = QByteArray(1, letter), .expiry = expiry()});
            const HttpResponse answer = askWith(token, row.operation);
            EXPECT_EQ(isOpen(answer), row.queueLetters.contains(letter)) << row.operation.index() << ' ' << letter;
            if (row.type == 's') { // such a request names no queue, so the token is not for it
                expectError(answer, ServiceErrorCode::AuthenticationFailed);
            }
        }
    }
}

TEST_F(QueueAccess, AQueuesTokenDoesNotOpenAnotherQueue) {
    const QByteArray token = queueSas(kAccount, key(), "jobs", {.permissions = "raup", .expiry = expiry()});
    EXPECT_EQ(askWith(token, PutMessage{m_jobs, "x"}).status, 201);
    ASSERT_EQ(ask(CreateQueue{QStringLiteral("other"), {}}).status, 201);
    expectError(askWith(token, PutMessage{QStringLiteral("other"), "x"}), ServiceErrorCode::AuthenticationFailed);
}

TEST_F(QueueAccess, TheKeyOpensEverything) {
    for (const Row& row : rows()) {
        EXPECT_TRUE(isOpen(ask(row.operation))) << row.operation.index();
    }
}

TEST_F(QueueAccess, AContainersTokenOpensNoQueue) {
    const QByteArray token = containerSas(kAccount, key(), "jobs", {.permissions = "raup", .expiry = expiry()});
    expectError(askWith(token, PutMessage{m_jobs, "x"}), ServiceErrorCode::AuthenticationFailed);
}

TEST_F(QueueAccess, TheShorterSchemeOfTheKeyIsServed) {
    HttpRequest asked = request(GetMetadata{m_jobs});
    const QByteArray text = sharedKeyLiteText(asked, parseRequestTarget(asked.target).value(), kAccount);
    EXPECT_TRUE(text.endsWith("/office/office/jobs?comp=metadata")) << text.constData();
    asked.headers.add("Authorization", "SharedKeyLite office:" + sharedKeySignature(key(), text));
    EXPECT_EQ(ask(asked).status, 200);
    asked.target += "&timeout=30"; // not signed by it
    EXPECT_EQ(ask(asked).status, 200);
    asked.method = "HEAD";
    expectError(ask(asked), ServiceErrorCode::AuthenticationFailed);
}

TEST_F(QueueAccess, AQueuesTokenHidesMessagesForTwoHoursAtMost) {
    const QByteArray token = queueSas(kAccount, key(), m_jobs.toUtf8(), {.permissions = "raup", .expiry = expiry()});
    const Seconds more = kMaxTokenVisibility + Seconds(1);
    EXPECT_EQ(askWith(token, PutMessage{m_jobs, "x", kMaxTokenVisibility}).status, 201);
    EXPECT_EQ(askWith(token, GetMessages{m_jobs, 1, kMaxTokenVisibility}).status, 200);
    const MessageId id(QStringLiteral("8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa"));
    for (const QueueOperation& operation :
         {QueueOperation(PutMessage{m_jobs, "x", more}), QueueOperation(GetMessages{m_jobs, 1, more}),
          QueueOperation(UpdateMessage{m_jobs, id, PopReceipt(QStringLiteral("r")), more, {}})})
        expectError(askWith(token, operation), ServiceErrorCode::OutOfRangeQueryParameterValue);
    EXPECT_EQ(ask(GetMessages{m_jobs, 1, kMaxVisibility}).status, 200) << "the owner may";
}

} // namespace
} // namespace gleaner
