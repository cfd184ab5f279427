// What the queue service and the blob service do with a request before and after they know what it asks.
// Pure; any thread.
#pragma once

#include "common/base/uuid_sequence.h"
#include "common/rest/account_key.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/request_target.h"

#include <functional>

namespace gleaner {

/// Who may use a service.
struct ServiceIdentity {
    QByteArray account;
    AccountKey key;
};

/// What the request says, or else its token.
[[nodiscard]] QByteArray serviceVersionOf(const HttpRequest& request, const RequestTarget& target);
/// Errors: MissingRequiredHeader, InvalidHeaderValue.
[[nodiscard]] ServiceResult<void> checkServiceVersion(const QByteArray& version);
/// What the answer to `request` says besides; `version`: serviceVersionOf().
[[nodiscard]] AnswerFrame answerFrameFor(const HttpRequest& request, const QByteArray& version, UuidSequence& ids,
                                         TimePoint now);
/// Complete.
[[nodiscard]] HttpResponse errorAnswer(const ServiceError& error, const AnswerFrame& frame);
/// An answer to HEAD is its header only.
[[nodiscard]] std::function<void(HttpResponse)> withoutBody(std::function<void(HttpResponse)> respond);
/// "http://host:port/ACCOUNT/", as the client calls it.
[[nodiscard]] QString serviceEndpointOf(const HttpRequest& request, const QByteArray& account, bool tls);

} // namespace gleaner
