// The application object that painting wants, without a screen, for the time that all tests of a program take; and the
// folder for the pictures that people are to look at.
//   [[maybe_unused]] testing::Environment* const kApplication = testing::AddGlobalTestEnvironment(new GuiEnvironment);
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QImage>

#include <gtest/gtest.h>

#include <memory>

namespace gleaner {

/// Application: QGuiApplication or QApplication.
template<typename Application>
class GuiEnvironmentOf final : public testing::Environment {
public:
    void SetUp() override {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        m_application = std::make_unique<Application>(m_count, m_arguments);
    }
    void TearDown() override { m_application.reset(); }

private:
    int m_count = 1;
    char m_name[5] = "test";
    char* m_arguments[2] = {m_name, nullptr};
    std::unique_ptr<Application> m_application;
};
using GuiEnvironment = GuiEnvironmentOf<QGuiApplication>;

/// Saves a picture as build/…/screenshots/NAME.png; false when that cannot be.
inline bool saveScreenshot(const QImage& image, const QString& name) {
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots"));
    return folder.mkpath(QStringLiteral(".")) && image.save(folder.filePath(name + QStringLiteral(".png")));
}

} // namespace gleaner
