// All windows of one saver and the one clock that moves them, so that they keep to one share of a core together.
// Thread: the one with the windows.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "screensaver_client/saver/frame_pacer.h"
#include "screensaver_client/saver/parent_window.h"
#include "screensaver_client/saver/saver_scene.h"
#include "screensaver_client/saver/saver_window.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QScreen;

namespace gleaner {

class SaverStage : public QObject {
    Q_OBJECT

public:
    /// `clock` outlives this.
    explicit SaverStage(const Clock& clock, QObject* parent = nullptr);
    ~SaverStage() override;

    /// A window on every monitor, also on those that come later; ends on input.
    void fillScreens();
    /// One window inside another program's. Errors: NotFound (there is no such window), Refused (it cannot be drawn
    /// in).
    [[nodiscard]] Status fillWindow(quint64 window);
    void show(const SaverScene& scene);
    [[nodiscard]] std::uint64_t frames() const { return m_frames; }

Q_SIGNALS:
    /// Somebody is back, or the window that we were in is gone.
    void over();
    /// The window that we are in is as large as a screen: it is no preview's.
    void screenFilled();

private:
    void addScreen(QScreen* screen);
    void frame();
    void followParent();
    SaverWindow& addWindow(bool endsOnInput);

    const Clock& m_clock;
    const SteadyPoint m_began;
    FramePacer m_pacer;
    QTimer m_frame, m_follow;
    SaverScene m_scene;
    std::unique_ptr<ParentWindow> m_parent;
    std::vector<std::unique_ptr<SaverWindow>> m_windows;
    std::uint64_t m_frames = 0;
};

} // namespace gleaner
