#include "common/azure/http_response_parser.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // GCC 12 with sanitizers, about boost::optional
#endif
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#include <optional>

namespace gleaner {

namespace http = boost::beast::http;

struct HttpResponseParser::Implementation {
    HttpAnswerLimits limits;
    bool answersHead = false;
    bool hasSurplus = false; ///< bytes after the answer: nobody asked for them, so the connection is not used again
    QByteArray unparsed;     ///< what Beast wants to see again together with what follows
    std::optional<http::response_parser<http::string_body>> parser;

    void start() {
        parser.emplace();
        parser->header_limit(std::uint32_t(limits.headerBytes));
        parser->body_limit(std::uint64_t(limits.bodyBytes));
        parser->skip(answersHead);
        parser->eager(true);
    }
    [[nodiscard]] bool isInterim() const { return parser->is_done() && parser->get().result_int() / 100 == 1; }
};

namespace {

Status errorOf(const boost::beast::error_code& code) {
    if (code == http::error::body_limit || code == http::error::header_limit) {
        return failure(ErrorCode::TooLarge, QStringLiteral("The server's answer is larger than allowed."));
    }
    return failure(ErrorCode::Malformed,
                   QStringLiteral("The server's answer is not HTTP (%1).").arg(QString::fromStdString(code.message())));
}

QByteArray bytesOf(boost::beast::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

HttpResponseParser::HttpResponseParser(const HttpAnswerLimits& limits, bool answersHead)
    : m_implementation(std::make_unique<Implementation>()) {
    m_implementation->limits = limits;
    m_implementation->answersHead = answersHead;
    m_implementation->start();
}

HttpResponseParser::~HttpResponseParser() = default;

Status HttpResponseParser::feed(QByteArrayView bytes) {
    Implementation& self = *m_implementation;
    self.unparsed.append(bytes);
    while (!self.unparsed.isEmpty() && !self.parser->is_done()) {
        boost::beast::error_code code;
        const std::size_t used = self.parser->put(
            boost::asio::const_buffer(self.unparsed.constData(), std::size_t(self.unparsed.size())), code);
        self.unparsed.remove(0, qsizetype(used));
        if (code == http::error::need_more) {
            return {};
        }
        if (code) {
            return errorOf(code);
        }
        if (self.isInterim()) {
            self.start();
        } else if (used == 0) {
            break;
        }
    }
    self.hasSurplus = self.parser->is_done() && !self.unparsed.isEmpty();
    return {};
}

Status HttpResponseParser::feedEnd() {
    boost::beast::error_code code;
    m_implementation->parser->put_eof(code);
    return code ? errorOf(code) : Status();
}

bool HttpResponseParser::isComplete() const {
    return m_implementation->parser->is_done();
}

bool HttpResponseParser::keepsAlive() const {
    return m_implementation->parser->keep_alive() && !m_implementation->hasSurplus;
}

HttpResponse HttpResponseParser::take() {
    auto message = m_implementation->parser->release();
    HttpResponse response;
    response.status = int(message.result_int());
    for (const auto& field : message) {
        response.headers.add(bytesOf(field.name_string()), bytesOf(field.value()));
    }
    response.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
    return response;
}

} // namespace gleaner
