#include "screensaver_client/senses/idle_watch.h"

#include "tests/support/eventually.h"

#include <gmock/gmock.h>

#include <atomic>

namespace gleaner {
namespace {

/// What a test makes happen to a source, from its own thread.
struct Script {
    std::mutex mutex;
    std::condition_variable changed;
    bool there = true; ///< it can be made, and once made it lives
    bool woken = false;
    std::optional<SteadyPoint> quietSince;
    int made = 0;
    std::atomic<int> waits = 0;

    void set(const std::function<void(Script&)>& change) {
        const std::lock_guard lock(mutex);
        change(*this);
        changed.notify_all();
    }
};

class ScriptedIdleSource final : public IdleSource {
public:
    ScriptedIdleSource(Script& script, QString name) : m_script(script), m_name(std::move(name)) {}
    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] Status wait(Milliseconds timeout) override {
        ++m_script.waits;
        std::unique_lock lock(m_script.mutex);
        m_script.changed.wait_for(lock, timeout,
                                  [&] { return m_script.woken || !m_script.there || m_script.quietSince != m_told; });
        m_told = m_script.quietSince;
        return m_script.there ? Status() : failure(ErrorCode::Unavailable, QStringLiteral("gone"));
    }
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_told; }
    void wake() override {
        m_script.set([](Script& script) { script.woken = true; });
    }

private:
    Script& m_script;
    QString m_name;
    std::optional<SteadyPoint> m_told;
};

class IdleWatchTest : public ::testing::Test {
protected:
    static IdleSourceMaker maker(Script& script, const QString& name) {
        return [&script, name]() -> Result<std::unique_ptr<IdleSource>> {
            const std::lock_guard lock(script.mutex);
            if (!script.there)
                return failure(ErrorCode::NotFound, QStringLiteral("not here"));
            ++script.made;
            return std::make_unique<ScriptedIdleSource>(script, name);
        };
    }
    QString source() const {
        const Readings readings = m_board.readings();
        return readings.idle ? readings.idle->source : QString();
    }
    bool eventuallySource(const QString& name) {
        return eventually([&] { return source() == name; });
    }

    SystemClock m_clock;
    SenseBoard m_board{m_clock, [] {}};
    Script m_best, m_second;
    const QString m_bestName = QStringLiteral("best"), m_secondName = QStringLiteral("second");
    std::vector<IdleSourceMaker> m_makers{maker(m_best, m_bestName), maker(m_second, m_secondName)};
    const std::vector<Milliseconds> m_soon{Milliseconds{1}};
};

TEST_F(IdleWatchTest, TheBestSourceThatIsThereIsTaken) {
    m_best.there = false;
    const IdleWatch watch(m_makers, m_board, m_clock, m_soon);
    EXPECT_TRUE(eventuallySource(m_secondName));
    EXPECT_EQ(m_board.inputs().idle, Milliseconds{0}) << "somebody is at it until it is quiet";
}

TEST_F(IdleWatchTest, QuietAndInputReachTheBoard) {
    const IdleWatch watch(m_makers, m_board, m_clock, m_soon);
    ASSERT_TRUE(eventuallySource(m_bestName));
    m_best.set([&](Script& script) { script.quietSince = m_clock.steadyNow() - std::chrono::hours{1}; });
    EXPECT_TRUE(eventually([&] { return m_board.inputs().idle >= std::chrono::hours{1}; }));
    m_best.set([](Script& script) { script.quietSince.reset(); });
    EXPECT_TRUE(eventually([&] { return m_board.inputs().idle == Milliseconds{0}; }));
}

TEST_F(IdleWatchTest, ALostSourceIsUnknownAndMadeAgain) {
    m_second.there = false;
    const IdleWatch watch(m_makers, m_board, m_clock, m_soon);
    ASSERT_TRUE(eventuallySource(m_bestName));
    m_best.set([](Script& script) { script.there = false; });
    EXPECT_TRUE(eventually([&] { return !m_board.inputs().idle; }));
    m_best.set([](Script& script) { script.there = true; });
    EXPECT_TRUE(eventuallySource(m_bestName));
    EXPECT_EQ(m_best.made, 2);
}

TEST_F(IdleWatchTest, ABetterSourceThatComesLaterIsTakenWhileSomebodyIsThere) {
    m_best.there = false;
    const IdleWatch watch(m_makers, m_board, m_clock, m_soon);
    ASSERT_TRUE(eventuallySource(m_secondName));
    m_best.set([](Script& script) { script.there = true; });
    EXPECT_TRUE(eventuallySource(m_bestName));
    EXPECT_EQ(m_second.made, 1);
}

TEST_F(IdleWatchTest, NoBetterSourceIsLookedForWhileNobodyIsThere) {
    std::atomic<int> tries = 0;
    m_second.quietSince = m_clock.steadyNow();
    const auto never = [&tries]() -> Result<std::unique_ptr<IdleSource>> {
        ++tries;
        return failure(ErrorCode::NotFound, QStringLiteral("not here"));
    };
    const IdleWatch watch({never, maker(m_second, m_secondName)}, m_board, m_clock, m_soon);
    ASSERT_TRUE(eventually([&] { return m_board.inputs().idle > Milliseconds{0}; }));
    const int before = tries;
    const int waited = m_second.waits;
    ASSERT_TRUE(eventually([&] { return m_second.waits > waited + 20; })) << "it was asked again and again";
    EXPECT_EQ(tries, before);
    m_second.set([](Script& script) { script.quietSince.reset(); });
    EXPECT_TRUE(eventually([&] { return tries > before; }));
}

TEST_F(IdleWatchTest, WithoutASourceItEndsAtOnce) {
    m_best.there = m_second.there = false;
    const IdleWatch watch(m_makers, m_board, m_clock, {std::chrono::hours{1}});
    EXPECT_EQ(source(), QString());
}

} // namespace
} // namespace gleaner
