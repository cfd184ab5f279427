// The window: a list of views, what they have in common, and nothing of what they show. Thread: GUI.
// Ownership: owns the views; everything given outlives it.
#pragma once

#include "head_node/gui/job_herald.h"
#include "head_node/gui/notice_bar.h"
#include "head_node/gui/status_line.h"
#include "head_node/gui/theme.h"
#include "head_node/gui/tray.h"
#include "head_node/gui/view.h"
#include "head_node/headlink/head_setup.h"

#include <QMainWindow>

class QActionGroup;
class QListWidget;
class QSettings;
class QStackedWidget;

namespace gleaner {

class FleetView;
class JobView;
class JobsView;
class NewJobView;
class PeekView;
class NoHeadPage;
class SettingsView;

/// What a window stands on.
struct WindowParts {
    HeadLink& link;
    HeadWatch& watch;
    const ComputationRegistry& computations;
    Tray& tray;
    QSettings& memory; ///< where it was, which view, how wide the columns are
    std::function<void(const QString& path)> openPath;
    bool systemIsDark = false;
    HeadSetup* setup = nullptr;   ///< null: there are no settings, and no trying again
    const Clock* clock = nullptr; ///< with `setup`
};

class MainWindow : public QMainWindow, public WindowServices {
    Q_OBJECT
public:
    explicit MainWindow(const WindowParts& parts);
    ~MainWindow() override;

    /// `error`: of SessionState::Failed.
    void showSession(SessionState state, const QString& sentence, const std::optional<Error>& error = {});
    /// Adds a page at the end of the list; its shortcut is Ctrl and its place. The window owns it.
    void addView(View* view);
    void setCurrentView(View* view);
    [[nodiscard]] View* currentView() const;
    [[nodiscard]] NoticeBar& notices() { return *m_notices; }

    // WindowServices
    [[nodiscard]] HeadLink& link() override { return m_parts.link; }
    [[nodiscard]] HeadWatch& watch() override { return m_parts.watch; }
    [[nodiscard]] const ComputationRegistry& computations() const override { return m_parts.computations; }
    void say(const QString& sentence) override { m_notices->say(sentence); }
    void complain(const Error& error) override { m_notices->complain(error); }
    void perform(const QJsonObject& request, const QString& done) override;
    void openJob(const JobId& id) override;
    void startFrom(const JobRequest& values) override;
    void openPath(const QString& path) override { m_parts.openPath(path); }

Q_SIGNALS:
    /// A person wants the program to end, not only the window to close.
    void quitWanted();
    void closedToTray();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeLayout();
    void makeMenus();
    void makeThemeMenu(QMenu& menu);
    void setTheme(Theme theme);
    void showSnapshot(const SnapshotPtr& snapshot);
    void turnTo(int place);
    void showPage();
    void addSettings();
    void restoreMemory();
    void saveMemory();
    void comeBack();
    void showKeys();
    void showAbout();
    [[nodiscard]] int activeJobs() const;

    WindowParts m_parts;
    JobHerald m_herald;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    NoticeBar* m_notices;
    StatusLine* m_status;
    QMenu* m_viewMenu = nullptr;
    std::vector<View*> m_views;
    View* m_shown = nullptr;
    JobsView* m_jobs = nullptr;
    NewJobView* m_newJob = nullptr;
    JobView* m_job = nullptr;
    PeekView* m_peek = nullptr;
    FleetView* m_fleet = nullptr;
    SettingsView* m_settings = nullptr;
    NoHeadPage* m_noHead;
    bool m_hasNoHead = false; ///< and it is tried again perhaps
    bool m_saysInTray = true;
    QActionGroup* m_themes = nullptr;
    SessionState m_session = SessionState::Opening;
};

} // namespace gleaner
