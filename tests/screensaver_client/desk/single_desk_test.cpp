// There is one desk; a second start opens the first one's window.
#include "screensaver_client/desk/single_desk.h"

#include "tests/support/event_wait.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUuid>

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

QString freshName() {
    return QStringLiteral("gleaner-desk-test-") + QUuid::createUuid().toString(QUuid::Id128);
}

TEST(SingleDesk, TheSecondTellsTheFirstWhichPageToShow) {
    const QString name = freshName();
    SingleDesk first(name);
    ASSERT_EQ(first.isFirst(DeskPage::Tray).value_or(false), true);
    std::optional<DeskPage> wanted;
    QObject::connect(&first, &SingleDesk::pageWanted, &first, [&wanted](DeskPage page) { wanted = page; });
    std::optional<bool> secondIsFirst;
    std::thread second([&] { // as another process would: it waits for the answer
        SingleDesk other(name);
        secondIsFirst = other.isFirst(DeskPage::Settings).value_or(true);
    });
    EXPECT_TRUE(happens([&] { return wanted.has_value(); }));
    second.join();
    EXPECT_EQ(wanted, DeskPage::Settings);
    EXPECT_EQ(secondIsFirst, false);
}

TEST(SingleDesk, WhenTheFirstIsGoneTheNextIsTheFirst) {
    const QString name = freshName();
    { EXPECT_EQ(SingleDesk(name).isFirst(DeskPage::Tray).value_or(false), true); }
    EXPECT_EQ(SingleDesk(name).isFirst(DeskPage::Tray).value_or(false), true);
}

TEST(SingleDesk, NobodyElseCanTakeItsLockBecauseItLiesBesideTheSocket) {
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("gleaner-desk.socket"));
    SingleDesk desk(name);
    EXPECT_EQ(desk.isFirst(DeskPage::Tray).value_or(false), true);
    EXPECT_TRUE(QFile::exists(name + QStringLiteral(".lock")));
}

TEST(SingleDesk, ListensBesideTheAgent) {
    EXPECT_EQ(deskSocketName(QStringLiteral("/run/user/1000/gleaner-agent.socket")),
              QStringLiteral("/run/user/1000/gleaner-desk.socket"));
    EXPECT_EQ(deskSocketName(QStringLiteral("/tmp/gleaner-agent-7/gleaner-agent.socket")),
              QStringLiteral("/tmp/gleaner-agent-7/gleaner-desk.socket"));
    EXPECT_EQ(deskSocketName(QStringLiteral("gleaner-agent-mary-2")), QStringLiteral("gleaner-desk-mary-2"));
    EXPECT_EQ(deskSocketName(QStringLiteral("other")), QStringLiteral("other-desk"));
}

} // namespace
} // namespace gleaner
