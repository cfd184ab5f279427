#include "screensaver_client/senses/sensor_thread_posix.h"

#include "screensaver_client/senses/sleep_hold_posix.h"
#include "tests/support/eventually.h"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace gleaner {
namespace {

/// Reads a pipe; fails when it reads an 'x'.
class PipeSensor final : public Sensor {
public:
    PipeSensor(int descriptor, std::atomic<int>& read) : m_descriptor(descriptor), m_read(read) {}
    [[nodiscard]] int descriptor() const override { return m_descriptor; }
    [[nodiscard]] short interest() const override { return POLLIN; }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return std::nullopt; }
    [[nodiscard]] Status step() override {
        char byte = 0;
        while (::read(m_descriptor, &byte, 1) == 1) {
            ++m_read;
            if (byte == 'x')
                return failure(ErrorCode::Unavailable, QStringLiteral("gone"));
        }
        return {};
    }

private:
    int m_descriptor;
    std::atomic<int>& m_read;
};

class SensorThreadTest : public ::testing::Test {
protected:
    SensorThreadTest() { EXPECT_EQ(::pipe2(m_pipe, O_NONBLOCK | O_CLOEXEC), 0); }
    ~SensorThreadTest() override {
        ::close(m_pipe[0]);
        ::close(m_pipe[1]);
    }
    void say(char byte) { EXPECT_EQ(::write(m_pipe[1], &byte, 1), 1); }
    SensorMaker maker() {
        return [this]() -> Result<std::unique_ptr<Sensor>> {
            if (++m_made == 1)
                return failure(ErrorCode::Unavailable, QStringLiteral("not yet"));
            return std::make_unique<PipeSensor>(m_pipe[0], m_read);
        };
    }

    SystemClock m_clock;
    int m_pipe[2]{};
    std::atomic<int> m_made = 0, m_read = 0;
};

TEST_F(SensorThreadTest, ASensorThatCannotBeMadeOrFailsIsMadeAgain) {
    const SensorThread thread({maker()}, m_clock, Milliseconds{1});
    EXPECT_TRUE(eventually([&] { return m_made == 2; }));
    say('a');
    EXPECT_TRUE(eventually([&] { return m_read == 1; }));
    say('x');
    EXPECT_TRUE(eventually([&] { return m_made == 3; }));
    say('b');
    EXPECT_TRUE(eventually([&] { return m_read == 3; }));
}

TEST_F(SensorThreadTest, AHoldOnSleepEndsWhenItIsReleased) {
    SleepHold hold;
    hold.hold(::dup(m_pipe[1]));
    ::close(std::exchange(m_pipe[1], ::open("/dev/null", O_WRONLY | O_CLOEXEC)));
    char byte = 0;
    EXPECT_EQ(::read(m_pipe[0], &byte, 1), -1) << "somebody could still write";
    hold.release();
    EXPECT_EQ(::read(m_pipe[0], &byte, 1), 0) << "nobody can";
    hold.release();
}

} // namespace
} // namespace gleaner
