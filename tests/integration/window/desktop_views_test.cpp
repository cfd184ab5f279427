// Every page as an X server shows it, light and dark, at the program's scale: pictures in build/…/screenshots for
// people to look at, and what a larger scale must not break.
#include "tests/head_node/gui/window_bed.h"
#include "tests/integration/desktop/x_screen_x11.h"
#include "tests/support/gui_environment.h"

#include <QListWidget>

namespace gleaner {
namespace {

class DesktopViews : public WindowBed {
protected:
    void TearDown() override {
        applyTheme(Theme::Light, false);
        WindowBed::TearDown();
    }
    /// The window without its frame, as the server has it.
    QImage seen() {
        const double scale = m_window->devicePixelRatio();
        const QRect where(m_window->geometry().topLeft() * scale, m_window->geometry().size() * scale);
        return XScreen().picture().copy(where);
    }
    void openWithJobs() {
        open();
        m_window->resize(1'024, 640);
        handIn("primes", {{QStringLiteral("to"), 1'000}}, "primes.txt", "All primes below one thousand");
        ASSERT_TRUE(waitUntil([this] { return isDone("primes.txt"); }));
        handIn("mandelbrot", {{QStringLiteral("width"), 880}, {QStringLiteral("height"), 440}}, "picture.png",
               "Seahorse valley");
        ASSERT_TRUE(waitUntil([this] { return isDone("picture.png"); }));
        m_window->openJob(m_watch->snapshot()->jobs.back().record.id);
    }
};

TEST_F(DesktopViews, AreShownInTheirOwnColoursAtThisScale) {
    openWithJobs();
    EXPECT_DOUBLE_EQ(m_window->devicePixelRatio(), QByteArray(GLEANER_SCALE).toDouble());
    auto* list = find<QListWidget>("views");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme, false);
        for (int i = 0; i < list->count(); ++i) {
            list->setCurrentRow(i);
            QTest::qWait(700);
            const QImage picture = seen();
            ASSERT_EQ(picture.size(), m_window->size() * m_window->devicePixelRatio());
            const QString name = QStringLiteral("desktop-%1-%2-%3")
                                     .arg(list->item(i)->text().toLower().replace(u' ', u'-'),
                                          theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                          QStringLiteral(GLEANER_SCALE "00"));
            EXPECT_TRUE(saveScreenshot(picture, name));
            EXPECT_GT(coloursOf(picture), 20) << name.toStdString();
            const bool isDarkPage = qGray(picture.pixel(picture.width() / 2, picture.height() - 3)) < 128;
            EXPECT_EQ(isDarkPage, theme == Theme::Dark) << name.toStdString();
        }
    }
}

TEST_F(DesktopViews, TheWindowKeepsItsSmallestSizeAtThisScale) {
    openWithJobs();
    EXPECT_EQ(m_window->size(), QSize(1'024, 640));
}

} // namespace
} // namespace gleaner
