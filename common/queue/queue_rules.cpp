#include "common/queue/queue_rules.h"

#include <QSet>

#include <algorithm>

namespace gleaner {

namespace {

bool isLowerOrDigit(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isIdentifier(QStringView name) {
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    return !name.isEmpty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

bool isPrintableAscii(QStringView value) {
    return std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

Status checkVisibility(Seconds visibility, Seconds least) {
    if (visibility >= least && visibility <= kMaxVisibility)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("A visibility time-out of %1 s is not possible; use %2 to %3 s.")
                       .arg(visibility.count())
                       .arg(least.count())
                       .arg(kMaxVisibility.count()));
}

} // namespace

bool isValidQueueName(QStringView name) {
    if (name.size() < kMinQueueNameLength || name.size() > kMaxQueueNameLength)
        return false;
    if (!isLowerOrDigit(name.front()) || !isLowerOrDigit(name.back()) || name.contains(u"--"))
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) { return isLowerOrDigit(c) || c == u'-'; });
}

Status checkQueueName(QStringView name) {
    if (isValidQueueName(name))
        return {};
    return failure(
        ErrorCode::InvalidArgument,
        QStringLiteral("\"%1\" cannot name a queue; use 3 to 63 lower-case letters, digits and single hyphens, "
                       "with a letter or digit at both ends.")
            .arg(name.left(kMaxQueueNameLength + 1)));
}

Status checkText(QByteArrayView text) {
    if (text.size() > kMaxMessageTextBytes)
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("The message has %1 bytes; at most %2 fit. Store the payload as a "
                                      "blob and send its key.")
                           .arg(text.size())
                           .arg(kMaxMessageTextBytes));
    if (!text.isValidUtf8())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The message is not valid UTF-8; encode binary payloads in Base64."));
    return {};
}

Status checkPut(QByteArrayView text, const PutOptions& options) {
    if (const auto checked = checkText(text); !checked)
        return checked;
    if (options.timeToLive && *options.timeToLive <= Seconds(0))
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("A time to live of %1 s is not possible; use at least 1 s, or never.")
                           .arg(options.timeToLive->count()));
    if (const auto checked = checkHideVisibility(options.visibilityDelay); !checked)
        return checked;
    if (options.timeToLive && options.visibilityDelay >= *options.timeToLive)
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("The message would expire after %1 s, before it shows after %2 s; make the delay shorter.")
                .arg(options.timeToLive->count())
                .arg(options.visibilityDelay.count()));
    return {};
}

Status checkCount(int count) {
    if (count >= 1 && count <= kMaxMessagesPerGet)
        return {};
    return failure(
        ErrorCode::InvalidArgument,
        QStringLiteral("%1 messages at once are not possible; ask for 1 to %2.").arg(count).arg(kMaxMessagesPerGet));
}

Status checkTakeVisibility(Seconds visibility) {
    return checkVisibility(visibility, Seconds(1));
}

Status checkHideVisibility(Seconds visibility) {
    return checkVisibility(visibility, Seconds(0));
}

Status checkGet(int count, Seconds visibility) {
    const auto checked = checkCount(count);
    return checked ? checkTakeVisibility(visibility) : checked;
}

Status checkUpdate(Seconds visibility, const std::optional<QByteArray>& text) {
    const auto checked = checkHideVisibility(visibility);
    return checked && text ? checkText(*text) : checked;
}

Status checkMetadata(const Metadata& metadata) {
    qsizetype bytes = 0;
    QSet<QString> seen;
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry) {
        if (!isIdentifier(entry.key()))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("\"%1\" cannot name metadata; use letters, digits and '_', a letter first.")
                               .arg(entry.key().left(kMaxQueueNameLength)));
        if (seen.contains(entry.key().toLower()))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("The metadata \"%1\" is given twice; upper and lower case count as the same.")
                               .arg(entry.key()));
        if (!isPrintableAscii(entry.value()))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("The metadata \"%1\" has a value with characters other than printable ASCII.")
                               .arg(entry.key()));
        seen.insert(entry.key().toLower());
        bytes += entry.key().size() + entry.value().size();
    }
    if (bytes > kMaxMetadataBytes)
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("The metadata has %1 bytes; at most %2 fit.").arg(bytes).arg(kMaxMetadataBytes));
    return {};
}

Status checkPageSize(int max) {
    if (max >= 1 && max <= kMaxQueuesPerPage)
        return {};
    return failure(
        ErrorCode::InvalidArgument,
        QStringLiteral("A page of %1 queues is not possible; ask for 1 to %2.").arg(max).arg(kMaxQueuesPerPage));
}

TimePoint expiryOf(TimePoint now, std::optional<Seconds> timeToLive) {
    if (!timeToLive || *timeToLive >= std::chrono::floor<Seconds>(kNeverExpires - now))
        return kNeverExpires;
    return now + *timeToLive;
}

tl::unexpected<Error> noSuchQueue(const QString& name) {
    return failure(ErrorCode::NotFound, QStringLiteral("There is no queue \"%1\"; create it first.").arg(name));
}

} // namespace gleaner
