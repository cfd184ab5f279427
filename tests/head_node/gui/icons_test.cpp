#include "head_node/gui/glyph.h"
#include "tests/support/icon_file.h"

namespace gleaner {
namespace {

TEST(Icons, TheInstalledOnesAreTheWindowsOwn) {
    expectIconsAreCurrent(QStringLiteral(GLEANER_ICONS), QStringLiteral("gleaner-head"),
                          [](int side) { return programIcon().pixmap(QSize(side, side)).toImage(); });
}

} // namespace
} // namespace gleaner
