#include "common/blob/container_blob_store.h"

#include <QCryptographicHash>

#include <algorithm>

namespace gleaner {

namespace {

constexpr QChar kSeparator = u'/';

/// Blobs that one look for foreign ones lists.
constexpr int kForeignPage = 1'000;

/// "<job id>/<SHA-256 in hexadecimal>", or a card.
bool isOurs(const QString& name, BlobStore::Cards cards) {
    const qsizetype separator = name.indexOf(kSeparator);
    const QUuid job = separator < 0 ? QUuid() : QUuid::fromString(name.first(separator));
    if (job.isNull() || toString(JobId(job)) != name.first(separator))
        return false;
    const QString rest = name.sliced(separator + 1);
    if (cards == BlobStore::Cards::Stay && rest == QString::fromUtf16(kJobCardName))
        return true;
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return rest.size() == 2 * kBlobKeyBytes && std::ranges::all_of(rest, isDigit);
}

Error tooLarge(qsizetype maxBytes) {
    return {ErrorCode::TooLarge,
            QStringLiteral("The blob is larger than the %1 bytes that were wanted.").arg(maxBytes)};
}

} // namespace

Result<QByteArray> ContainerBlobStore::put(const JobId& job, const QByteArray& payload) {
    QByteArray key = blobKeyOf(payload);
    BlobDescription description;
    description.md5 = QCryptographicHash::hash(payload, QCryptographicHash::Md5);
    const auto stored = m_account.put(refOf(job, key), payload, description, {.ifNoneMatch = "*"});
    if (!stored && stored.error().fault != BlobFault::BlobExists) // under its hash: what exists is the same
        return failure(stored.error().error);
    return key;
}

Result<QByteArray> ContainerBlobStore::get(const JobId& job, const QByteArray& key, qsizetype maxBytes) {
    if (key.size() != kBlobKeyBytes)
        return failure(blobFailure(BlobFault::BlobNotFound).value().error);
    // One byte more than wanted shows that there is more, without fetching it.
    auto piece = m_account.get(refOf(job, key), BlobRange{0, maxBytes}, {});
    if (!piece && piece.error().fault == BlobFault::InvalidRange) // an empty blob has no first byte
        piece = m_account.get(refOf(job, key), std::nullopt, {});
    if (!piece)
        return failure(piece.error().error);
    if (piece->bytes.size() > maxBytes)
        return failure(tooLarge(maxBytes));
    if (blobKeyOf(piece->bytes) != key)
        return failure(ErrorCode::Corrupt, QStringLiteral("Blob %1 of job %2 has other bytes than its name says.")
                                               .arg(QLatin1StringView(key.toHex()), toString(job)));
    return std::move(piece->bytes);
}

Result<std::size_t> ContainerBlobStore::removeSome(const JobId& job, std::size_t max) {
    BlobQuery query;
    query.prefix = toString(job) + kSeparator;
    std::size_t removed = 0;
    while (removed < max) {
        query.max = static_cast<int>(std::min<std::size_t>(max - removed, kMaxBlobsPerPage));
        const auto page = m_account.list(m_container, query);
        if (!page)
            return failure(page.error().error);
        for (const BlobListing& entry : page->entries) {
            const auto gone = m_account.remove({m_container, entry.name}, {});
            if (!gone && gone.error().fault != BlobFault::BlobNotFound)
                return failure(gone.error().error);
            ++removed;
        }
        if (page->nextMarker.isEmpty())
            break;
        query.marker = page->nextMarker; // a page may be short of what was asked for (Azure)
    }
    return removed;
}

Result<std::vector<JobId>> ContainerBlobStore::jobs() {
    BlobQuery query;
    query.delimiter = kSeparator;
    std::vector<JobId> jobs;
    for (;;) {
        const auto page = m_account.list(m_container, query);
        if (!page)
            return failure(page.error().error);
        for (const BlobListing& entry : page->entries) {
            const QUuid id = entry.blob ? QUuid() : QUuid::fromString(entry.name.chopped(1));
            if (!id.isNull() && toString(JobId(id)) + kSeparator == entry.name)
                jobs.emplace_back(id);
        }
        if (page->nextMarker.isEmpty())
            return jobs;
        query.marker = page->nextMarker;
    }
}

Status ContainerBlobStore::putCard(const JobId& job, const JobCard& card) {
    const QByteArray bytes = encodeJobCard(card);
    BlobDescription description;
    description.contentType = "application/json";
    description.md5 = QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
    const auto stored = m_account.put(cardOf(job), bytes, description, {});
    return stored ? Status() : failure(stored.error().error);
}

Result<JobCard> ContainerBlobStore::card(const JobId& job) {
    const auto piece = m_account.get(cardOf(job), BlobRange{0, kMaxJobCardBytes}, {});
    if (!piece)
        return failure(piece.error().error);
    return decodeJobCard(piece->bytes);
}

Status ContainerBlobStore::remove(const JobId& job, const QByteArray& key) {
    const auto removed = m_account.remove(refOf(job, key), {});
    return removed ? Status() : failure(removed.error().error);
}

Result<BlobStore::ForeignSweep> ContainerBlobStore::removeForeign(const QString& from, std::size_t max, Cards cards) {
    BlobQuery query;
    query.marker = from;
    query.max = kForeignPage;
    const auto page = m_account.list(m_container, query);
    if (!page)
        return failure(page.error().error);
    std::size_t removed = 0;
    for (const BlobListing& entry : page->entries) {
        if (isOurs(entry.name, cards))
            continue;
        if (removed == max)
            return ForeignSweep{from, false}; // the same page once more: what was removed is not in it then
        const auto gone = m_account.remove({m_container, entry.name}, {});
        if (!gone && gone.error().fault != BlobFault::BlobNotFound)
            return failure(gone.error().error);
        ++removed;
    }
    return ForeignSweep{page->nextMarker, page->nextMarker.isEmpty()};
}

BlobRef ContainerBlobStore::cardOf(const JobId& job) const {
    return {m_container, toString(job) + kSeparator + QString::fromUtf16(kJobCardName)};
}

BlobRef ContainerBlobStore::refOf(const JobId& job, const QByteArray& key) const {
    return {m_container, toString(job) + kSeparator + QString::fromLatin1(key.toHex())};
}

} // namespace gleaner
