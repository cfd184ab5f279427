#include "tests/head_node/gui/window_bed.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QListWidget>

namespace gleaner {

bool waitUntil(const std::function<bool()>& condition) {
    QElapsedTimer timer;
    for (timer.start(); !condition() && timer.elapsed() < 60'000;)
        QTest::qWait(20);
    return condition();
}

void WindowBed::TearDown() {
    m_window.reset();
    m_watch.reset();
    m_setup.reset();
    m_session.reset();
}

void WindowBed::open() {
    openWith({});
    ASSERT_TRUE(waitUntil([this] { return m_session->state() != SessionState::Opening; }));
    ASSERT_NE(m_session->state(), SessionState::Failed) << m_session->sentence().toStdString();
    ASSERT_TRUE(waitUntil([this] { return m_watch->snapshot()->at != TimePoint(); }));
}

void WindowBed::openWith(HeadSettings settings) {
    m_file = std::make_unique<HeadSettingsFile>(path("config/head.json"));
    if (!QFileInfo::exists(m_file->path())) {
        if (settings.dataFolder.isEmpty())
            settings.dataFolder = path("data");
        settings.threads = 2;
        ASSERT_TRUE(m_file->save(settings));
    }
    m_session = std::make_unique<HeadSession>(HostOptions(), m_computations, m_clock, m_random);
    m_setup = std::make_unique<HeadSetup>(*m_file, *m_session, [this](const HeadSettings& wanted) {
        auto options = hostOptionsOf(wanted);
        if (options)
            adjust(*options);
        return options;
    });
    openWindow(m_session->link());
    QObject::connect(m_session.get(), &HeadSession::stateChanged, m_window.get(), [this] {
        m_window->showSession(m_session->state(), m_session->sentence(), m_session->error());
        if (m_session->state() == SessionState::Own || m_session->state() == SessionState::Attached)
            m_watch->start();
        else
            m_watch->stop();
    });
    m_setup->open();
}

bool WindowBed::waitForSession(SessionState state) {
    return waitUntil([this, state] { return m_session->state() == state; });
}

void WindowBed::openWindow(HeadLink& link) {
    m_memory = std::make_unique<QSettings>(path("window.ini"), QSettings::IniFormat);
    m_watch = std::make_unique<HeadWatch>(link, Milliseconds(100));
    m_window = std::make_unique<MainWindow>(WindowParts{link, *m_watch, m_computations, m_tray, *m_memory,
                                                        [this](const QString& opened) { m_opened += opened; }, false,
                                                        m_setup.get(), &m_clock});
    m_window->show();
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowBed::goToSettings() {
    const int views = find<QListWidget>("views")->count();
    press(static_cast<Qt::Key>(Qt::Key_0 + views), Qt::ControlModifier);
}

void WindowBed::click(QWidget* widget) {
    ASSERT_NE(widget, nullptr);
    ASSERT_TRUE(widget->isVisible()) << widget->objectName().toStdString();
    ASSERT_TRUE(widget->isEnabled()) << widget->objectName().toStdString();
    QTest::mouseClick(widget, Qt::LeftButton);
}

void WindowBed::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* target =
        QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : QApplication::activeWindow();
    ASSERT_NE(target, nullptr);
    QTest::keyClick(target, key, modifiers);
}

void WindowBed::type(const QString& text) {
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    QTest::keyClicks(QApplication::focusWidget(), text);
}

const JobSnapshot* WindowBed::onlyJob() const {
    const auto& jobs = m_watch->snapshot()->jobs;
    return jobs.size() == 1 ? &jobs.front() : nullptr;
}

bool WindowBed::isDone(const char* output) const {
    return QFileInfo::exists(path(output));
}

void WindowBed::handIn(const char* computation, const Parameters& parameters, const char* output, const char* title) {
    m_window->perform({{QStringLiteral("command"), QStringLiteral("submit")},
                       {QStringLiteral("computation"), QString::fromLatin1(computation)},
                       {QStringLiteral("parameters"), parameters},
                       {QStringLiteral("output"), path(output)},
                       {QStringLiteral("title"), QString::fromLatin1(title)}},
                      QStringLiteral("Handed in."));
}

} // namespace gleaner
