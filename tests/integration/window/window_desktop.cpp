#include "tests/integration/window/window_desktop.h"

#include "head_node/gui/theme.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

namespace gleaner {

namespace {

[[maybe_unused]] testing::Environment* const kDesktop = testing::AddGlobalTestEnvironment(new WindowDesktop);

/// Once openbox is there, the root window names it.
bool hasWindowManager() {
    return outputOf(QStringLiteral("xprop"), {QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK")})
        .contains("window id");
}

} // namespace

WindowDesktop::WindowDesktop() = default;
WindowDesktop::~WindowDesktop() = default;

void WindowDesktop::SetUp() {
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    m_folder = std::make_unique<QTemporaryDir>();
    m_display = std::make_unique<PrivateDisplay>(*m_folder, QStringLiteral("2560x1600"));
    m_windowManager = std::make_unique<DesktopProcess>(
        QStringLiteral("openbox"), QStringList{QStringLiteral("--sm-disable")}, *m_folder, QStringLiteral("openbox"));
    EXPECT_TRUE(eventually(hasWindowManager)) << m_windowManager->text();
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("QT_SCALE_FACTOR", GLEANER_SCALE);
    m_application = std::make_unique<QApplication>(count, arguments);
    QApplication::setQuitOnLastWindowClosed(false);
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_english = speak(QLocale());
    prepareTheme(*m_application);
}

void WindowDesktop::TearDown() {
    m_english.clear();
    m_application.reset();
    m_windowManager.reset();
    m_display.reset();
}

} // namespace gleaner
