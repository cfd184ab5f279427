#include "common/wire/message_seal.h"

#include "common/base/bytes.h"
#include "common/wire/deflate.h"
#include "common/wire/envelope_codec.h"
#include "common/wire/envelope_layout.h"

namespace gleaner {
namespace {

using namespace layout;

constexpr qsizetype kSmallestMessage = kHeadBytes + 1 + kChecksumBytes; // a kind and nothing else

qsizetype effectiveLimit(qsizetype limit) {
    return std::min(limit, kMaxMessageLimit);
}

/// Strict: the one text that toBase64() makes of these bytes, nothing else. Qt alone lets missing padding, padding too
/// many and stray low bits pass.
Result<QByteArray> fromStrictBase64(QByteArrayView text) {
    const auto encoded = QByteArray::fromRawData(text.data(), text.size());
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != encoded)
        return failure(ErrorCode::Malformed, QStringLiteral("The message's text is not Base64."));
    return std::move(decoded.decoded);
}

/// Which version a body belongs to: version 2 brought one flag.
std::uint8_t versionOf(QByteArrayView body) {
    const bool isSecond = !body.isEmpty() && (static_cast<std::uint8_t>(body[0]) & kSecondVersionFlag) != 0;
    return isSecond ? kSecondVersion : kPlainVersion;
}

Status checkFlag(std::uint8_t version, QByteArrayView body) {
    if (version == versionOf(body))
        return {};
    return failure(ErrorCode::Malformed,
                   version == kPlainVersion
                       ? QStringLiteral("The message has a flag that is unknown in its version: it was written by a "
                                        "newer Gleaner: update this one.")
                       : QStringLiteral("The message has format version 2 and nothing that version 1 did not have."));
}

Status checkHead(QByteArrayView bytes) {
    if (bytes.isEmpty() || static_cast<std::uint8_t>(bytes[0]) != kMagic)
        return failure(ErrorCode::Malformed,
                       QStringLiteral("The message is not one of Gleaner's: it has no magic byte."));
    if (bytes.size() < kHeadBytes)
        return failure(ErrorCode::Malformed, QStringLiteral("The message is cut off before its format version."));
    const auto version = static_cast<std::uint8_t>(bytes[1]);
    if (version > kSecondVersion)
        return failure(ErrorCode::Malformed,
                       QStringLiteral("The message has format version %1, this Gleaner knows versions up to %2: it was "
                                      "written by a newer Gleaner: update this one.")
                           .arg(version)
                           .arg(kSecondVersion));
    if (version == 0)
        return failure(ErrorCode::Malformed, QStringLiteral("The message has format version 0, which never existed."));
    return {};
}

} // namespace

Result<QByteArray> sealMessage(QByteArrayView body, qsizetype limit) {
    const qsizetype bytes = kHeadBytes + body.size() + kChecksumBytes;
    const qsizetype textBytes = (bytes + 2) / 3 * 4;
    if (textBytes > effectiveLimit(limit))
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("The message would have %1 bytes of text and the queue takes %2: its payload has "
                                      "to travel as a blob.")
                           .arg(textBytes)
                           .arg(effectiveLimit(limit)));
    ByteWriter writer;
    writer.u8(kMagic);
    writer.u8(versionOf(body));
    writer.raw(body);
    writer.u32(crc32Of(writer.bytes()));
    return writer.bytes().toBase64();
}

Result<QByteArray> unsealMessage(QByteArrayView text, qsizetype limit) {
    if (text.size() > effectiveLimit(limit))
        return failure(ErrorCode::TooLarge, QStringLiteral("The message has %1 bytes of text, the limit is %2.")
                                                .arg(text.size())
                                                .arg(effectiveLimit(limit)));
    auto bytes = fromStrictBase64(text);
    if (!bytes)
        return bytes;
    if (const auto head = checkHead(*bytes); !head)
        return failure(head.error());
    if (bytes->size() < kSmallestMessage)
        return failure(ErrorCode::Malformed, QStringLiteral("The message is cut off before its checksum."));
    const auto sealed = QByteArrayView(*bytes).chopped(kChecksumBytes);
    ByteReader checksum(QByteArrayView(*bytes).last(kChecksumBytes));
    if (checksum.u32() != crc32Of(sealed))
        return failure(ErrorCode::Malformed, QStringLiteral("The message is damaged: its checksum does not match."));
    const auto body = sealed.sliced(kHeadBytes);
    if (const auto flag = checkFlag(static_cast<std::uint8_t>(sealed[1]), body); !flag)
        return failure(flag.error());
    return body.toByteArray();
}

} // namespace gleaner
