// A queue's metadata as header fields "x-ms-meta-NAME: VALUE". Pure; any thread.
// Source: Microsoft, "Set Queue Metadata", "Naming queues and metadata".
#pragma once

#include "common/queue/queue_rules.h"
#include "common/rest/http_message.h"
#include "common/rest/service_error.h"

namespace gleaner {

/// A C# identifier: a letter or '_', then letters, digits and '_', all ASCII. Such a name is a header's and an XML
/// element's, too; others cannot travel.
[[nodiscard]] bool isMetadataName(QStringView name);

/// Adds a field for each; characters that no header can carry are left out.
void addMetadata(HttpHeaders& headers, const Metadata& metadata);
/// Appends a "Metadata" element with an element for each; those whose names are no XML names are left out.
void appendMetadataElement(QByteArray& xml, const Metadata& metadata);
/// Errors: InvalidMetadata (name, value, or a name twice but for its case), MetadataTooLarge.
[[nodiscard]] ServiceResult<Metadata> readMetadata(const HttpHeaders& headers);

} // namespace gleaner
