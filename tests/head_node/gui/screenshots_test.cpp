// Every view, light and dark, as pictures in build/…/screenshots: for people to look at, and for the README.
#include "head_node/gui/fleet_view.h"
#include "head_node/gui/job_view.h"
#include "head_node/gui/new_job_view.h"
#include "head_node/gui/parameter_field.h"
#include "head_node/gui/result_pane.h"
#include "head_node/gui/translation.h"
#include "tests/head_node/gui/fickle_computation.h"
#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"
#include "tests/head_node/models/fleet_samples.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>

namespace gleaner {
namespace {

class Screenshots : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        QDir().mkpath(QStringLiteral(GLEANER_SCREENSHOTS));
    }
    void TearDown() override {
        applyTheme(Theme::Light, false);
        WindowBed::TearDown();
    }
    /// In both themes; a picture of one colour would be a window that shows nothing.
    void take(const char* name, QWidget* what = nullptr) {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme, false);
            QTest::qWait(150);
            const QString file = QStringLiteral(GLEANER_SCREENSHOTS "/%1-%2.png")
                                     .arg(QString::fromLatin1(name),
                                          theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark"));
            const QImage picture = (what != nullptr ? what : m_window.get())->grab().toImage();
            ASSERT_TRUE(picture.save(file)) << file.toStdString();
            QSet<QRgb> colours;
            for (int y = 0; y < picture.height(); y += 7) {
                for (int x = 0; x < picture.width(); x += 7)
                    colours.insert(picture.pixel(x, y));
            }
            EXPECT_GT(colours.size(), 20) << name;
        }
    }
    JobId jobCalled(const char* title) {
        JobId id;
        EXPECT_TRUE(waitUntil([&] {
            for (const JobSnapshot& job : m_watch->snapshot()->jobs) {
                if (job.record.title == QString::fromLatin1(title))
                    id = job.record.id;
            }
            return id != JobId();
        })) << title;
        return id;
    }
    std::uint64_t answersOf(const JobId& id) {
        const JobSnapshot* job = jobIn(*m_watch->snapshot(), id);
        return job == nullptr ? 0 : job->answered;
    }
};

TEST_F(Screenshots, EmptyWindowAndForm) {
    open();
    m_window->resize(1'240, 780);
    take("welcome");
    m_window->startFrom(
        {.computation = QStringLiteral("mandelbrot"), .parameters = {}, .outputPath = {}, .title = {}, .purpose = {}});
    QTest::qWait(2'500);
    take("new-job");
    m_window->startFrom({.computation = QStringLiteral("primes"),
                         .parameters = {{QStringLiteral("from"), -5}, {QStringLiteral("to"), QStringLiteral("many")}},
                         .outputPath = {},
                         .title = {},
                         .purpose = {}});
    take("new-job-wrong");
}

TEST_F(Screenshots, TheWindowSpeaksGerman) {
    const auto german = speak(QLocale(QLocale::German));
    open();
    m_window->resize(1'240, 780);
    EXPECT_EQ(m_window->currentView()->title(), QStringLiteral("Aufträge"));
    m_window->startFrom({.computation = QStringLiteral("primes"),
                         .parameters = {{QStringLiteral("to"), -1}},
                         .outputPath = {},
                         .title = {},
                         .purpose = {}});
    EXPECT_EQ(find<ParameterField>("field-to")->complaint().left(28), QStringLiteral("Geben Sie eine ganze Zahl an"));
    take("new-job-german");
}

/// A fleet of every kind of worker, and what their jobs are called.
HeadSnapshot busyFleet() {
    HeadSnapshot shot = fleetOf({});
    shot.jobs = {runningJob(1, 40), runningJob(2, 10)};
    shot.jobs[0].record.title = QStringLiteral("Seahorse valley, poster");
    shot.jobs[1].record.title = QStringLiteral("Options book, month end");
    for (int i = 0; i < 24; ++i) {
        FleetWorker worker = computingWorker("pc/1");
        worker.worker = WorkerId(QStringLiteral("pc-%1/%2").arg(i + 11).arg(i * 40'503 + 4'096, 0, 16));
        worker.processors = i % 3 == 0 ? 4 : 8;
        worker.answers = static_cast<std::uint64_t>(1'200 + i * 731 % 900);
        worker.chunksDone = worker.answers + 17;
        worker.handedBack = static_cast<std::uint64_t>(i * 7 % 5);
        worker.failures = i == 9 ? 12 : 0;
        worker.speed = 0.6 + i * 13 % 17 / 18.0;
        worker.computeTime = std::chrono::minutes(70 + i * 37 % 400);
        worker.activeSince = kShownAt - Seconds(i * 97 % 4'000);
        worker.inHand =
            FleetChunk{jobId(1 + i % 2), static_cast<SequenceNumber>(4'711 + i * 8), kShownAt - Seconds(i % 50)};
        worker.platform = i % 4 == 1 ? QStringLiteral("Windows 11 x86_64") : worker.platform;
        shot.fleet.push_back(worker);
    }
    shot.fleet[0].label = QStringLiteral("Reception");
    shot.fleet[3].activity = WorkerActivity::Paused;
    shot.fleet[4].activity = WorkerActivity::Waiting;
    shot.fleet[4].inHand.reset();
    shot.fleet[6].gone = true;
    shot.fleet[6].lastSeen = kShownAt - Seconds(4'000);
    shot.fleet[7].isProven = false;
    shot.fleet[12].activity = WorkerActivity::Ended;
    return shot;
}

TEST_F(Screenshots, FleetAndEnrolling) {
    ScriptedHeadLink link;
    link.shown = std::make_shared<HeadSnapshot>(busyFleet());
    openWindow(link);
    m_window->resize(1'240, 780);
    m_watch->start();
    ASSERT_TRUE(waitUntil([&] { return m_watch->snapshot() == link.shown; }));
    m_window->setCurrentView(m_window->findChild<FleetView*>());
    QJsonArray enrolled;
    for (int i = 0; i < 26; ++i)
        enrolled.append(
            QJsonObject{{QStringLiteral("name"), QStringLiteral("pc-%1").arg(i + 11)},
                        {QStringLiteral("enrolled"), QStringLiteral("2025-11-0%1T12:00:00.000Z").arg(1 + i % 9)},
                        {QStringLiteral("expires"), QStringLiteral("2026-0%1-28T12:00:00Z").arg(1 + i % 9)},
                        {QStringLiteral("state"), QStringLiteral("valid")}});
    link.answer(link.requests.size() - 1, QJsonObject{{QStringLiteral("workers"), enrolled}});
    QTest::qWait(300);
    take("fleet");
    find<QTableView>("fleet")->setFocus();
    press(Qt::Key_E, Qt::ControlModifier);
    auto* dialog = m_window->findChild<EnrolDialog*>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == find<QLineEdit>("enrolName"); }));
    type(QStringLiteral("pc-40"));
    take("enrol", dialog);
    press(Qt::Key_Return);
    QString line = QStringLiteral("gleaner1:");
    for (int i = 0; i < 1'480; ++i)
        line += QChar(u'a' + i * i % 26);
    link.answer(link.requests.size() - 1,
                QJsonObject{{QStringLiteral("line"), line},
                            {QStringLiteral("enrolment"), QJsonObject()},
                            {QStringLiteral("expires"), QStringLiteral("2026-12-31T12:00:00Z")}});
    QTest::qWait(200);
    take("enrol-hand-out", dialog);
}

TEST_F(Screenshots, QueuesAndPoison) {
    static const std::atomic<bool> healthy = false; // outlives the head
    m_computations.add(std::make_unique<FickleComputation>(healthy));
    open();
    m_window->resize(1'240, 780);
    press(Qt::Key_6, Qt::ControlModifier);
    take("poison-empty");
    handIn("fickle", {{QStringLiteral("chunks"), 40}, {QStringLiteral("bad"), 4}}, "pages.txt", "Printed pages");
    auto* poison = find<QTableView>("poison");
    ASSERT_TRUE(waitUntil([&] { return poison->model()->rowCount() == 4; }));
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_6, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return !find<QPlainTextEdit>("poisonEvents")->toPlainText().isEmpty(); }));
    take("poison");
    handIn("mandelbrot",
           {{QStringLiteral("width"), 20'000}, {QStringLiteral("height"), 20'000}, {QStringLiteral("samples"), 4}},
           "b.png", "Seahorse valley, poster");
    press(Qt::Key_4, Qt::ControlModifier);
    find<QComboBox>("peekInterval")->setCurrentIndex(0);
    ASSERT_TRUE(waitUntil([this] { return find<QTableView>("frontMessages")->model()->rowCount() == 32; }));
    QTest::qWait(4'500); // some history
    take("peek");
}

TEST_F(Screenshots, SettingsAndNoHead) {
    open();
    m_window->resize(1'240, 780);
    goToSettings();
    find<QComboBox>("setting-reach")->setCurrentIndex(2);
    QTest::qWait(500);
    take("settings");
    auto* bar = find<QScrollArea>("settingsScroll")->verticalScrollBar();
    bar->setValue(bar->maximum());
    take("settings-more");
    bar->setValue(0);
    find<QComboBox>("setting-queues")->setCurrentIndex(1);
    find<QPlainTextEdit>("setting-connection_strings")
        ->setPlainText(QStringLiteral("AccountName=office;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/office"));
    find<QPushButton>("testConnection")->click();
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("testConnection")->isEnabled(); }));
    take("settings-connection");
    m_session->refuse({ErrorCode::Unavailable,
                       QStringLiteral("The server cannot listen on port 10001 of 0.0.0.0 because another program does. "
                                      "Stop that program or choose another port.")});
    ASSERT_TRUE(waitForSession(SessionState::Failed));
    press(Qt::Key_1, Qt::ControlModifier);
    take("no-head");
}

TEST_F(Screenshots, SettingsInGermanAndTheButtonsOfQtsOwnDialogs) {
    const auto german = speak(QLocale(QLocale::German));
    open();
    m_window->resize(1'240, 780);
    goToSettings();
    QTest::qWait(500);
    take("settings-german");
    const QDialogButtonBox buttons(QDialogButtonBox::Cancel | QDialogButtonBox::Save);
    EXPECT_EQ(buttons.button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Abbrechen"));
    EXPECT_EQ(buttons.button(QDialogButtonBox::Save)->text().remove(u'&'), QStringLiteral("Speichern"));
}

TEST_F(Screenshots, JobsAndTheirPages) {
    open();
    m_window->resize(1'240, 780);
    handIn("primes", {{QStringLiteral("to"), 1e8}, {QStringLiteral("chunk-size"), 1e7}}, "a.txt",
           "Primes to 100 million");
    ASSERT_TRUE(waitUntil([this] { return isDone("a.txt"); }));
    handIn("mandelbrot",
           {{QStringLiteral("width"), 1'320}, {QStringLiteral("height"), 880}, {QStringLiteral("samples"), 1}}, "b.png",
           "Seahorse valley, poster");
    const JobId picture = jobCalled("Seahorse valley, poster");
    m_window->openJob(picture);
    ASSERT_TRUE(waitUntil([&] { return answersOf(picture) > 250; }));
    m_window->perform({{QStringLiteral("command"), QStringLiteral("pause")}, {QStringLiteral("id"), toString(picture)}},
                      QStringLiteral("Paused. What is computed stays."));
    QTest::qWait(1'500);
    take("job-picture");
    handIn("option-pricing",
           {{QStringLiteral("positions"), QStringLiteral(GLEANER_EXAMPLES "/positions.csv")},
            {QStringLiteral("samples"), 4e7}},
           "c.csv", "Options book, month end");
    const JobId prices = jobCalled("Options book, month end");
    m_window->openJob(prices);
    ASSERT_TRUE(waitUntil([&] { return answersOf(prices) > 8; }));
    take("job-table");
    m_window->perform({{QStringLiteral("command"), QStringLiteral("pause")}, {QStringLiteral("id"), toString(prices)}},
                      QStringLiteral("Paused."));
    handIn("primes", {{QStringLiteral("to"), 1e11}, {QStringLiteral("chunk-size"), 2e8}}, "d.txt",
           "Primes to 100 billion");
    const JobId sum = jobCalled("Primes to 100 billion");
    m_window->openJob(sum);
    ASSERT_TRUE(waitUntil([&] { return answersOf(sum) > 12; }));
    take("job-sum");
    m_window->currentView()->findChild<QTabWidget*>()->setCurrentIndex(1);
    QTest::qWait(1'500);
    auto* out = find<QTableView>("chunksOut");
    ASSERT_TRUE(waitUntil([out] { return out->model()->rowCount() > 0; }));
    out->setCurrentIndex(out->model()->index(0, 0));
    EXPECT_TRUE(waitUntil([this] { return find<QListWidget>("chunkLines")->count() > 0; }));
    take("job-chunks");
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(find<QTableView>("jobs")->selectionModel()->selectedRows().size(), 1) << "the one looked at last";
    QTest::qWait(1'000);
    take("jobs");
}

} // namespace
} // namespace gleaner
