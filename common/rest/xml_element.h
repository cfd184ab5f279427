// What every document of the REST protocol is made of and read with. Pure; any thread.
#pragma once

#include "common/base/bytes.h"
#include "common/base/result.h"
#include "common/rest/xml_text.h"

#include <QXmlStreamReader>

namespace gleaner {

inline constexpr QByteArrayView kXmlDeclaration("<?xml version=\"1.0\" encoding=\"utf-8\"?>");

/// Appends "<name>text</name>", the text escaped. Bound: `name` is an XML name.
inline void appendXmlElement(QByteArray& xml, QByteArrayView name, QByteArrayView text) {
    appendBytes(xml, "<");
    appendBytes(xml, name);
    appendBytes(xml, ">");
    appendXmlText(xml, text);
    appendBytes(xml, "</");
    appendBytes(xml, name);
    appendBytes(xml, ">");
}

/// `text` as it stands between double quotes.
[[nodiscard]] inline QByteArray xmlAttribute(const QString& text) {
    QByteArray escaped;
    appendXmlText(escaped, text.toUtf8());
    return escaped.replace('"', "&quot;");
}

/// Enters the root; false when it has another name or there is none.
[[nodiscard]] inline bool enterXmlRoot(QXmlStreamReader& reader, QStringView name) {
    return reader.readNextStartElement() && reader.name() == name;
}

/// Reads what is left. Errors: Malformed (anything was not well formed so far); `root` is named to a person.
[[nodiscard]] inline Status finishXml(QXmlStreamReader& reader, QStringView root) {
    while (!reader.atEnd()) {
        reader.readNext();
    }
    if (reader.hasError()) {
        return failure(ErrorCode::Malformed,
                       QStringLiteral("This is not a %1 document: %2.").arg(root, reader.errorString()));
    }
    return {};
}

} // namespace gleaner
