#include "head_node/server/http_request_head.h"

#include "head_node/server/http_ascii.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // GCC 12 cannot follow boost::optional under -fsanitize
#endif
#endif
#include <boost/beast/http/basic_parser.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

QByteArrayView toView(beast::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The field's name as a constant where it is one that every request carries, so that it costs no memory of its own.
QByteArray nameOf(http::field field, QByteArrayView name) {
    if (field != http::field::unknown) {
        const beast::string_view constant = http::to_string(field);
        return QByteArray::fromRawData(constant.data(), static_cast<qsizetype>(constant.size()));
    }
    static const std::array kOwn{QByteArrayLiteral("x-ms-version"), QByteArrayLiteral("x-ms-date"),
                                 QByteArrayLiteral("x-ms-client-request-id")};
    const auto* const own =
        std::ranges::find_if(kOwn, [name](const QByteArray& n) { return equalsIgnoringCase(n, name); });
    return own == kOwn.end() ? name.toByteArray() : *own;
}

/// Collects one head from Beast's callbacks.
class HeadReader final : public http::basic_parser<true> {
public:
    HttpRequest request;
    int minorVersion = 0;
    int hosts = 0;
    int contentLengths = 0;
    int transferEncodings = 0;
    bool listedLength = false;
    bool plainlyChunked = false;
    bool expectsContinue = false;
    bool expectsOther = false;

private:
    void on_request_impl(http::verb, beast::string_view method, beast::string_view target, int version,
                         beast::error_code&) override {
        request.method = toView(method).toByteArray();
        request.target = toView(target).toByteArray();
        minorVersion = version - 10;
    }

    void on_field_impl(http::field field, beast::string_view name, beast::string_view value,
                       beast::error_code&) override {
        note(field, toView(value));
        request.headers.add(nameOf(field, toView(name)), toView(value).toByteArray());
    }

    void note(http::field field, QByteArrayView value) {
        if (field == http::field::host) {
            ++hosts;
        } else if (field == http::field::content_length) {
            ++contentLengths;
            listedLength = listedLength || value.contains(',');
        } else if (field == http::field::transfer_encoding) {
            ++transferEncodings;
            plainlyChunked = equalsIgnoringCase(value, "chunked");
        } else if (field == http::field::expect) {
            (equalsIgnoringCase(value, "100-continue") ? expectsContinue : expectsOther) = true;
        }
    }

    // Beast is fed no more than a head.
    void on_header_impl(beast::error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
    std::size_t on_body_impl(beast::string_view body, beast::error_code&) override { return body.size(); }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, beast::error_code&) override {
        return body.size();
    }
    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
    void on_finish_impl(beast::error_code&) override {}
};

/// "…HTTP/2.0" is another version; anything else at the end of a request line is garbage.
int statusOfBadVersion(QByteArrayView head) {
    constexpr QByteArrayView kModel("HTTP/0.0");
    const QByteArrayView line = head.first(head.indexOf("\r\n"));
    if (line.size() < kModel.size())
        return 400;
    const QByteArrayView version = line.last(kModel.size());
    for (qsizetype i = 0; i < kModel.size(); ++i) {
        const char c = version[i];
        if (kModel[i] == '0' ? (c < '0' || c > '9') : c != kModel[i])
            return 400;
    }
    return 505;
}

/// 0 when how the request is framed and addressed leaves no doubt, else the status to refuse it with.
int statusOfHead(const HeadReader& reader) {
    const bool is11 = reader.minorVersion == 1;
    if (reader.contentLengths > 1 || reader.listedLength || reader.transferEncodings > 1)
        return 400;
    if (reader.transferEncodings == 1 && (reader.contentLengths > 0 || !is11))
        return 400;
    if (reader.transferEncodings == 1 && !reader.plainlyChunked)
        return 501;
    if (reader.hosts > 1 || (is11 && reader.hosts == 0))
        return 400;
    const QByteArray& method = reader.request.method;
    if (method == "CONNECT" || std::any_of(method.begin(), method.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return 501;
    return reader.expectsOther && is11 ? 417 : 0;
}

/// Length of "http://" or "https://" at the front; 0 when there is neither.
qsizetype schemeBytes(QByteArrayView target) {
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")})
        if (equalsIgnoringCase(target.first(qMin(target.size(), scheme.size())), scheme))
            return scheme.size();
    return 0;
}

/// Brings the absolute form that proxies use to the origin form. False: neither of them, nor OPTIONS' "*".
bool toOriginForm(HttpRequest& request) {
    QByteArray& target = request.target;
    if (target.startsWith('/') || (target == "*" && request.method == "OPTIONS"))
        return true;
    const qsizetype authority = schemeBytes(target);
    if (authority == 0)
        return false;
    const auto end =
        std::find_if(target.cbegin() + authority, target.cend(), [](char c) { return c == '/' || c == '?'; });
    target.remove(0, end - target.cbegin());
    if (!target.startsWith('/'))
        target.prepend('/');
    return true;
}

} // namespace

HttpRequestHead parseHttpHead(QByteArrayView bytes, const HttpLimits& limits) {
    HeadReader reader;
    reader.header_limit(static_cast<std::uint32_t>(limits.headerBytes));
    reader.body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
    beast::error_code error;
    reader.put({bytes.data(), static_cast<std::size_t>(bytes.size())}, error);
    const auto refusal = [](int status) {
        HttpRequestHead head;
        head.refusal = status;
        return head;
    };
    if (error == http::error::bad_version)
        return refusal(statusOfBadVersion(bytes));
    if (error && error != http::error::body_limit)
        return refusal(400);
    if (const int status = statusOfHead(reader); status != 0)
        return refusal(status);
    if (!toOriginForm(reader.request))
        return refusal(400);
    if (error == http::error::body_limit)
        return refusal(413);
    const bool is11 = reader.minorVersion == 1;
    HttpRequestHead head;
    head.request = std::move(reader.request);
    head.contentLength = static_cast<qint64>(reader.content_length().value_or(0));
    head.isChunked = reader.chunked();
    head.keepsAlive = is11 && reader.keep_alive();
    head.expectsContinue = is11 && reader.expectsContinue;
    return head;
}

} // namespace gleaner
