// What the agent does about what it knows: begin, share out anew, yield, end. Decides and remembers, does nothing.
// Pure; one thread at a time.
//
//               may compute                 may not, or is to end
//   ┌─────────┐ ───────────► ┌─────────┐ ───────────────────────────► ┌──────────┐
//   │ Resting │    open      │ Working │     freeze, then hand back   │ Yielding │
//   └────┬────┘ ◄─────┐      └─────────┘ ◄──────────────────┐         └────┬─────┘
//        │            │         other number: share         │              │ all is handed back
//        │ is to end  └─────────────────────────────────────┴──────────────┤
//        ▼                                          may compute again: open│ is to end
//    ┌───────┐ ◄───────────────────────────────────────────────────────────┘
//    │ Ended │
//    └───────┘
#pragma once

namespace gleaner {

enum class AgentPhase { Resting, Working, Yielding, Ended };

/// All that counts, at one moment.
struct AgentFacts {
    bool mayCompute = false;
    int threads = 0;         ///< 1 or more when it may compute
    bool isToEnd = false;    ///< log-off, shutdown, or told to
    bool handedBack = false; ///< of Yielding: nothing is held any more, nothing runs
};

/// In this order.
struct AgentOrders {
    bool freeze = false;   ///< every runner stands still, before anything else
    bool handBack = false; ///< begin to; AgentFacts::handedBack says when it is done
    bool open = false;     ///< connections and threads, for `threads`
    bool share = false;    ///< share `threads` out anew
    bool end = false;
    int threads = 0;
    friend bool operator==(const AgentOrders&, const AgentOrders&) = default;
};

class AgentController {
public:
    /// Call it whenever a fact changes; more often does no harm.
    [[nodiscard]] AgentOrders step(const AgentFacts& facts);
    [[nodiscard]] AgentPhase phase() const { return m_phase; }

private:
    [[nodiscard]] AgentOrders begin(const AgentFacts& facts);

    AgentPhase m_phase = AgentPhase::Resting;
    int m_threads = 0; ///< shared out
};

} // namespace gleaner
