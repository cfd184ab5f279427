// What every view of the window is and gets. A view is a widget that shows snapshots and sends requests; it holds no
// head. ARCHITECTURE.md, "The window", tells how one is added. Thread: GUI.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/engine/job_submission.h"
#include "head_node/gui/glyph.h"
#include "head_node/headlink/head_watch.h"

#include <QApplication>
#include <QWidget>

#include <functional>

namespace gleaner {

/// What the window does for its views; implemented by MainWindow.
class WindowServices {
public:
    virtual ~WindowServices() = default;
    [[nodiscard]] virtual HeadLink& link() = 0;
    [[nodiscard]] virtual HeadWatch& watch() = 0;
    [[nodiscard]] virtual const ComputationRegistry& computations() const = 0;

    /// A sentence that goes away by itself.
    virtual void say(const QString& sentence) = 0;
    /// Why something did not work; stays until it is closed.
    virtual void complain(const Error& error) = 0;
    /// Sends a request and looks at the head anew; says `done` or why it did not work.
    virtual void perform(const QJsonObject& request, const QString& done) = 0;

    virtual void openJob(const JobId& id) = 0;
    /// Shows the form of a new job, filled in with these values. The output is chosen anew.
    virtual void startFrom(const JobRequest& values) = 0;
    /// Opens a file or a folder with the desktop's program for it.
    virtual void openPath(const QString& path) = 0;
};

class View : public QWidget {
    Q_OBJECT
public:
    /// `services` outlives the view.
    explicit View(WindowServices& services) : m_services(services) {}

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual Glyph glyph() const = 0;
    /// Something new of the head's: twice a second while the head answers. Must return within a few milliseconds.
    virtual void showSnapshot(const SnapshotPtr& snapshot) = 0;
    /// A person has turned to this view: what it only fetches while somebody looks is fetched from now on.
    virtual void entered() {}
    virtual void left() {}

Q_SIGNALS:
    /// So many things in this view wait for a person; the window shows it beside the view's title. 0: none.
    void badgeChanged(int count);

protected:
    /// For entered(): keys go to `widget` from now on, unless the person is walking through the list of views.
    void focusFirst(QWidget& widget) {
        const QWidget* focus = QApplication::focusWidget();
        if (focus == nullptr || focus->objectName() != QLatin1String("views"))
            widget.setFocus(Qt::OtherFocusReason);
    }
    [[nodiscard]] WindowServices& services() { return m_services; }

private:
    WindowServices& m_services;
};

} // namespace gleaner
