#include "common/client/worker_claim.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace gleaner {

namespace {

constexpr qsizetype kTagDigits = 8;
/// What WorkerPool appends, "/1023", has to fit, too.
constexpr qsizetype kRoomForProcessor = 5;
constexpr QChar kMark = u'!';

/// In the same time wherever they differ.
bool isSame(const QByteArray& one, const QByteArray& other) {
    int difference = one.size() == other.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(one.size(), other.size()); ++i)
        difference |= one[i] ^ other[i];
    return difference == 0;
}

} // namespace

QByteArray workerTag(const AccountKey& key, const QString& name) {
    const QByteArray text = "gleaner worker name\n" + name.toUtf8();
    return QMessageAuthenticationCode::hash(text, key.bytes(), QCryptographicHash::Sha256).toHex().first(kTagDigits);
}

WorkerId claimedWorkerId(const QString& name, const QByteArray& tag, const QString& own) {
    QString id = name;
    if (!tag.isEmpty())
        id += kMark + QString::fromLatin1(tag);
    const qsizetype room = kMaxWorkerIdBytes - kRoomForProcessor - id.toUtf8().size() - 1;
    if (room > 0 && !own.isEmpty())
        id += u'/' + own.first(std::min(room, own.size()));
    return WorkerId(id);
}

std::optional<AccountKey> tagKey(const ConnectionList& where) {
    const ConnectionString* found = nullptr;
    for (const ConnectionString& each : where.all()) {
        if (each.accountKey() && (found == nullptr || each.accountName() < found->accountName()))
            found = &each;
    }
    return found == nullptr ? std::nullopt : found->accountKey();
}

SeenWorkerId seenWorkerId(const AccountKey& key, const WorkerId& worker) {
    const QString& id = worker.value();
    const qsizetype mark = id.indexOf(kMark);
    if (mark < 0)
        return {worker, false};
    const qsizetype slash = id.indexOf(u'/', mark);
    const qsizetype end = slash < 0 ? id.size() : slash;
    const QString name = id.first(mark);
    const QByteArray tag = id.sliced(mark + 1, end - mark - 1).toUtf8();
    return {WorkerId(name + id.sliced(end)), isSame(tag, workerTag(key, name))};
}

} // namespace gleaner
