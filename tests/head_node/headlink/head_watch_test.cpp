#include "head_node/headlink/head_watch.h"

#include "tests/head_node/headlink/scripted_head_link.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class Watch : public testing::Test {
protected:
    void SetUp() override {
        QObject::connect(&m_watch, &HeadWatch::changed, &m_watch, [this] { ++m_changes; });
        QObject::connect(&m_watch, &HeadWatch::failed, &m_watch,
                         [this](const Error& error) { m_errors += error.message; });
    }
    void answer(std::size_t number, const Result<SnapshotPtr>& value) {
        ScriptedHeadLink::finish(*m_link.snapshots[number], value);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    ScriptedHeadLink m_link;
    HeadWatch m_watch{m_link, Milliseconds(3'600'000)}; // no second look by itself
    int m_changes = 0;
    QStringList m_errors;
};

TEST_F(Watch, ShowsWhatTheHeadSaid) {
    m_watch.start();
    EXPECT_EQ(m_link.looks, 1);
    auto shot = std::make_shared<HeadSnapshot>();
    shot->localProcessors = 7;
    answer(0, SnapshotPtr(shot));
    EXPECT_EQ(m_changes, 1);
    EXPECT_EQ(m_watch.snapshot()->localProcessors, 7);
}

TEST_F(Watch, NeverLooksTwiceAtATimeButAgainAfterACommand) {
    m_watch.start();
    m_watch.lookNow(); // the first look may have been taken before the command
    m_watch.lookNow();
    EXPECT_EQ(m_link.looks, 1);
    answer(0, std::make_shared<const HeadSnapshot>());
    EXPECT_EQ(m_link.looks, 2);
}

TEST_F(Watch, KeepsTheLastSnapshotWhenTheHeadFallsSilent) {
    m_watch.start();
    auto shot = std::make_shared<HeadSnapshot>();
    shot->localProcessors = 7;
    answer(0, SnapshotPtr(shot));
    m_watch.lookNow();
    answer(1, failure(ErrorCode::NotFound, QStringLiteral("Gone.")));
    EXPECT_EQ(m_errors, QStringList(QStringLiteral("Gone.")));
    EXPECT_EQ(m_watch.snapshot()->localProcessors, 7);
}

} // namespace
} // namespace gleaner
