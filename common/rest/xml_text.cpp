#include "common/rest/xml_text.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

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
    return std::ranges::all_of(text, [](char c) { return careOf(c) == Care::None; });
}

tl::unexpected<Error> malformed(const QString& why) {
    return failure(ErrorCode::Malformed, QStringLiteral("This is not a QueueMessage document: %1").arg(why));
}

} // namespace

bool isXmlText(QByteArrayView utf8) {
    bool wide = false;
    for (const char c : utf8) {
        const Care care = careOf(c);
        if (care == Care::Forbidden) {
            return false;
        }
        wide = wide || care == Care::Wide;
    }
    return !wide || (utf8.isValidUtf8() && !utf8.contains("\xEF\xBF\xBE") && !utf8.contains("\xEF\xBF\xBF"));
}

void appendXmlText(QByteArray& xml, QByteArrayView utf8) {
    const char* run = utf8.begin();
    for (const char* at = utf8.begin(); at != utf8.end(); ++at) {
        const Care care = careOf(*at);
        if (care == Care::Escape || care == Care::Forbidden) {
            xml.append(run, at - run).append(escaped(*at));
            run = at + 1;
        }
    }
    xml.append(run, utf8.end() - run);
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
