#include "tests/bench/queue_peers/beanstalk_dialogue.h"

namespace gleaner {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kReserved = "RESERVED ";

class Put final : public Dialogue {
public:
    std::string_view ask() override { return m_question; }
    Heard hear(std::string_view answer) override {
        if (!answer.ends_with(kLineEnd))
            return Heard::Part;
        return answer.starts_with("INSERTED ") ? Heard::Done : Heard::Wrong;
    }

private:
    std::string m_question =
        "put 0 0 600 " + std::to_string(kTextBytes) + "\r\n" + std::string(kTextBytes, 'x') + "\r\n";
};

class Take final : public Dialogue {
public:
    std::string_view ask() override { return m_delete.empty() ? m_take : m_delete; }
    Heard hear(std::string_view answer) override { return m_delete.empty() ? hearTaken(answer) : hearDeleted(answer); }

private:
    Heard hearTaken(std::string_view answer) {
        const std::size_t line = answer.find(kLineEnd);
        if (line == std::string_view::npos)
            return Heard::Part;
        if (answer == "TIMED_OUT\r\n")
            return Heard::Empty;
        if (!answer.starts_with(kReserved))
            return Heard::Wrong;
        if (answer.size() < line + kLineEnd.size() + kTextBytes + kLineEnd.size())
            return Heard::Part;
        m_delete = "delete ";
        m_delete += answer.substr(kReserved.size(), answer.find(' ', kReserved.size()) - kReserved.size());
        m_delete += kLineEnd;
        return Heard::Step;
    }
    Heard hearDeleted(std::string_view answer) {
        if (!answer.ends_with(kLineEnd))
            return Heard::Part;
        m_delete.clear();
        return answer == "DELETED\r\n" ? Heard::Done : Heard::Wrong;
    }
    std::string m_take = "reserve-with-timeout 0\r\n";
    std::string m_delete; ///< empty: nothing is taken
};

} // namespace

std::unique_ptr<Dialogue> beanstalkPut() {
    return std::make_unique<Put>();
}

std::unique_ptr<Dialogue> beanstalkTake() {
    return std::make_unique<Take>();
}

} // namespace gleaner
