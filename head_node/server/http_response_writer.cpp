#include "head_node/server/http_response_writer.h"

#include "common/base/bytes.h"
#include "head_node/server/http_ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace gleaner {

namespace {

struct Reason {
    int status;
    const char* text;
};

/// The reasons that our services use; others go out with none, which RFC 9112, 4 allows.
constexpr std::array kReasons = std::to_array<Reason>({
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

QByteArrayView reasonOf(int status) {
    const auto* found = std::find_if(kReasons.begin(), kReasons.end(), [=](Reason r) { return r.status == status; });
    return found == kReasons.end() ? QByteArrayView() : QByteArrayView(found->text);
}

bool isOurs(QByteArrayView name) {
    return equalsIgnoringCase(name, "content-length") || equalsIgnoringCase(name, "connection") ||
           equalsIgnoringCase(name, "transfer-encoding") || equalsIgnoringCase(name, "keep-alive");
}

bool breaksLines(QByteArrayView text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isWritable(const HttpResponse& response) {
    const auto& fields = response.headers.fields();
    return response.status >= 200 && response.status <= 599 &&
           std::none_of(fields.begin(), fields.end(), [](const HttpHeaders::Field& field) {
               return field.first.isEmpty() || field.first.contains(':') || breaksLines(field.first) ||
                      breaksLines(field.second);
           });
}

void appendNumber(QByteArray& out, qint64 number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    appendBytes(out, {digits.data(), end - digits.data()});
}

void appendField(QByteArray& out, QByteArrayView name, QByteArrayView value) {
    char* at = growBytes(out, name.size() + value.size() + 4);
    for (const QByteArrayView part : {name, QByteArrayView(": "), value, QByteArrayView("\r\n")})
        at = std::copy(part.begin(), part.end(), at);
}

/// 204 and 304 never have a body (RFC 9110, 6.4.1); a 204 must not even have a length.
bool mayHaveBody(int status) {
    return status != 204 && status != 304;
}

void appendLength(QByteArray& out, const HttpResponse& response, HttpAnswerForm form) {
    if (!mayHaveBody(response.status))
        return;
    const QByteArray own =
        form.toHead && response.body.isEmpty() ? response.headers.value("Content-Length") : QByteArray();
    appendBytes(out, "Content-Length: ");
    if (own.isEmpty())
        appendNumber(out, response.body.size());
    else
        appendBytes(out, own);
    appendBytes(out, "\r\n");
}

} // namespace

void appendHttpResponse(QByteArray& out, const HttpResponse& response, HttpAnswerForm form, QByteArrayView date) {
    if (!isWritable(response)) {
        appendHttpResponse(out, HttpResponse{500, {}, {}}, form, date);
        return;
    }
    appendBytes(out, "HTTP/1.1 ");
    appendNumber(out, response.status);
    appendBytes(out, " ");
    appendBytes(out, reasonOf(response.status));
    appendBytes(out, "\r\n");
    bool isDated = false;
    for (const auto& [name, value] : response.headers.fields()) {
        if (isOurs(name))
            continue;
        isDated = isDated || equalsIgnoringCase(name, "date");
        appendField(out, name, value);
    }
    if (!isDated)
        appendField(out, "Date", date);
    if (form.closes)
        appendBytes(out, "Connection: close\r\n");
    appendLength(out, response, form);
    appendBytes(out, "\r\n");
    if (!form.toHead && mayHaveBody(response.status))
        appendBytes(out, response.body);
}

bool asksToClose(const HttpResponse& response) {
    return equalsIgnoringCase(response.headers.value("Connection"), "close");
}

} // namespace gleaner
