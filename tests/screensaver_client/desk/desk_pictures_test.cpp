// The pictures of the desk that people look at, in light and dark; each must differ from the others.
#include "screensaver_client/desk/about_page.h"
#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/edged_style.h"
#include "screensaver_client/desk/overview_page.h"
#include "screensaver_client/desk/settings_page.h"
#include "screensaver_client/desk/tray_icon.h"
#include "screensaver_client/desk/why_page.h"
#include "tests/screensaver_client/desk/desk_examples.h"
#include "tests/support/event_wait.h"
#include "tests/support/fake_agent.h"
#include "tests/support/gui_environment.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTabWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// Puts the palette back as it was.
class Colours {
public:
    explicit Colours(bool dark) : m_before(QApplication::palette()) {
        QApplication::setStyle(new EdgedStyle);
        if (dark)
            QApplication::setPalette(darkPalette());
    }
    ~Colours() { QApplication::setPalette(m_before); }

private:
    QPalette m_before;
};

QImage pictureOf(QWidget& widget, QSize size = {}) {
    if (size.isValid())
        widget.resize(size);
    widget.show();
    QCoreApplication::processEvents();
    return widget.grab().toImage();
}

class DeskPictures : public testing::TestWithParam<bool> {
protected:
    /// Saves it as NAME-light or NAME-dark; it must not be a plain surface.
    void save(const QImage& image, const char* name) {
        const QString suffix = GetParam() ? QStringLiteral("-dark") : QStringLiteral("-light");
        EXPECT_TRUE(saveScreenshot(image, QString::fromLatin1(name) + suffix));
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        EXPECT_GT(colours.size(), 20) << name;
        EXPECT_EQ(qGray(image.pixel(2, 2)) < 128, GetParam()) << name << " follows the palette";
    }
    const Colours m_colours{GetParam()};
};

TEST_P(DeskPictures, Overview) {
    OverviewPage page;
    page.setSnapshot(exampleComputing(), exampleNow());
    save(pictureOf(page, {820, 560}), "desk-overview");
}

TEST_P(DeskPictures, Why) {
    WhyPage page;
    page.setEntries(exampleWhy(), exampleNow());
    save(pictureOf(page, {820, 560}), "desk-why");
}

TEST_P(DeskPictures, Settings) {
    SettingsPage page;
    page.setSettings(exampleSettings());
    auto* groups = page.findChild<QListWidget*>();
    for (int group = 0; group < 4; ++group) {
        groups->setCurrentRow(group);
        const QByteArray name = "desk-settings-" + QByteArray::number(group + 1);
        save(pictureOf(page, {820, 600}), name.constData());
    }
}

TEST_P(DeskPictures, AWrongValue) {
    SettingsPage page;
    page.setSettings(exampleSettings());
    for (QLineEdit* edit : page.findChildren<QLineEdit*>()) {
        if (edit->accessibleName().startsWith(QStringLiteral("Begin"))) {
            edit->selectAll();
            QTest::keyClicks(edit, QStringLiteral("9999"));
        }
    }
    save(pictureOf(page, {820, 600}), "desk-settings-wrong");
}

TEST_P(DeskPictures, APolicyWithAMistake) {
    SettingsPage page;
    AgentSettingValues settings = exampleSettings();
    settings.problems = {
        QStringLiteral("/etc/gleaner/policy.toml, line 3: idle_minutes must be a whole number from 1 to "
                       "1440 minutes.")};
    page.setSettings(settings);
    save(pictureOf(page, {820, 600}), "desk-settings-policy-mistake");
}

TEST_P(DeskPictures, About) {
    AboutPage page;
    save(pictureOf(page, {820, 560}), "desk-about");
}

TEST_P(DeskPictures, TrayMenu) {
    const SystemClock clock;
    FakeAgent fake;
    fake.snapshot = exampleComputing();
    DeskAgent agent(fake.socketName, [] { return true; });
    TrayIcon tray(agent, clock);
    agent.start();
    ASSERT_TRUE(happens([&] { return agent.snapshot().has_value(); }));
    tray.menu().popup(QPoint(10, 10));
    QCoreApplication::processEvents();
    save(tray.menu().grab().toImage(), "desk-tray-menu");
    tray.menu().hide();
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, DeskPictures, testing::Bool(),
                         [](const auto& test) { return test.param ? "dark" : "light"; });

} // namespace
} // namespace gleaner
