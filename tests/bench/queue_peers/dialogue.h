// One connection's half of a queue protocol, as a load generator needs it: what to send next, and what has come back.
// One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner {

/// How long a message's text is in every figure.
inline constexpr std::size_t kTextBytes = 1'024;

enum class Heard {
    Part,  ///< more has to come
    Step,  ///< a whole answer, but the operation needs another question
    Done,  ///< the operation is done
    Empty, ///< there was nothing to take
    Wrong, ///< not the answer that was expected
};

class Dialogue {
public:
    Dialogue() = default;
    virtual ~Dialogue() = default;
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;
    Dialogue(Dialogue&&) = delete;
    Dialogue& operator=(Dialogue&&) = delete;

    /// What to send now. Good until the next call.
    [[nodiscard]] virtual std::string_view ask() = 0;
    /// `answer` is everything that came since the last ask().
    [[nodiscard]] virtual Heard hear(std::string_view answer) = 0;
};

using Dialogues = std::vector<std::unique_ptr<Dialogue>>;

} // namespace gleaner
