// The desk opens where it is asked to.
#include "screensaver_client/desk/desk_arguments.h"

#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(DeskArguments, EachPageHasAnOption) {
    EXPECT_EQ(parseDeskArguments({})->page, DeskPage::Overview);
    for (const DeskPage page : {DeskPage::Why, DeskPage::Settings, DeskPage::About, DeskPage::Tray}) {
        const QString option = QStringLiteral("--") + deskPageName(page);
        EXPECT_EQ(parseDeskArguments({option})->page, page);
        EXPECT_TRUE(deskHelp().contains(option));
        EXPECT_EQ(deskPageFromName(deskPageName(page)), page);
    }
    EXPECT_TRUE(parseDeskArguments({QStringLiteral("--help")})->help);
}

TEST(DeskArguments, WhatIsNotUnderstoodIsNamed) {
    const auto result = parseDeskArguments({QStringLiteral("--setings")});
    ASSERT_EQ(codeOf(result), ErrorCode::InvalidArgument);
    EXPECT_TRUE(result.error().message.contains(QStringLiteral("'--setings'")));
    EXPECT_EQ(deskPageFromName(QStringLiteral("elsewhere")), DeskPage::Overview);
}

} // namespace
} // namespace gleaner
