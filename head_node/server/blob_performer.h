// Does what a decoded blob operation asks and says what to answer. Thread: any, if the account's is.
#pragma once

#include "common/rest/blob_operation.h"
#include "common/rest/http_message.h"
#include "common/rest/service_error.h"

namespace gleaner {

class BlobPerformer {
public:
    /// `account` outlives this.
    explicit BlobPerformer(BlobAccount& account) : m_account(account) {}

    /// `serviceEndpoint` ("http://host:port/ACCOUNT/") is what a listing names. `mayOverwrite`: a PutBlob may replace a
    /// blob. Errors: as Azure's. Blocks: as the account.
    [[nodiscard]] ServiceResult<HttpResponse> perform(BlobOperation operation, const QString& serviceEndpoint,
                                                      bool mayOverwrite);

private:
    struct Visitor;
    BlobAccount& m_account;
};

} // namespace gleaner
