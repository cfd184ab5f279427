#include "head_node/gui/status_line.h"

#include "head_node/gui/translation.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

HeadSnapshot fleetOf(std::initializer_list<quint32> processors, int local) {
    HeadSnapshot snapshot;
    for (const quint32 count : processors) {
        FleetWorker& worker = snapshot.fleet.emplace_back();
        worker.processors = count;
    }
    snapshot.localProcessors = local;
    return snapshot;
}

TEST(FleetSentence, SaysOneAndMany) {
    const auto english = speak(QLocale(QLocale::English));
    EXPECT_EQ(fleetSentence(fleetOf({}, 0)), u"Nobody computes at present"_s);
    EXPECT_EQ(fleetSentence(fleetOf({1}, 0)), u"Computing: 1 other PC · 1 processor"_s);
    EXPECT_EQ(fleetSentence(fleetOf({4, 8}, 2)), u"Computing: 2 other PCs · 12 processors, 2 processors of this PC"_s);
}

TEST(FleetSentence, SaysItInGermanToo) {
    const auto german = speak(QLocale(QLocale::German));
    EXPECT_EQ(fleetSentence(fleetOf({1}, 0)), u"Es rechnen: 1 anderer PC · 1 Prozessor"_s);
    EXPECT_EQ(fleetSentence(fleetOf({4, 8}, 0)), u"Es rechnen: 2 andere PCs · 12 Prozessoren"_s);
}

TEST(FleetSentence, LeavesOutWhoIsAwayAndTheHeadsOwn) {
    HeadSnapshot snapshot = fleetOf({4, 8, 0}, 0);
    snapshot.fleet.front().gone = true;
    const auto english = speak(QLocale(QLocale::English));
    EXPECT_EQ(fleetSentence(snapshot), u"Computing: 1 other PC · 8 processors"_s);
}

} // namespace
} // namespace gleaner
