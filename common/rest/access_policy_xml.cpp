#include "common/rest/access_policy_xml.h"

#include "common/rest/xml_element.h"

namespace gleaner {

namespace {

constexpr QStringView kRoot(u"SignedIdentifiers");

void readPolicy(QXmlStreamReader& reader, AccessPolicy& policy) {
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Start") {
            policy.start = reader.readElementText().trimmed();
        } else if (reader.name() == u"Expiry") {
            policy.expiry = reader.readElementText().trimmed();
        } else if (reader.name() == u"Permission") {
            policy.permissions = reader.readElementText().trimmed();
        } else {
            reader.skipCurrentElement();
        }
    }
}

AccessPolicy readIdentifier(QXmlStreamReader& reader) {
    AccessPolicy policy;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Id") {
            policy.id = reader.readElementText();
        } else if (reader.name() == u"AccessPolicy") {
            readPolicy(reader, policy);
        } else {
            reader.skipCurrentElement();
        }
    }
    return policy;
}

void appendUnlessEmpty(QByteArray& xml, QByteArrayView name, const QString& text) {
    if (!text.isEmpty()) {
        appendXmlElement(xml, name, text.toUtf8());
    }
}

} // namespace

QByteArray writeAccessPolicies(const std::vector<AccessPolicy>& policies) {
    QByteArray xml = kXmlDeclaration + "<SignedIdentifiers>";
    for (const AccessPolicy& policy : policies) {
        xml.append("<SignedIdentifier>");
        appendXmlElement(xml, "Id", policy.id.toUtf8());
        xml.append("<AccessPolicy>");
        appendUnlessEmpty(xml, "Start", policy.start);
        appendUnlessEmpty(xml, "Expiry", policy.expiry);
        appendUnlessEmpty(xml, "Permission", policy.permissions);
        xml.append("</AccessPolicy></SignedIdentifier>");
    }
    return xml.append("</SignedIdentifiers>");
}

Result<std::vector<AccessPolicy>> readAccessPolicies(const QByteArray& xml) {
    std::vector<AccessPolicy> policies;
    if (xml.trimmed().isEmpty()) {
        return policies;
    }
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, kRoot)) {
        return failure(ErrorCode::Malformed, QStringLiteral("This is not a %1 document.").arg(kRoot));
    }
    while (reader.readNextStartElement()) {
        if (reader.name() == u"SignedIdentifier" && policies.size() <= kMaxStoredPolicies) {
            policies.push_back(readIdentifier(reader));
        } else {
            reader.skipCurrentElement();
        }
    }
    if (policies.size() > kMaxStoredPolicies) {
        return failure(ErrorCode::Malformed, QStringLiteral("There are too many access policies in the document."));
    }
    return finishXml(reader, kRoot).map([&policies] { return std::move(policies); });
}

} // namespace gleaner
