// Reads a comma-separated file line by line (RFC 4180, one record a line): CRLF or LF, a byte order mark, quotes.
// Thread: one at a time.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace gleaner {

/// The fields of one line without its line end, outer blanks removed unless quoted. nullopt: a quote is not closed or
/// something follows it.
[[nodiscard]] std::optional<QStringList> splitCsvLine(QStringView line);

} // namespace gleaner
