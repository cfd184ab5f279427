// An X server with a window manager for all tests of a program, and the application object on it. Thread: main.
#pragma once

#include "head_node/gui/translation.h"
#include "tests/integration/desktop/desktop_process.h"

#include <gtest/gtest.h>

#include <memory>

class QApplication;

namespace gleaner {

/// Nothing is started before the first test: listing the tests needs no server.
class WindowDesktop final : public testing::Environment {
public:
    WindowDesktop();
    ~WindowDesktop() override;
    void SetUp() override;
    void TearDown() override;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PrivateDisplay> m_display;
    std::unique_ptr<DesktopProcess> m_windowManager;
    std::unique_ptr<QApplication> m_application;
    Voice m_english;
};

} // namespace gleaner
