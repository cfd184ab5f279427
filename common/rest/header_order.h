// The order in which x-ms-* headers are signed: a dictionary's, not that of their bytes. Pure; any thread.
// Source: Microsoft, "Authorize with Shared Key" ("sorted lexicographically"), which the service reads as the order of
// a dictionary; the official SDKs ship a table of the same weights (azure-storage-common, SharedKeyComparator).
#pragma once

#include <QByteArrayView>

namespace gleaner {

/// True when `a` is signed before `b`. Bound: lower-case header names (tokens of RFC 9110, 5.6.2).
/// '-' and '\'' weigh nothing, then come ! # $ % & * . ^ _ ` | ~ + 0-9 a-z. Names that differ only in what weighs
/// nothing: at the first difference, an ordinary character or the end comes first, then '\'', then '-'.
[[nodiscard]] bool isSignedBefore(QByteArrayView a, QByteArrayView b);

} // namespace gleaner
