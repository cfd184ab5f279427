// A window over a real head in a folder of its own, and hands to use it with: what a person sees and does.
#pragma once

#include "common/kernels/built_in.h"
#include "head_node/gui/main_window.h"
#include "head_node/headlink/head_setup.h"
#include "head_node/settings/head_options.h"
#include "tests/support/seeded_random.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace gleaner {

/// Remembers what it was told.
class FakeTray final : public Tray {
    Q_OBJECT
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void setShown(bool isShown) override { shown = isShown; }
    void setToolTip(const QString& sentence) override { toolTip = sentence; }
    void notify(const QString& title, const QString& sentence) override { notes += title + u'\n' + sentence; }

    bool available = true, shown = false;
    QString toolTip;
    QStringList notes;
};

/// Runs the event loop until `condition` holds; false after 60 s.
[[nodiscard]] bool waitUntil(const std::function<bool()>& condition);

class WindowBed : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_computations); }
    void TearDown() override;

    /// Opens session and window and waits for the head.
    void open();
    /// The same, but waits for nothing, and takes these settings but for what keeps tests apart (folder, threads).
    void openWith(HeadSettings settings);
    [[nodiscard]] bool waitForSession(SessionState state);
    void openWindow(HeadLink& link);
    /// What the window's own head is started with.
    virtual void adjust(HostOptions&) {}
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    template<typename T>
    T* find(const char* name) {
        T* found = m_window->findChild<T*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    /// By its shortcut; it is the last view.
    void goToSettings();
    /// Clicks the middle of it.
    static void click(QWidget* widget);
    /// To whoever has the focus.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    static void type(const QString& text);
    [[nodiscard]] const JobSnapshot* onlyJob() const;
    [[nodiscard]] bool isDone(const char* output) const;
    /// Hands a job in without the form.
    void handIn(const char* computation, const Parameters& parameters, const char* output, const char* title = "");

    QTemporaryDir m_folder;
    ComputationRegistry m_computations;
    SystemClock m_clock;
    SeededRandom m_random{7};
    FakeTray m_tray;
    QStringList m_opened; ///< paths that the desktop was asked to open
    std::unique_ptr<QSettings> m_memory;
    std::unique_ptr<HeadSession> m_session;
    std::unique_ptr<HeadSettingsFile> m_file;
    std::unique_ptr<HeadSetup> m_setup;
    std::unique_ptr<HeadWatch> m_watch;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace gleaner
