#include "head_node/gui/new_job_view.h"

#include "head_node/gui/parameter_field.h"
#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace gleaner {
namespace {

class NewJob : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        openWindow(m_link);
        m_view = m_window->findChild<NewJobView*>();
    }
    ParameterField* field(const char* name) { return find<ParameterField>(name); }
    void startFrom(const char* computation, const Parameters& parameters = {}) {
        m_window->startFrom({.computation = QString::fromLatin1(computation),
                             .parameters = parameters,
                             .outputPath = path("result"),
                             .title = {},
                             .purpose = {}});
    }
    void edit(const char* name, const QString& text) {
        auto* line = field(name)->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void drop(const QString& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view, &event);
    }

    ScriptedHeadLink m_link;
    NewJobView* m_view = nullptr;
};

TEST_F(NewJob, AWrongValueIsExplainedBesideItsFieldAndTheJobCannotStart) {
    startFrom("mandelbrot");
    EXPECT_TRUE(find<QPushButton>("start")->isEnabled());
    edit("field-width", QStringLiteral("0"));
    EXPECT_EQ(field("field-width")->complaint(), QStringLiteral("Give a whole number, 1 to 100,000 pixels."));
    EXPECT_FALSE(find<QPushButton>("start")->isEnabled());
    edit("field-width", QStringLiteral("640"));
    EXPECT_EQ(field("field-width")->complaint(), QString());
    EXPECT_TRUE(find<QPushButton>("start")->isEnabled());
}

TEST_F(NewJob, WhatOnlyTheComputationCanTellComesToItsFieldToo) {
    startFrom("primes", {{QStringLiteral("from"), 10}, {QStringLiteral("to"), 5}});
    ASSERT_TRUE(waitUntil([this] { return !field("field-to")->complaint().isEmpty(); }));
    EXPECT_TRUE(field("field-to")->complaint().contains(QStringLiteral("less than")));
    EXPECT_FALSE(find<QPushButton>("start")->isEnabled());
}

TEST_F(NewJob, BeforeTheStartOneSeesChunksTheirSizeAndTheTime) {
    auto shot = std::make_shared<HeadSnapshot>();
    shot->localProcessors = 4;
    m_link.shown = shot;
    m_watch->start();
    startFrom("mandelbrot", {{QStringLiteral("width"), 880}, {QStringLiteral("height"), 88}});
    ASSERT_TRUE(waitUntil([this] { return find<QLabel>("planChunks")->text() == QStringLiteral("40"); }));
    EXPECT_TRUE(find<QLabel>("planSize")->text().endsWith(QStringLiteral("bytes")));
    EXPECT_TRUE(waitUntil([this] { return find<QLabel>("planTime")->text().contains(QStringLiteral(" s")); }));
}

TEST_F(NewJob, AJobFileFillsInWhatItSaysAndIsReadBackAsItWasKept) {
    startFrom("primes", {{QStringLiteral("to"), 12'345}});
    m_view->saveFile(path("job.json"));
    startFrom("mandelbrot");
    m_view->loadFile(path("job.json"));
    EXPECT_EQ(field("field-to")->text(), QStringLiteral("12345"));
    QFile file(path("job.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    EXPECT_EQ(json.value(QStringLiteral("output")).toString(), QStringLiteral("result"));
}

TEST_F(NewJob, ADroppedFileGoesIntoTheFieldForOne) {
    startFrom("option-pricing");
    EXPECT_FALSE(find<QPushButton>("start")->isEnabled());
    drop(QStringLiteral(GLEANER_EXAMPLES "/positions.csv"));
    EXPECT_EQ(field("field-positions")->text(), QStringLiteral(GLEANER_EXAMPLES "/positions.csv"));
    EXPECT_TRUE(find<QPushButton>("start")->isEnabled());
}

TEST_F(NewJob, WhatTheHeadRefusesIsSaidAndTheFormStays) {
    startFrom("primes", {{QStringLiteral("to"), 100}});
    QTest::mouseClick(find<QPushButton>("start"), Qt::LeftButton);
    ASSERT_EQ(m_link.requests.size(), 1U);
    EXPECT_FALSE(find<QPushButton>("start")->isEnabled()) << "it is on its way";
    m_link.answer(0, failure(ErrorCode::DiskFull, QStringLiteral("The disk is full.")));
    ASSERT_TRUE(waitUntil([this] { return m_window->notices().text() == QStringLiteral("The disk is full."); }));
    EXPECT_EQ(field("field-to")->text(), QStringLiteral("100"));
    EXPECT_TRUE(find<QPushButton>("start")->isEnabled());
}

} // namespace
} // namespace gleaner
