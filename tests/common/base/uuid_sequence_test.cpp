#include "common/base/uuid_sequence.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// Always the same.
class FixedRandom final : public RandomSource {
public:
    explicit FixedRandom(std::uint64_t word) : m_word(word) {}
    [[nodiscard]] std::uint64_t next() override { return m_word; }

private:
    std::uint64_t m_word;
};

TEST(UuidSequence, EachIdIsTheNextLargerOneByteByByte) {
    SystemRandom random;
    UuidSequence ids(random);
    QByteArray last = ids.next().toRfc4122();
    for (int i = 0; i < 100'000; ++i) {
        const QByteArray id = ids.next().toRfc4122();
        ASSERT_LT(last, id);
        ASSERT_EQ(last.first(8), id.first(8));
        last = id;
    }
}

TEST(UuidSequence, IdsAreVersion4) {
    SystemRandom random;
    UuidSequence ids(random);
    for (int i = 0; i < 1'000; ++i) {
        const QUuid id = ids.next();
        ASSERT_EQ(id.version(), QUuid::Random);
        ASSERT_EQ(id.variant(), QUuid::DCE);
    }
}

TEST(UuidSequence, TwoSequencesShareNothing) {
    SystemRandom random;
    UuidSequence first(random);
    UuidSequence second(random);
    EXPECT_NE(first.next().toRfc4122().first(8), second.next().toRfc4122().first(8));
}

TEST(UuidSequence, TheHighestBeginningStillLeavesALifetime) {
    FixedRandom random(~std::uint64_t(0));
    UuidSequence ids(random);
    const QByteArray first = ids.next().toRfc4122();
    EXPECT_EQ(first.at(10), '\x7F') << "half of all numbers are still to come";
    EXPECT_LT(first, ids.next().toRfc4122());
}

} // namespace
} // namespace gleaner
