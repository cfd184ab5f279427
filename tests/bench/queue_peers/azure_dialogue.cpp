#include "tests/bench/queue_peers/azure_dialogue.h"

#include "common/rest/http_date.h"
#include "common/rest/sas.h"
#include "common/rest/shared_key.h"

#include <QDateTime>

#include <charconv>
#include <optional>

namespace gleaner {

namespace {

/// The whole text of a request for `target`, which stands below the account and may have a query.
std::string request(const AzureAccess& access, const char* method, std::string target, const std::string& body,
                    bool withAccountKey) {
    const ServiceEndpoint& endpoint = access.account.queueEndpoint();
    const bool isSigned = withAccountKey || access.sas.empty();
    if (!isSigned)
        target += (target.find('?') == std::string::npos ? '?' : '&') + access.sas;
    HttpRequest http{
        method, endpoint.path + '/' + QByteArray::fromStdString(target), {}, QByteArray::fromStdString(body)};
    http.headers.add("Host", endpoint.host.toLatin1() + ':' + QByteArray::number(endpoint.port));
    if (!body.empty())
        http.headers.add("Content-Type", "application/xml");
    if (isSigned) {
        http.headers.add("x-ms-date", toHttpDate(SystemClock().now()));
        http.headers.add("x-ms-version", "2021-12-02");
        if (!signWithSharedKey(http, access.account.accountName().toUtf8(), *access.account.accountKey()))
            std::abort();
    } else if (!body.empty()) {
        http.headers.add("Content-Length", QByteArray::number(http.body.size()));
    }
    QByteArray text = http.method + ' ' + http.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : http.headers.fields())
        text += name + ": " + value + "\r\n";
    text += "\r\n" + http.body;
    return text.toStdString();
}

struct Answer {
    int status = 0;
    std::string_view body; ///< of a chunked one, with its chunks' lines
};

/// nullopt: not all of it has come.
std::optional<Answer> wholeAnswer(std::string_view text) {
    constexpr std::string_view kHeadEnd = "\r\n\r\n";
    constexpr std::string_view kLength = "\r\nContent-Length: ";
    constexpr std::size_t kStatusAt = 9;
    constexpr std::size_t kStatusDigits = 3;
    constexpr int kNoContent = 204;
    const std::size_t end = text.find(kHeadEnd);
    if (end == std::string_view::npos)
        return std::nullopt;
    Answer answer{0, text.substr(end + kHeadEnd.size())};
    std::from_chars(text.data() + kStatusAt, text.data() + kStatusAt + kStatusDigits, answer.status);
    const std::string_view head = text.substr(0, end + 2);
    if (const std::size_t at = head.find(kLength); at != std::string_view::npos) {
        std::size_t length = 0;
        std::from_chars(head.data() + at + kLength.size(), head.data() + head.size(), length);
        return answer.body.size() < length ? std::nullopt : std::optional(answer);
    }
    const bool chunked = head.find("\r\nTransfer-Encoding: chunked\r\n") != std::string_view::npos;
    if (chunked && answer.status != kNoContent && !answer.body.ends_with("0\r\n\r\n"))
        return std::nullopt;
    return answer;
}

/// What stands between <name> and the next '<'; empty when it is not there.
std::string_view element(std::string_view body, std::string_view tag) {
    const std::size_t at = body.find(tag);
    if (at == std::string_view::npos)
        return {};
    const std::size_t from = at + tag.size();
    return body.substr(from, body.find('<', from) - from);
}

/// A request and the one status that is good for it.
class Simple : public Dialogue {
public:
    Simple(std::string question, std::vector<int> good) : m_question(std::move(question)), m_good(std::move(good)) {}
    std::string_view ask() override { return m_question; }
    Heard hear(std::string_view text) override {
        const auto answer = wholeAnswer(text);
        if (!answer)
            return Heard::Part;
        for (const int status : m_good)
            if (answer->status == status)
                return Heard::Done;
        return Heard::Wrong;
    }

private:
    std::string m_question;
    std::vector<int> m_good;
};

class Take final : public Dialogue {
public:
    explicit Take(const AzureAccess& access)
        : m_access(access), m_take(request(access, "GET", "bench/messages?visibilitytimeout=600", {}, false)) {}
    std::string_view ask() override { return m_delete.empty() ? m_take : m_delete; }
    Heard hear(std::string_view text) override {
        const auto answer = wholeAnswer(text);
        if (!answer)
            return Heard::Part;
        if (!m_delete.empty()) {
            m_delete.clear();
            return answer->status == 204 ? Heard::Done : Heard::Wrong;
        }
        const std::string_view id = element(answer->body, "<MessageId>");
        const std::string_view receipt = element(answer->body, "<PopReceipt>");
        if (answer->status != 200 || id.empty() != receipt.empty())
            return Heard::Wrong;
        if (id.empty())
            return Heard::Empty;
        m_delete = request(
            m_access, "DELETE",
            "bench/messages/" + std::string(id) + "?popreceipt=" +
                QByteArray(receipt.data(), static_cast<qsizetype>(receipt.size())).toPercentEncoding().toStdString(),
            {}, false);
        return Heard::Step;
    }

private:
    const AzureAccess& m_access;
    std::string m_take;
    std::string m_delete; ///< empty: nothing is taken
};

} // namespace

std::unique_ptr<Dialogue> azurePut(const AzureAccess& access) {
    const std::string body =
        "<QueueMessage><MessageText>" + std::string(kTextBytes, 'x') + "</MessageText></QueueMessage>";
    return std::make_unique<Simple>(request(access, "POST", "bench/messages", body, false), std::vector{201});
}

std::unique_ptr<Dialogue> azureTake(const AzureAccess& access) {
    return std::make_unique<Take>(access);
}

std::unique_ptr<Dialogue> azureCreateQueue(const AzureAccess& access) {
    return std::make_unique<Simple>(request(access, "PUT", kBenchQueue, {}, true), std::vector{201, 204});
}

std::unique_ptr<Dialogue> azureClear(const AzureAccess& access) {
    return std::make_unique<Simple>(request(access, "DELETE", "bench/messages", {}, true), std::vector{204});
}

std::string queueSasForADay(const ConnectionString& account) {
    SasFields fields{.permissions = "raup"};
    fields.expiry = QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate).toLatin1();
    return queueSas(account.accountName().toUtf8(), *account.accountKey(), kBenchQueue, fields).toStdString();
}

} // namespace gleaner
