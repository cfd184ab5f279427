// One window of the saver: a canvas and the surface it is painted on. Thread: the one with the windows.
#pragma once

#include "screensaver_client/saver/input_watch.h"
#include "screensaver_client/saver/saver_canvas.h"

#include <QBackingStore>
#include <QWindow>

#include <memory>

namespace gleaner {

class SaverWindow : public QWindow {
    Q_OBJECT

public:
    /// `seed`: see SaverCanvas. `endsOnInput`: whether personIsBack() is ever sent.
    SaverWindow(std::uint32_t seed, bool endsOnInput);
    ~SaverWindow() override;

    void show(const SaverScene& scene);
    /// Paints what has changed until `elapsed` since the saver began; nothing while the window cannot be seen.
    void paintAt(Milliseconds elapsed);

    using QWindow::show;

Q_SIGNALS:
    /// A key, a click, a touch, or the pointer moved further than a shove does.
    void personIsBack();

protected:
    void exposeEvent(QExposeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Makes the canvas anew when the window has another size.
    void fitCanvas();
    void flush(const QRegion& devicePixels);

    const std::uint32_t m_seed;
    const bool m_endsOnInput;
    InputWatch m_input;
    QBackingStore m_store;
    std::unique_ptr<SaverCanvas> m_canvas;
    SaverScene m_scene;
    Milliseconds m_elapsed{0};
};

} // namespace gleaner
