#include "screensaver_client/policy/guest_reason.h"

#include <gmock/gmock.h>

#include <set>

namespace gleaner {
namespace {

constexpr int kReasons = 17;

TEST(GuestReason, EveryReasonHasANameOfItsOwnThatLeadsBackToIt) {
    std::set<QString> names;
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<GuestReason>(i);
        EXPECT_EQ(reasonFromName(reasonName(reason)), reason) << i;
        names.insert(reasonName(reason));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(kReasons));
    EXPECT_EQ(reasonFromName(QStringLiteral("because")), std::nullopt);
}

TEST(GuestReason, EverySentenceIsWholeWithAndWithoutItsDetail) {
    for (int i = 0; i < kReasons; ++i) {
        for (const QString& detail : {QString(), QStringLiteral("42")}) {
            const QString sentence = sentenceFor(static_cast<GuestReason>(i), detail);
            EXPECT_TRUE(sentence.endsWith(QLatin1Char('.')) && sentence.size() > 10) << sentence.toStdString();
            EXPECT_FALSE(sentence.contains(QLatin1Char('%') + QStringLiteral("1"))) << sentence.toStdString();
        }
    }
}

TEST(GuestReason, ADetailWithAPercentSignIsOnlyText) {
    EXPECT_EQ(sentenceFor(GuestReason::Presentation, QStringLiteral("%1 Player")),
              QStringLiteral("Paused: %1 Player keeps the screen awake, as for a film or a presentation."));
}

} // namespace
} // namespace gleaner
