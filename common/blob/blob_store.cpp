#include "common/blob/blob_store.h"

#include <QCryptographicHash>

namespace gleaner {

namespace {
constexpr std::size_t kRemovedAtOnce = 256;
} // namespace

QByteArray blobKeyOf(QByteArrayView payload) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(payload);
    return hash.result();
}

Status removeAll(BlobStore& store, const JobId& job) {
    for (;;) {
        const auto removed = store.removeSome(job, kRemovedAtOnce);
        if (!removed)
            return failure(removed.error());
        if (*removed < kRemovedAtOnce)
            return {};
    }
}

} // namespace gleaner
