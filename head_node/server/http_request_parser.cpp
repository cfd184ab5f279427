#include "head_node/server/http_request_parser.h"

#include "head_node/server/http_head_scanner.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <boost/beast/http/basic_parser.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <optional>

namespace gleaner {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

QByteArrayView toView(beast::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Collects one request from Beast's callbacks.
class RequestReader final : public http::basic_parser<true> {
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
        if (m_headDone)
            return; // the trailer's fields come too late to count
        note(field, toView(value));
        request.headers.add(toView(name).toByteArray(), toView(value).toByteArray());
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

    void on_header_impl(beast::error_code&) override { m_headDone = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}

    std::size_t on_body_impl(beast::string_view body, beast::error_code&) override {
        request.body.append(toView(body));
        return body.size();
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, beast::error_code&) override {
        request.body.append(toView(body));
        return body.size();
    }

    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
    void on_finish_impl(beast::error_code&) override {}

    bool m_headDone = false;
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
int statusOfHead(const RequestReader& reader) {
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

/// Brings the absolute form that proxies use to the origin form. False: neither of them, nor OPTIONS' "*".
bool toOriginForm(HttpRequest& request) {
    QByteArray& target = request.target;
    if (target.startsWith('/') || (target == "*" && request.method == "OPTIONS"))
        return true;
    const qsizetype authority =
        equalsIgnoringCase(QByteArrayView(target).first(qMin(target.size(), qsizetype{7})), "http://")    ? 7
        : equalsIgnoringCase(QByteArrayView(target).first(qMin(target.size(), qsizetype{8})), "https://") ? 8
                                                                                                          : 0;
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

class HttpRequestParser::Machine {
public:
    explicit Machine(const HttpLimits& limits) : m_limits(limits), m_scanner(limits.headerBytes) {}

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    [[nodiscard]] HttpRequest take();

    State state = State::Head;
    int status = 0;
    bool keepsAlive = false;
    bool awaitsContinue = false;
    bool hasBegun = false;
    qint64 headBytes = 0;
    [[nodiscard]] qint64 bodyBytes() const { return m_reader ? m_reader->request.body.size() : 0; }

private:
    void parseHead(QByteArrayView head);
    void fail(int withStatus) {
        state = State::Failed;
        status = withStatus;
        m_partial = QByteArray();
        m_reader.reset();
    }

    const HttpLimits& m_limits;
    HttpHeadScanner m_scanner;
    QByteArray m_partial; ///< a head, a chunk's size line or a trailer that has not ended yet
    std::optional<RequestReader> m_reader;
};

qsizetype HttpRequestParser::Machine::feedHead(QByteArrayView bytes) {
    const HttpHeadScanner::Step step = m_scanner.scan(bytes);
    hasBegun = true;
    switch (step.outcome) {
    case HttpHeadScanner::Outcome::More:
        if (m_scanner.inBlankLines())
            hasBegun = false;
        m_partial.append(bytes.first(step.used).sliced(step.blank));
        break;
    case HttpHeadScanner::Outcome::Bad:
        fail(400);
        break;
    case HttpHeadScanner::Outcome::TooLong:
        fail(431);
        break;
    case HttpHeadScanner::Outcome::Complete:
        const QByteArrayView piece = bytes.first(step.used).sliced(step.blank);
        if (m_partial.isEmpty()) {
            parseHead(piece);
        } else {
            m_partial.append(piece);
            parseHead(std::exchange(m_partial, QByteArray()));
        }
        m_scanner.reset();
        break;
    }
    return step.used;
}

void HttpRequestParser::Machine::parseHead(QByteArrayView head) {
    headBytes = head.size();
    m_reader.emplace();
    m_reader->header_limit(static_cast<std::uint32_t>(m_limits.headerBytes));
    m_reader->body_limit(static_cast<std::uint64_t>(m_limits.bodyBytes));
    beast::error_code error;
    m_reader->put({head.data(), static_cast<std::size_t>(head.size())}, error);
    if (error == http::error::bad_version)
        return fail(statusOfBadVersion(head));
    if (error && error != http::error::body_limit)
        return fail(400);
    if (const int refusal = statusOfHead(*m_reader); refusal != 0)
        return fail(refusal);
    if (!toOriginForm(m_reader->request))
        return fail(400);
    if (error == http::error::body_limit)
        return fail(413);
    keepsAlive = m_reader->minorVersion == 1 && m_reader->keep_alive();
    state = m_reader->is_done() ? State::Complete : State::Body;
    awaitsContinue = state == State::Body && m_reader->expectsContinue && m_reader->minorVersion == 1;
}

qsizetype HttpRequestParser::Machine::feedBody(QByteArrayView bytes) {
    awaitsContinue = false;
    const qsizetype kept = m_partial.size();
    if (kept > 0)
        m_partial.append(bytes);
    // A window of the same size for every element, so that one that is too long fails alike in one piece and in many.
    const QByteArrayView all = kept > 0 ? QByteArrayView(m_partial) : bytes;
    const QByteArrayView window =
        m_reader->chunked() ? all.first(qMin(all.size(), static_cast<qsizetype>(m_limits.headerBytes))) : all;
    beast::error_code error;
    const auto used =
        static_cast<qsizetype>(m_reader->put({window.data(), static_cast<std::size_t>(window.size())}, error));
    if (error == http::error::need_more) {
        if (window.size() == m_limits.headerBytes) {
            fail(431);
            return bytes.size();
        }
        if (kept == 0)
            m_partial = bytes.toByteArray();
        return bytes.size();
    }
    if (error) {
        fail(error == http::error::body_limit ? 413 : 400);
        return bytes.size();
    }
    m_partial.clear();
    if (m_reader->is_done())
        state = State::Complete;
    return used - kept;
}

HttpRequest HttpRequestParser::Machine::take() {
    HttpRequest request = std::move(m_reader->request);
    m_reader.reset();
    state = State::Head;
    hasBegun = false;
    return request;
}

HttpRequestParser::HttpRequestParser(const HttpLimits& limits) : m_machine(std::make_unique<Machine>(limits)) {}

HttpRequestParser::~HttpRequestParser() = default;

qsizetype HttpRequestParser::feed(QByteArrayView bytes) {
    qsizetype used = 0;
    while (used < bytes.size() && (m_machine->state == State::Head || m_machine->state == State::Body)) {
        const QByteArrayView rest = bytes.sliced(used);
        used += m_machine->state == State::Head ? m_machine->feedHead(rest) : m_machine->feedBody(rest);
    }
    return used;
}

HttpRequestParser::State HttpRequestParser::state() const {
    return m_machine->state;
}

bool HttpRequestParser::hasBegun() const {
    return m_machine->hasBegun;
}

bool HttpRequestParser::awaitsContinue() const {
    return m_machine->awaitsContinue;
}

bool HttpRequestParser::keepsAlive() const {
    return m_machine->keepsAlive;
}

qint64 HttpRequestParser::requestBytes() const {
    return m_machine->headBytes + m_machine->bodyBytes();
}

HttpRequest HttpRequestParser::take() {
    Q_ASSERT(m_machine->state == State::Complete);
    return m_machine->take();
}

int HttpRequestParser::status() const {
    return m_machine->status;
}

} // namespace gleaner
