// How the values of BlobIndex stand in its columns. Pure; any thread. FORMAT.md, "Blobs".
#pragma once

#include "common/blob/blob_account.h"

namespace gleaner {

[[nodiscard]] QString toJsonText(const Metadata& metadata);
[[nodiscard]] QString toJsonText(const std::vector<AccessPolicy>& policies);
[[nodiscard]] QString toJsonText(const BlobDescription& description);

// nullopt: not what the functions above write.
[[nodiscard]] std::optional<Metadata> metadataFrom(const QString& text);
[[nodiscard]] std::optional<std::vector<AccessPolicy>> policiesFrom(const QString& text);
[[nodiscard]] std::optional<BlobDescription> descriptionFrom(const QString& text);

} // namespace gleaner
