#include "common/rest/xml_text.h"

#include "common/base/bytes.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gleaner {

namespace {

constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView kOpening("<QueueMessage><MessageText>");
constexpr QByteArrayView kClosing("</MessageText></QueueMessage>");
constexpr QByteArrayView kReplacement("\xEF\xBF\xBD"); // U+FFFD

enum class Care : unsigned char { None, Escape, Forbidden, Wide };

constexpr std::array<Care, 256> kCare = [] {
    std::array<Care, 256> care{};
    std::fill(care.begin(), care.begin() + 0x20, Care::Forbidden);
    std::fill(care.begin() + 0x80, care.end(), Care::Wide);
    care['\t'] = Care::None;
    care['\n'] = Care::None;
    care['\r'] = Care::Escape;
    care['&'] = Care::Escape;
    care['<'] = Care::Escape;
    care['>'] = Care::Escape;
    return care;
}();

Care careOf(char c) {
    return kCare[static_cast<unsigned char>(c)];
}

constexpr std::uint64_t kEachByte = 0x0101'0101'0101'0101;
constexpr std::uint64_t kEachHighBit = 0x80 * kEachByte;
constexpr qsizetype kWord = 8;

/// A high bit for at least one byte, when one is 0.
constexpr std::uint64_t zeroBytes(std::uint64_t word) {
    return (word - kEachByte) & ~word & kEachHighBit;
}

/// True when eight bytes are all printable ASCII and none is & < >. Messages are kilobytes of Base64: one look at eight
/// bytes is what makes them cheap. ('<' and '>' differ in the bit of value 2 only.)
bool isPlainWord(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const std::uint64_t below = (word - 0x20 * kEachByte) & ~word & kEachHighBit;
    const std::uint64_t marks =
        zeroBytes(word ^ ('&' * kEachByte)) | zeroBytes((word | 2 * kEachByte) ^ ('>' * kEachByte));
    return ((word & kEachHighBit) | below | marks) == 0;
}

/// Calls `visit` for every byte that may need care, in order, and perhaps for some that need none, until it says no.
/// False when it did.
template<typename Visit>
bool forEachDoubtful(QByteArrayView text, Visit visit) {
    const char* at = text.begin();
    while (at != text.end()) {
        if (text.end() - at >= kWord && isPlainWord(at)) {
            at += kWord;
            continue;
        }
        const char* const stop = at + std::min<qsizetype>(text.end() - at, kWord);
        for (; at != stop; ++at) {
            if (!visit(at)) {
                return false;
            }
        }
    }
    return true;
}

QByteArrayView escaped(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#xD;";
    default:
        return kReplacement;
    }
}

/// What follows the byte-order mark and an XML declaration in UTF-8; `xml` itself when there is another declaration.
QByteArrayView afterDeclaration(QByteArrayView xml) {
    if (xml.startsWith(kByteOrderMark)) {
        xml = xml.sliced(kByteOrderMark.size());
    }
    const qsizetype end = xml.startsWith("<?xml ") ? xml.indexOf("?>") : -1;
    const QByteArrayView declaration = xml.first(std::max<qsizetype>(end, 0));
    const bool wellKnown =
        declaration.contains("\"utf-8\"") || declaration.contains("\"UTF-8\"") || !declaration.contains("encoding");
    return end < 0 || !wellKnown ? xml : xml.sliced(end + 2);
}

bool needsNoCare(QByteArrayView text) {
    return forEachDoubtful(text, [](const char* at) { return careOf(*at) == Care::None; });
}

tl::unexpected<Error> malformed(const QString& why) {
    return failure(ErrorCode::Malformed, QStringLiteral("This is not a QueueMessage document: %1").arg(why));
}

} // namespace

bool isXmlText(QByteArrayView utf8) {
    bool wide = false;
    const bool allowed = forEachDoubtful(utf8, [&wide](const char* at) {
        const Care care = careOf(*at);
        wide = wide || care == Care::Wide;
        return care != Care::Forbidden;
    });
    if (!allowed) {
        return false;
    }
    return !wide || (utf8.isValidUtf8() && !utf8.contains("\xEF\xBF\xBE") && !utf8.contains("\xEF\xBF\xBF"));
}

void appendXmlText(QByteArray& xml, QByteArrayView utf8) {
    const char* run = utf8.begin();
    forEachDoubtful(utf8, [&xml, &run](const char* at) {
        const Care care = careOf(*at);
        if (care == Care::Escape || care == Care::Forbidden) {
            appendBytes(xml, {run, at - run});
            appendBytes(xml, escaped(*at));
            run = at + 1;
        }
        return true;
    });
    appendBytes(xml, {run, utf8.end() - run});
}

QByteArray writeMessageText(QByteArrayView text) {
    QByteArray xml;
    xml.reserve(kOpening.size() + text.size() + kClosing.size() + 64);
    xml.append(kOpening);
    appendXmlText(xml, text);
    xml.append(kClosing);
    return xml;
}

Result<QByteArray> readMessageText(const QByteArray& xml) {
    const QByteArrayView document = afterDeclaration(xml).trimmed();
    if (document.startsWith(kOpening) && document.endsWith(kClosing) &&
        document.size() >= kOpening.size() + kClosing.size()) {
        const QByteArrayView text = document.sliced(kOpening.size()).chopped(kClosing.size());
        if (needsNoCare(text)) {
            return text.isEmpty() ? QByteArray("") : text.toByteArray();
        }
    }
    return readMessageTextThoroughly(xml);
}

Result<QByteArray> readMessageTextThoroughly(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    std::optional<QByteArray> text;
    if (!reader.readNextStartElement() || reader.name() != u"QueueMessage") {
        return malformed(reader.hasError() ? reader.errorString() : QStringLiteral("its root has another name."));
    }
    while (reader.readNextStartElement()) {
        if (reader.name() == u"MessageText" && !text) {
            text = reader.readElementText().toUtf8();
        } else {
            reader.skipCurrentElement();
        }
    }
    while (!reader.atEnd()) {
        reader.readNext();
    }
    if (reader.hasError() || !text) {
        return malformed(reader.hasError() ? reader.errorString() : QStringLiteral("it has no MessageText."));
    }
    return text->isNull() ? QByteArray("") : *text;
}

} // namespace gleaner
