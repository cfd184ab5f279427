#include "common/rest/queue_metadata.h"

#include "common/rest/xml_element.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr QByteArrayView kMetadataPrefix("x-ms-meta-");

bool isLetter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isPrintable(QChar c) {
    return c >= u' ' && c <= u'~';
}

} // namespace

bool isMetadataName(QStringView name) {
    return !name.isEmpty() && isLetter(name.front()) &&
           std::ranges::all_of(name, [](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

void addMetadata(HttpHeaders& headers, const Metadata& metadata) {
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (isMetadataName(it.key())) {
            QString value = it.value();
            value.removeIf([](QChar c) { return !isPrintable(c); });
            headers.add(kMetadataPrefix + it.key().toLatin1(), value.toLatin1());
        }
    }
}

void appendMetadataElement(QByteArray& xml, const Metadata& metadata) {
    xml.append("<Metadata>");
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry) {
        if (isMetadataName(entry.key()))
            appendXmlElement(xml, entry.key().toUtf8(), entry.value().toUtf8());
    }
    xml.append("</Metadata>");
}

ServiceResult<Metadata> readMetadata(const HttpHeaders& headers) {
    Metadata metadata;
    for (const auto& [field, value] : headers.fields()) {
        const QByteArrayView name = field;
        if (name.first(std::min(name.size(), kMetadataPrefix.size())).compare(kMetadataPrefix, Qt::CaseInsensitive) !=
            0) {
            continue;
        }
        const QString key = QString::fromUtf8(name.sliced(kMetadataPrefix.size()));
        if (metadata.contains(key)) {
            return serviceFailure(ServiceErrorCode::InvalidMetadata);
        }
        metadata.insert(key, QString::fromUtf8(value.trimmed()));
    }
    if (const auto bounds = checkMetadata(metadata); !bounds) {
        const bool tooLarge = bounds.error().code == ErrorCode::TooLarge;
        return serviceFailure(tooLarge ? ServiceErrorCode::MetadataTooLarge : ServiceErrorCode::InvalidMetadata);
    }
    return metadata;
}

} // namespace gleaner
