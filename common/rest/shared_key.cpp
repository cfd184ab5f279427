#include "common/rest/shared_key.h"

#include "common/rest/header_order.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

constexpr std::array<QByteArrayView, 11> kSignedHeaders{
    "content-encoding",  "content-language", "content-length", "content-md5",         "content-type", "date",
    "if-modified-since", "if-match",         "if-none-match",  "if-unmodified-since", "range"};
constexpr std::size_t kContentLength = 2;
constexpr std::size_t kMd5 = 3;
constexpr std::size_t kType = 4;
constexpr std::size_t kDate = 5;

struct SignedHeaders {
    std::array<QByteArrayView, kSignedHeaders.size()> standard;
    std::vector<std::pair<QByteArray, QByteArrayView>> own; ///< x-ms-*, names in lower case
};

void sortIn(const HttpHeaders::Field& field, SignedHeaders& headers) {
    const QByteArrayView name = field.first;
    if (name.size() > 5 && qstrnicmp(name.data(), "x-ms-", 5) == 0) {
        headers.own.emplace_back(field.first.toLower(), QByteArrayView(field.second).trimmed());
        return;
    }
    for (std::size_t i = 0; i < kSignedHeaders.size(); ++i) {
        if (name.compare(kSignedHeaders[i], Qt::CaseInsensitive) == 0) {
            headers.standard[i] = QByteArrayView(field.second).trimmed();
            return;
        }
    }
}

SignedHeaders sorted(const HttpHeaders& all) {
    SignedHeaders headers;
    for (const auto& field : all.fields()) {
        sortIn(field, headers);
    }
    std::ranges::stable_sort(headers.own,
                             [](const auto& a, const auto& b) { return isSignedBefore(a.first, b.first); });
    if (headers.standard[kContentLength] == "0") {
        headers.standard[kContentLength] = {};
    }
    const auto isOwnDate = [](const auto& header) { return header.first == "x-ms-date"; };
    if (std::ranges::any_of(headers.own, isOwnDate)) {
        headers.standard[kDate] = {};
    }
    return headers;
}

void appendOwn(QByteArray& text, const SignedHeaders& headers) {
    for (const auto& [name, value] : headers.own) {
        text.append(name).append(':').append(value).append('\n');
    }
}

void appendResource(QByteArray& text, const RequestTarget& target, QByteArrayView account) {
    text.append('/').append(account).append(target.path);
    std::vector<QueryParameter> query = target.query;
    std::ranges::sort(
        query, [](const auto& a, const auto& b) { return a.name != b.name ? a.name < b.name : a.value < b.value; });
    const QueryParameter* previous = nullptr;
    for (const QueryParameter& parameter : query) {
        if (previous != nullptr && previous->name == parameter.name) {
            text.append(',');
        } else {
            text.append('\n').append(parameter.name).append(':');
        }
        text.append(parameter.value);
        previous = &parameter;
    }
}

} // namespace

QByteArray sharedKeyText(const HttpRequest& request, const RequestTarget& target, QByteArrayView account) {
    const SignedHeaders headers = sorted(request.headers);
    QByteArray text;
    text.reserve(512);
    text.append(request.method).append('\n');
    for (const QByteArrayView value : headers.standard) {
        text.append(value).append('\n');
    }
    appendOwn(text, headers);
    appendResource(text, target, account);
    return text;
}

QByteArray sharedKeyLiteText(const HttpRequest& request, const RequestTarget& target, QByteArrayView account) {
    const SignedHeaders headers = sorted(request.headers);
    QByteArray text = request.method + '\n';
    for (const std::size_t standard : {kMd5, kType, kDate}) {
        text.append(headers.standard[standard]).append('\n');
    }
    appendOwn(text, headers);
    text.append('/').append(account).append(target.path);
    if (const QByteArray* component = target.find("comp"); component != nullptr) {
        text.append("?comp=").append(*component);
    }
    return text;
}

QByteArray sharedKeySignature(const AccountKey& key, const QByteArray& text) {
    return QMessageAuthenticationCode::hash(text, key.bytes(), QCryptographicHash::Sha256).toBase64();
}

Status signWithSharedKey(HttpRequest& request, const QByteArray& account, const AccountKey& key) {
    const auto target = parseRequestTarget(request.target);
    if (!target) {
        return failure(ErrorCode::InvalidArgument, QStringLiteral("The request's address is not well formed."));
    }
    if (!request.body.isEmpty()) {
        request.headers.set("Content-Length", QByteArray::number(request.body.size()));
    }
    const QByteArray signature = sharedKeySignature(key, sharedKeyText(request, *target, account));
    request.headers.set("Authorization", "SharedKey " + account + ':' + signature);
    return {};
}

std::optional<SharedKeyCredentials> parseSharedKeyAuthorization(QByteArrayView header) {
    header = header.trimmed();
    const qsizetype space = header.indexOf(' ');
    const QByteArrayView scheme = header.first(std::max<qsizetype>(space, 0));
    const bool isLite = scheme.compare("SharedKeyLite", Qt::CaseInsensitive) == 0;
    if (!isLite && scheme.compare("SharedKey", Qt::CaseInsensitive) != 0) {
        return std::nullopt;
    }
    const QByteArrayView rest = header.sliced(space).trimmed();
    const qsizetype colon = rest.indexOf(':');
    if (colon <= 0 || colon + 1 == rest.size()) {
        return std::nullopt;
    }
    return SharedKeyCredentials{rest.first(colon).toByteArray(), rest.sliced(colon + 1).toByteArray(), isLite};
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b) {
    if (a.size() != b.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        difference |= unsigned(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

} // namespace gleaner
