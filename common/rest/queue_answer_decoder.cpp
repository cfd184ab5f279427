#include "common/rest/access_policy_xml.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"

#include <algorithm>
#include <initializer_list>

namespace gleaner {

namespace {

constexpr QByteArrayView kMetadataPrefix("x-ms-meta-");
constexpr qsizetype kMaxQuotedMessage = 200;

tl::unexpected<Error> notOurs(const HttpResponse& response) {
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("The answer (HTTP status %1) is not a storage server's. Check the address; a proxy may "
                                  "stand in between.")
                       .arg(response.status));
}

Status expectStatus(const HttpResponse& response, std::initializer_list<int> good) {
    if (std::ranges::find(good, response.status) != good.end()) {
        return {};
    }
    if (response.status >= 300) {
        return failure(decodeServiceError(response));
    }
    return notOurs(response);
}

Result<std::vector<Lease>> messagesOf(const HttpResponse& response, int status, MessageForm form) {
    if (auto expected = expectStatus(response, {status}); !expected) {
        return failure(std::move(expected.error()));
    }
    auto messages = readMessages(response.body, form);
    return messages ? std::move(messages) : notOurs(response);
}

QString advice(ErrorCode code, QByteArrayView name) {
    if (name == "AuthenticationFailed") {
        return QStringLiteral(" Check the account key, and that this computer's clock is right to within 15 minutes.");
    }
    if (name == "QueueNotFound") {
        return QStringLiteral(" Create the queue or check its name.");
    }
    return code == ErrorCode::Unavailable ? QStringLiteral(" Try again later.") : QString();
}

/// The document's message up to its first line feed, cut to a length fit for a log.
QString firstLine(const std::vector<std::pair<QByteArray, QString>>& document) {
    const auto found = std::ranges::find_if(document, [](const auto& element) { return element.first == "Message"; });
    return found == document.end() ? QString() : found->second.section(u'\n', 0, 0).trimmed().left(kMaxQuotedMessage);
}

/// The header's code, else the document's.
QByteArray codeNameOf(const HttpResponse& response, const std::vector<std::pair<QByteArray, QString>>& document) {
    const QByteArray name = response.headers.value("x-ms-error-code").trimmed();
    const auto found = std::ranges::find_if(document, [](const auto& element) { return element.first == "Code"; });
    return !name.isEmpty() || found == document.end() ? name : found->second.toLatin1();
}

} // namespace

Error decodeServiceError(const HttpResponse& response) {
    const auto document = readErrorDocument(response.body);
    const QByteArray name = codeNameOf(response, document).left(64);
    const auto known = serviceErrorByName(name);
    const ErrorCode code = known ? errorCodeOf(*known) : errorCodeOfStatus(response.status);
    const QString what = name.isEmpty() ? QStringLiteral("HTTP status %1").arg(response.status)
                                        : QStringLiteral("%1 %2").arg(response.status).arg(QString::fromLatin1(name));
    const QString text = firstLine(document);
    return {code,
            QStringLiteral("The storage server answered %1%2%3%4")
                .arg(what, text.isEmpty() ? QStringLiteral(".") : QStringLiteral(": "), text, advice(code, name))};
}

Result<QueuePage> decodeListing(const HttpResponse& response) {
    if (auto expected = expectStatus(response, {200}); !expected) {
        return failure(std::move(expected.error()));
    }
    auto page = readListing(response.body);
    return page ? std::move(page) : notOurs(response);
}

Result<Creation> decodeCreation(const HttpResponse& response) {
    return expectStatus(response, {201, 204}).map([&response] {
        return response.status == 201 ? Creation::Created : Creation::AlreadyThere;
    });
}

Result<QueueProperties> decodeProperties(const HttpResponse& response) {
    if (auto expected = expectStatus(response, {200}); !expected) {
        return failure(std::move(expected.error()));
    }
    QueueProperties properties;
    bool good = false;
    properties.approximateMessageCount = response.headers.value("x-ms-approximate-messages-count").toULongLong(&good);
    if (!good) {
        return notOurs(response);
    }
    for (const auto& [name, value] : response.headers.fields()) {
        if (name.first(std::min(name.size(), kMetadataPrefix.size())).compare(kMetadataPrefix, Qt::CaseInsensitive) ==
            0) {
            properties.metadata.insert(QString::fromUtf8(name.sliced(kMetadataPrefix.size())),
                                       QString::fromUtf8(value));
        }
    }
    return properties;
}

Result<std::vector<AccessPolicy>> decodeAcl(const HttpResponse& response) {
    if (auto expected = expectStatus(response, {200}); !expected) {
        return failure(std::move(expected.error()));
    }
    auto policies = readAccessPolicies(response.body);
    return policies ? std::move(policies) : notOurs(response);
}

Result<Lease> decodePut(const HttpResponse& response, const QByteArray& text) {
    auto messages = messagesOf(response, 201, MessageForm::Put);
    if (!messages) {
        return failure(std::move(messages.error()));
    }
    if (messages->size() != 1) {
        return notOurs(response);
    }
    Lease lease = std::move(messages->front());
    lease.message.text = text;
    return lease;
}

Result<std::vector<Lease>> decodeTaken(const HttpResponse& response) {
    return messagesOf(response, 200, MessageForm::Taken);
}

Result<std::vector<QueueMessage>> decodePeeked(const HttpResponse& response) {
    return messagesOf(response, 200, MessageForm::Peeked).map([](std::vector<Lease> leases) {
        std::vector<QueueMessage> messages;
        messages.reserve(leases.size());
        for (Lease& lease : leases) {
            messages.push_back(std::move(lease.message));
        }
        return messages;
    });
}

Result<Receipt> decodeUpdated(const HttpResponse& response) {
    if (auto expected = expectStatus(response, {204}); !expected) {
        return failure(std::move(expected.error()));
    }
    const QByteArray receipt = response.headers.value("x-ms-popreceipt");
    const auto nextVisible = fromHttpDate(response.headers.value("x-ms-time-next-visible"));
    if (receipt.isEmpty() || !nextVisible) {
        return notOurs(response);
    }
    return Receipt{PopReceipt(QString::fromUtf8(receipt)), *nextVisible};
}

Status decodeDone(const HttpResponse& response) {
    return expectStatus(response, {204});
}

} // namespace gleaner
