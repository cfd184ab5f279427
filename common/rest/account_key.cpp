#include "common/rest/account_key.h"

namespace gleaner {

Result<AccountKey> AccountKey::fromBase64(const QByteArray& text) {
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty()) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The account key is not valid Base64; copy it again, up to its last '='."));
    }
    return AccountKey(std::move(*decoded));
}

} // namespace gleaner
