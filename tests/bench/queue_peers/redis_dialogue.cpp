#include "tests/bench/queue_peers/redis_dialogue.h"

#include <charconv>

namespace gleaner {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
/// How XREADGROUP's answer begins: one stream, named "bench", with one entry, whose id is the bulk string that follows.
constexpr std::string_view kOneEntry = "*1\r\n*2\r\n$5\r\nbench\r\n*1\r\n*2\r\n$";

/// Where the reply that begins at `from` ends; npos: not all of it has come.
std::size_t endOfReply(std::string_view answer, std::size_t from) {
    const std::size_t line = answer.find(kLineEnd, from);
    if (line == std::string_view::npos)
        return line;
    const std::size_t next = line + kLineEnd.size();
    if (answer[from] != '$' && answer[from] != '*')
        return next;
    int size = 0;
    std::from_chars(answer.data() + from + 1, answer.data() + line, size);
    if (size < 0)
        return next;
    if (answer[from] == '$') {
        const std::size_t end = next + static_cast<std::size_t>(size) + kLineEnd.size();
        return end <= answer.size() ? end : std::string_view::npos;
    }
    std::size_t end = next;
    for (int i = 0; i < size && end != std::string_view::npos; ++i)
        end = end < answer.size() ? endOfReply(answer, end) : std::string_view::npos;
    return end;
}

class Put final : public Dialogue {
public:
    std::string_view ask() override { return m_question; }
    Heard hear(std::string_view answer) override {
        if (!answer.starts_with('$'))
            return Heard::Wrong;
        return endOfReply(answer, 0) == std::string_view::npos ? Heard::Part : Heard::Done;
    }

private:
    std::string m_question = redisCommand({"XADD", "bench", "*", "t", std::string(kTextBytes, 'x')});
};

class Take final : public Dialogue {
public:
    explicit Take(int number)
        : m_take(redisCommand({"XREADGROUP", "GROUP", "workers", "worker" + std::to_string(number), "COUNT", "1",
                               "STREAMS", "bench", ">"})) {}
    std::string_view ask() override { return m_delete.empty() ? m_take : m_delete; }
    Heard hear(std::string_view answer) override { return m_delete.empty() ? hearTaken(answer) : hearDeleted(answer); }

private:
    Heard hearTaken(std::string_view answer) {
        if (answer == "*-1\r\n")
            return Heard::Empty;
        if (endOfReply(answer, 0) == std::string_view::npos)
            return Heard::Part;
        if (!answer.starts_with(kOneEntry))
            return Heard::Wrong;
        const std::size_t id = answer.find(kLineEnd, kOneEntry.size()) + kLineEnd.size();
        const std::string name(answer.substr(id, answer.find(kLineEnd, id) - id));
        m_delete = redisCommand({"XACK", "bench", "workers", name}) + redisCommand({"XDEL", "bench", name});
        return Heard::Step;
    }
    Heard hearDeleted(std::string_view answer) {
        constexpr std::string_view kBoth = ":1\r\n:1\r\n";
        if (answer.size() < kBoth.size())
            return Heard::Part;
        m_delete.clear();
        return answer == kBoth ? Heard::Done : Heard::Wrong;
    }
    std::string m_take;
    std::string m_delete; ///< empty: nothing is taken
};

/// Commands whose last answer is OK.
class Setting final : public Dialogue {
public:
    explicit Setting(std::string question) : m_question(std::move(question)) {}
    std::string_view ask() override { return m_question; }
    Heard hear(std::string_view answer) override {
        if (answer.starts_with('-'))
            return Heard::Wrong;
        return answer.ends_with("+OK\r\n") ? Heard::Done : Heard::Part;
    }

private:
    std::string m_question;
};

} // namespace

std::string redisCommand(const std::vector<std::string>& words) {
    std::string text = std::to_string(words.size()).insert(0, 1, '*').append(kLineEnd);
    for (const std::string& word : words) { // appended one by one: GCC 12 warns of "$" + string
        text += '$';
        text += std::to_string(word.size());
        text += kLineEnd;
        text += word;
        text += kLineEnd;
    }
    return text;
}

std::unique_ptr<Dialogue> redisPut() {
    return std::make_unique<Put>();
}

std::unique_ptr<Dialogue> redisTake(int number) {
    return std::make_unique<Take>(number);
}

std::unique_ptr<Dialogue> redisReset() {
    return std::make_unique<Setting>(redisCommand({"DEL", "bench"}) +
                                     redisCommand({"XGROUP", "CREATE", "bench", "workers", "0", "MKSTREAM"}));
}

std::unique_ptr<Dialogue> redisSync(bool on) {
    return std::make_unique<Setting>(redisCommand({"CONFIG", "SET", "appendfsync", on ? "always" : "no"}));
}

} // namespace gleaner
