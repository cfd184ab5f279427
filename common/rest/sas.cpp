#include "common/rest/sas.h"

#include "common/base/bytes.h"
#include "common/rest/shared_key.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace gleaner {

namespace {

struct Field {
    QByteArrayView name;
    QByteArray SasToken::*value;
};

/// In the order in which a made token names them.
constexpr std::array<Field, 18> kFields{{
    {"sv", &SasToken::version},
    {"ss", &SasToken::services},
    {"srt", &SasToken::resourceTypes},
    {"sr", &SasToken::resource},
    {"st", &SasToken::start},
    {"se", &SasToken::expiry},
    {"sp", &SasToken::permissions},
    {"si", &SasToken::policy},
    {"sip", &SasToken::addresses},
    {"spr", &SasToken::protocols},
    {"ses", &SasToken::encryptionScope},
    {"rscc", &SasToken::cacheControl},
    {"rscd", &SasToken::contentDisposition},
    {"rsce", &SasToken::contentEncoding},
    {"rscl", &SasToken::contentLanguage},
    {"rsct", &SasToken::contentType},
    {"snapshot", &SasToken::snapshot},
    {"sig", &SasToken::signature},
}};

/// With this version the blob's text names the resource's kind and snapshot.
constexpr QByteArrayView kVersionWithKind("2018-11-09");
/// With this one the blob's and the account's texts name the encryption scope.
constexpr QByteArrayView kVersionWithScope("2020-12-06");

bool hasControlCharacter(QByteArrayView text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
}

QByteArray joined(std::initializer_list<QByteArrayView> lines) {
    QByteArray text;
    text.reserve(192);
    for (const QByteArrayView line : lines) {
        appendBytes(text, line);
        text.append('\n');
    }
    return text;
}

QByteArray path(std::initializer_list<QByteArrayView> names) {
    QByteArray text;
    for (const QByteArrayView name : names) {
        text.append('/');
        appendBytes(text, name);
    }
    return text;
}

SasToken tokenOf(const SasFields& fields) {
    SasToken token;
    token.version = kSasVersion;
    token.permissions = fields.permissions;
    token.start = fields.start;
    token.expiry = fields.expiry;
    token.policy = fields.policy;
    token.addresses = fields.addresses;
    token.protocols = fields.protocols;
    return token;
}

QByteArray queryOf(const SasToken& token) {
    QByteArray query;
    for (const auto& [name, value] : kFields) {
        if (const QByteArray& text = token.*value; !text.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(text.toPercentEncoding());
        }
    }
    return query;
}

QByteArray signedQuery(SasToken token, const AccountKey& key, const QByteArray& text) {
    token.signature = sharedKeySignature(key, text);
    return queryOf(token);
}

} // namespace

bool carriesSas(const RequestTarget& target) {
    return target.find("sig") != nullptr;
}

std::optional<SasToken> parseSas(const RequestTarget& target) {
    SasToken token;
    for (const QueryParameter& parameter : target.query) {
        const auto* field = std::ranges::find(kFields, QByteArrayView(parameter.name), &Field::name);
        if (field == kFields.end()) {
            continue;
        }
        QByteArray& value = token.*(field->value);
        if (!value.isNull() || hasControlCharacter(parameter.value)) {
            return std::nullopt;
        }
        value = parameter.value.isNull() ? QByteArray("") : parameter.value;
    }
    return token;
}

bool isServiceVersion(QByteArrayView text) {
    constexpr QByteArrayView kForm("dddd-dd-dd");
    const auto fits = [](char c, char form) { return form == 'd' ? c >= '0' && c <= '9' : c == form; };
    return text.size() == kForm.size() && std::ranges::equal(text, kForm, fits);
}

QByteArray queueSasText(const SasToken& token, QByteArrayView account, QByteArrayView queue) {
    return joined({token.permissions, token.start, token.expiry, path({"queue", account, queue}), token.policy,
                   token.addresses, token.protocols, token.version})
        .chopped(1);
}

QByteArray blobSasText(const SasToken& token, QByteArrayView account, QByteArrayView container, QByteArrayView blob) {
    const QByteArray resource =
        token.resource == "c" ? path({"blob", account, container}) : path({"blob", account, container, blob});
    QByteArray text = joined({token.permissions, token.start, token.expiry, resource, token.policy, token.addresses,
                              token.protocols, token.version});
    if (token.version >= kVersionWithKind) {
        text += joined({token.resource, token.snapshot});
    }
    if (token.version >= kVersionWithScope) {
        text += joined({token.encryptionScope});
    }
    return text + joined({token.cacheControl, token.contentDisposition, token.contentEncoding, token.contentLanguage,
                          token.contentType})
                      .chopped(1);
}

QByteArray accountSasText(const SasToken& token, QByteArrayView account) {
    const QByteArray text = joined({account, token.permissions, token.services, token.resourceTypes, token.start,
                                    token.expiry, token.addresses, token.protocols, token.version});
    return token.version >= kVersionWithScope ? text + joined({token.encryptionScope}) : text;
}

QByteArray queueSas(const QByteArray& account, const AccountKey& key, const QByteArray& queue,
                    const SasFields& fields) {
    const SasToken token = tokenOf(fields);
    return signedQuery(token, key, queueSasText(token, account, queue));
}

QByteArray containerSas(const QByteArray& account, const AccountKey& key, const QByteArray& container,
                        const SasFields& fields) {
    SasToken token = tokenOf(fields);
    token.resource = "c";
    return signedQuery(token, key, blobSasText(token, account, container, {}));
}

QByteArray accountSas(const QByteArray& account, const AccountKey& key, const QByteArray& services,
                      const QByteArray& resourceTypes, const SasFields& fields) {
    SasToken token = tokenOf(fields);
    token.policy.clear();
    token.services = services;
    token.resourceTypes = resourceTypes;
    return signedQuery(token, key, accountSasText(token, account));
}

} // namespace gleaner
