#include "common/rest/cors.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr QStringView kAll(u"*");

bool allowsOrigin(const CorsRule& rule, const QString& origin) {
    return rule.origins.contains(kAll) || rule.origins.contains(origin);
}

/// `patterns`: names, prefixes that end in '*', or "*".
bool isListed(const QStringList& patterns, QStringView header) {
    return std::ranges::any_of(patterns, [header](QStringView pattern) {
        return pattern.endsWith(u'*') ? header.startsWith(pattern.chopped(1), Qt::CaseInsensitive)
                                      : header.compare(pattern, Qt::CaseInsensitive) == 0;
    });
}

bool allowsHeaders(const CorsRule& rule, const QString& headers) {
    const QStringList names = headers.split(u',', Qt::SkipEmptyParts);
    return std::ranges::all_of(names,
                               [&rule](const QString& name) { return isListed(rule.allowedHeaders, name.trimmed()); });
}

template<typename Allows>
const CorsRule* firstOf(const std::vector<CorsRule>& rules, Allows allows) {
    const auto found = std::ranges::find_if(rules, allows);
    return found == rules.end() ? nullptr : &*found;
}

void addOrigin(HttpResponse& response, const CorsRule& rule, const QByteArray& origin) {
    const bool isForAll = rule.origins.contains(kAll);
    response.headers.add("Access-Control-Allow-Origin", isForAll ? QByteArray("*") : origin);
    if (!isForAll) {
        response.headers.add("Access-Control-Allow-Credentials", "true");
    }
}

ServiceResult<QByteArray> required(const HttpRequest& request, const QByteArray& name) {
    const QByteArray value = request.headers.value(name);
    if (!value.isEmpty()) {
        return value;
    }
    ServiceError error{ServiceErrorCode::MissingRequiredHeader, {}, {}};
    error.details.emplace_back("HeaderName", QString::fromLatin1(name));
    return tl::unexpected<ServiceError>(std::move(error));
}

} // namespace

ServiceResult<HttpResponse> answerPreflight(const HttpRequest& request, const std::vector<CorsRule>& rules) {
    const auto origin = required(request, "Origin");
    const auto method = origin ? required(request, "Access-Control-Request-Method") : origin;
    if (!method) {
        return tl::unexpected(method.error());
    }
    const QByteArray headers = request.headers.value("Access-Control-Request-Headers");
    const CorsRule* rule = firstOf(rules, [&](const CorsRule& one) {
        return allowsOrigin(one, QString::fromLatin1(*origin)) && one.methods.contains(QString::fromLatin1(*method)) &&
               allowsHeaders(one, QString::fromLatin1(headers));
    });
    if (rule == nullptr) {
        return serviceFailure(ServiceErrorCode::CorsPreflightFailure);
    }
    HttpResponse response{200, {}, {}};
    addOrigin(response, *rule, *origin);
    response.headers.add("Access-Control-Allow-Methods", *method);
    if (!headers.isEmpty()) {
        response.headers.add("Access-Control-Allow-Headers", headers);
    }
    response.headers.add("Access-Control-Max-Age", QByteArray::number(rule->maxAgeSeconds));
    return response;
}

void addCorsHeaders(HttpResponse& response, const QByteArray& origin, const QByteArray& method,
                    const std::vector<CorsRule>& rules) {
    if (rules.empty()) {
        return;
    }
    const CorsRule* rule = origin.isEmpty() ? nullptr : firstOf(rules, [&](const CorsRule& one) {
        return allowsOrigin(one, QString::fromLatin1(origin)) && one.methods.contains(QString::fromLatin1(method));
    });
    if (rule == nullptr || !rule->origins.contains(kAll)) {
        response.headers.add("Vary", "Origin"); // another origin's answer would differ; a cache must know
    }
    if (rule == nullptr) {
        return;
    }
    QByteArray exposed;
    for (const auto& field : response.headers.fields()) {
        if (isListed(rule->exposedHeaders, QString::fromLatin1(field.first))) {
            exposed.append(exposed.isEmpty() ? "" : ",").append(field.first);
        }
    }
    addOrigin(response, *rule, origin);
    if (!exposed.isEmpty()) {
        response.headers.add("Access-Control-Expose-Headers", exposed);
    }
}

} // namespace gleaner
