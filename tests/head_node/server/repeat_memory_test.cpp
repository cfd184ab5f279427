#include "head_node/server/repeat_memory.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class RepeatMemoryTest : public testing::Test {
protected:
    void offer(const QByteArray& text, int value, int times = 1) {
        for (int i = 0; i < times; ++i)
            if (m_memory.find(text) == nullptr)
                m_memory.keep(text, value);
    }
    [[nodiscard]] int found(const QByteArray& text) const {
        const int* value = m_memory.find(text);
        return value == nullptr ? -1 : *value;
    }
    RepeatMemory<int> m_memory;
};

TEST_F(RepeatMemoryTest, WhatCameTwiceIsKept) {
    offer("/a/messages", 1);
    EXPECT_EQ(found("/a/messages"), -1);
    offer("/a/messages", 1);
    EXPECT_EQ(found("/a/messages"), 1);
    EXPECT_EQ(found("/a/message"), -1);
    EXPECT_EQ(found(""), -1);
}

TEST_F(RepeatMemoryTest, WhatComesOnceOnlyDrivesNothingOut) {
    offer("/a/messages", 1, 2);
    for (int i = 0; i < 10'000; ++i)
        offer("/a/messages/" + QByteArray::number(i), 2);
    EXPECT_EQ(found("/a/messages"), 1);
}

TEST_F(RepeatMemoryTest, WhatIsNewAndComesOftenTakesTheSlot) {
    for (int i = 0; i < 1'000; ++i) {
        offer(QByteArray::number(i), i, 2);
        EXPECT_EQ(found(QByteArray::number(i)), i);
    }
}

TEST_F(RepeatMemoryTest, LongTextsAreNotKept) {
    const QByteArray text(RepeatMemory<int>::kLongestText, 'x');
    offer(text, 1, 3);
    EXPECT_EQ(found(text), 1);
    offer(text + 'x', 2, 3);
    EXPECT_EQ(found(text + 'x'), -1);
}

} // namespace
} // namespace gleaner
