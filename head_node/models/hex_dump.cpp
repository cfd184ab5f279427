#include "head_node/models/hex_dump.h"

#include <QStringList>

#include <algorithm>

namespace gleaner {

namespace {

constexpr qsizetype kInLine = 16;
constexpr char kFirstPrintable = ' ', kLastPrintable = '~';

QString dumpLine(qsizetype place, const QByteArray& bytes) {
    QString hex, text;
    for (qsizetype i = 0; i < kInLine; ++i) {
        if (i == kInLine / 2)
            hex += u' ';
        if (i >= bytes.size()) {
            hex += QStringLiteral("   ");
            continue;
        }
        const char byte = bytes[i];
        hex += QStringLiteral("%1 ").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0'));
        text += byte >= kFirstPrintable && byte <= kLastPrintable ? QLatin1Char(byte) : QLatin1Char('.');
    }
    return QStringLiteral("%1  %2 |%3|").arg(place, 8, 16, QLatin1Char('0')).arg(hex, text);
}

} // namespace

QString hexDump(const QByteArray& bytes) {
    QStringList lines;
    for (qsizetype place = 0; place < bytes.size(); place += kInLine)
        lines += dumpLine(place, bytes.mid(place, kInLine));
    return lines.join(u'\n');
}

} // namespace gleaner
