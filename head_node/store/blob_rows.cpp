#include "head_node/store/blob_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

struct TextField {
    QLatin1StringView name;
    QByteArray BlobDescription::*field;
};
constexpr TextField kTexts[] = {
    {"type"_L1, &BlobDescription::contentType},         {"encoding"_L1, &BlobDescription::contentEncoding},
    {"language"_L1, &BlobDescription::contentLanguage}, {"disposition"_L1, &BlobDescription::contentDisposition},
    {"cache"_L1, &BlobDescription::cacheControl},
};
constexpr auto kMd5 = "md5"_L1;
constexpr auto kMetadata = "metadata"_L1;

struct PolicyField {
    QLatin1StringView name;
    QString AccessPolicy::*field;
};
constexpr PolicyField kPolicyFields[] = {
    {"id"_L1, &AccessPolicy::id},
    {"start"_L1, &AccessPolicy::start},
    {"expiry"_L1, &AccessPolicy::expiry},
    {"permissions"_L1, &AccessPolicy::permissions},
};

QString compact(const QJsonDocument& document) {
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonObject toJson(const Metadata& metadata) {
    QJsonObject object;
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

Metadata metadataFrom(const QJsonObject& object) {
    Metadata metadata;
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        metadata.insert(entry.key(), entry.value().toString());
    return metadata;
}

std::optional<QJsonObject> objectFrom(const QString& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

QString toJsonText(const Metadata& metadata) {
    return compact(QJsonDocument(toJson(metadata)));
}

QString toJsonText(const std::vector<AccessPolicy>& policies) {
    QJsonArray array;
    for (const AccessPolicy& policy : policies) {
        QJsonObject object;
        for (const PolicyField& each : kPolicyFields)
            object.insert(each.name, policy.*each.field);
        array.append(object);
    }
    return compact(QJsonDocument(array));
}

QString toJsonText(const BlobDescription& description) {
    QJsonObject object;
    for (const TextField& each : kTexts) {
        if (const QByteArray& text = description.*each.field; !text.isEmpty())
            object.insert(each.name, QString::fromUtf8(text));
    }
    if (!description.md5.isEmpty())
        object.insert(kMd5, QString::fromLatin1(description.md5.toHex()));
    if (!description.metadata.isEmpty())
        object.insert(kMetadata, toJson(description.metadata));
    return compact(QJsonDocument(object));
}

std::optional<Metadata> metadataFrom(const QString& text) {
    const auto object = objectFrom(text);
    return object ? std::optional(metadataFrom(*object)) : std::nullopt;
}

std::optional<std::vector<AccessPolicy>> policiesFrom(const QString& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    std::vector<AccessPolicy> policies;
    const QJsonArray array = document.array();
    for (const QJsonValue& value : array) {
        AccessPolicy policy;
        for (const PolicyField& each : kPolicyFields)
            policy.*each.field = value.toObject().value(each.name).toString();
        policies.push_back(std::move(policy));
    }
    return policies;
}

std::optional<BlobDescription> descriptionFrom(const QString& text) {
    const auto object = objectFrom(text);
    if (!object)
        return std::nullopt;
    BlobDescription description;
    for (const TextField& each : kTexts)
        description.*each.field = object->value(each.name).toString().toUtf8();
    description.md5 = QByteArray::fromHex(object->value(kMd5).toString().toLatin1());
    description.metadata = metadataFrom(object->value(kMetadata).toObject());
    return description;
}

} // namespace gleaner
