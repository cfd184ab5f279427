// The bare sockets by themselves, each on one end of a pair.
#include "head_node/server/epoll_sockets_linux_posix.h"

#include <QAbstractEventDispatcher>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gleaner {
namespace {

class EpollSocketsTest : public testing::Test, public HttpSocketOwner {
protected:
    void onReadable(std::uint64_t socket) override {
        told.push_back({'r', socket});
        onTold();
    }
    void onSent(std::uint64_t socket) override {
        told.push_back({'s', socket});
        onTold();
    }
    void onLost(std::uint64_t socket) override {
        told.push_back({'l', socket});
        onTold();
    }

    struct Pair {
        std::unique_ptr<HttpSocket> ours;
        int theirs = -1;
        ~Pair() { hangUp(); }
        void hangUp() {
            if (theirs >= 0)
                ::close(std::exchange(theirs, -1));
        }
    };

    [[nodiscard]] Pair pair() {
        std::array<int, 2> ends{};
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()), 0);
        return {m_sockets->make(++m_last, ends[0]), ends[1]};
    }

    /// Gives all that is there its turn. False: there was nothing.
    static bool turn() { return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents); }

    static void settle() {
        for (int i = 0; i < 100 && turn(); ++i) {
        }
    }

    static QByteArray take(int descriptor) {
        QByteArray all;
        std::array<char, 100'000> piece{};
        for (ssize_t size = 0; (size = ::read(descriptor, piece.data(), piece.size())) > 0;)
            all.append(piece.data(), size);
        return all;
    }

    std::unique_ptr<HttpSockets> m_sockets = EpollSockets::make(*this);
    std::uint64_t m_last = 0;
    std::vector<std::pair<char, std::uint64_t>> told;
    std::function<void()> onTold = [] {};
    std::array<char, 100> m_buffer{};
};

using Told = std::vector<std::pair<char, std::uint64_t>>;

TEST_F(EpollSocketsTest, BytesThatNobodyReadsAreToldOnceAndKeepNobodyBusy) {
    const Pair one = pair();
    ASSERT_EQ(::write(one.theirs, "hello", 5), 5);
    settle();
    EXPECT_EQ(told, (Told{{'r', 1}}));
    EXPECT_FALSE(turn());
    EXPECT_EQ(one.ours->read(m_buffer.data(), 2), 2);
    settle();
    EXPECT_EQ(told, (Told{{'r', 1}, {'r', 1}})) << "there is more";
    EXPECT_EQ(one.ours->read(m_buffer.data(), 100), 3);
    EXPECT_EQ(one.ours->read(m_buffer.data(), 100), 0);
    EXPECT_FALSE(turn());
}

TEST_F(EpollSocketsTest, TheEndIsReadAsTheEnd) {
    Pair one = pair();
    ASSERT_EQ(::write(one.theirs, "hello", 5), 5);
    one.hangUp();
    EXPECT_EQ(one.ours->read(m_buffer.data(), 100), 5);
    EXPECT_EQ(one.ours->read(m_buffer.data(), 100), -1);
}

TEST_F(EpollSocketsTest, TheEndIsToldAlsoWhenNobodyReads) {
    const Pair one = pair();
    ASSERT_EQ(::write(one.theirs, "hello", 5), 5);
    settle();
    ASSERT_EQ(told, (Told{{'r', 1}}));
    ::shutdown(one.theirs, SHUT_WR);
    ASSERT_TRUE(turn());
    EXPECT_EQ(told, (Told{{'r', 1}, {'l', 1}}));
}

TEST_F(EpollSocketsTest, WhatTheSystemDoesNotTakeIsKeptAndSentLater) {
    const Pair one = pair();
    const QByteArray all = QByteArray(1'000'000, 'a') + QByteArray(1'000'000, 'b') + "end";
    ASSERT_TRUE(one.ours->write(all));
    EXPECT_GT(one.ours->bytesToWrite(), 1'000'000);
    ASSERT_TRUE(one.ours->write("more"));
    settle();
    EXPECT_TRUE(told.empty());
    EXPECT_FALSE(one.ours->close()) << "not before all is sent";
    QByteArray got;
    for (int i = 0; i < 100 && one.ours->bytesToWrite() > 0; ++i) {
        got += take(one.theirs);
        turn();
    }
    got += take(one.theirs);
    EXPECT_TRUE(got == all + "more");
    ASSERT_GT(told.size(), 1U);
    EXPECT_EQ(told.front(), std::pair('s', std::uint64_t{1}));
    EXPECT_EQ(told.back(), std::pair('l', std::uint64_t{1})) << "closed when all was sent";
}

TEST_F(EpollSocketsTest, ASocketWithNothingToSendClosesAtOnce) {
    const Pair one = pair();
    ASSERT_TRUE(one.ours->write("hello"));
    EXPECT_TRUE(one.ours->close());
}

TEST_F(EpollSocketsTest, WritingToAClientThatIsGoneFails) {
    Pair one = pair();
    one.hangUp();
    EXPECT_FALSE(one.ours->write("hello"));
    settle();
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.front(), std::pair('l', std::uint64_t{1}));
}

TEST_F(EpollSocketsTest, ASocketThatWentInTheTurnOfAnotherIsNotToldOf) {
    std::array<Pair, 3> all{pair(), pair(), pair()};
    for (const Pair& each : all)
        ASSERT_EQ(::write(each.theirs, "hello", 5), 5);
    onTold = [&] {
        for (Pair& each : all)
            each.ours.reset(); // its own, too
    };
    settle();
    EXPECT_EQ(told, (Told{{'r', 1}}));
}

TEST_F(EpollSocketsTest, AMadeSocketOwnsItsDescriptor) {
    Pair one = pair();
    one.ours.reset();
    EXPECT_EQ(::read(one.theirs, m_buffer.data(), 1), 0) << "the other end sees it closed";
}

} // namespace
} // namespace gleaner
