// Brings a file's tables to the version this program knows. FORMAT.md lists the versions. A step, once released, is
// never changed: a golden file of each version stays readable for ever. Thread: the connection's.
#pragma once

#include "head_node/store/sqlite.h"

#include <span>

namespace gleaner {

/// The statements that lead from one version to the next, separated by semicolons at line ends.
using SchemaStep = const char*;

/// steps[n] leads from version n to n + 1; a new file has version 0. All that is missing is done in one transaction.
/// Errors: Refused (the file is of a newer version), or as SqliteConnection.
[[nodiscard]] Status bringUpToDate(SqliteConnection& connection, std::span<const SchemaStep> steps);

[[nodiscard]] std::span<const SchemaStep> headSchema();
[[nodiscard]] std::span<const SchemaStep> answersSchema();
[[nodiscard]] std::span<const SchemaStep> blobsSchema();

} // namespace gleaner
