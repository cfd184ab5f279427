// Text in XML: what can be carried, how it is escaped, and the one small document that requests carry. Pure; any
// thread. Put a message is what the server does most, so the shape that our clients and the SDKs send is read by hand;
// everything else goes to QXmlStreamReader with the same outcome (a property test compares them).
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace gleaner {

/// False for a text that no XML document can carry: not UTF-8, or with a control character other than tab, LF and CR,
/// or with U+FFFE or U+FFFF. Source: XML 1.0, 2.2.
[[nodiscard]] bool isXmlText(QByteArrayView utf8);
/// Appends `utf8` so that a reader gets the same text back; CR becomes a character reference. Control characters that
/// isXmlText() denies come out as U+FFFD.
void appendXmlText(QByteArray& xml, QByteArrayView utf8);

/// "<QueueMessage><MessageText>…", what Put Message and Update Message send.
[[nodiscard]] QByteArray writeMessageText(QByteArrayView text);
/// Accepts a byte-order mark, CDATA, character references, white space and further elements; no DTD.
/// Errors: Malformed.
[[nodiscard]] Result<QByteArray> readMessageText(const QByteArray& xml);
/// The same, always through QXmlStreamReader.
[[nodiscard]] Result<QByteArray> readMessageTextThoroughly(const QByteArray& xml);

} // namespace gleaner
