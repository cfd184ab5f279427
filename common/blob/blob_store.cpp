#include "common/blob/blob_store.h"

#include <QCryptographicHash>

namespace gleaner {

QByteArray blobKeyOf(QByteArrayView payload) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(payload);
    return hash.result();
}

} // namespace gleaner
