#include "screensaver_client/saver/saver_stage.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>
#include <ctime>

namespace gleaner {

namespace {
/// How often a foreign window is asked for its size; its end is seen no other way.
constexpr Milliseconds kFollowEvery{250};

/// Panels may leave a little of it uncovered; no dialog's preview comes near.
bool fillsAScreen(QSize size) {
    const auto screens = QGuiApplication::screens();
    return std::ranges::any_of(screens, [size](const QScreen* screen) {
        const QSize whole = screen->size();
        return 4 * size.width() >= 3 * whole.width() && 4 * size.height() >= 3 * whole.height();
    });
}

/// What this process has computed: on a busy PC a frame takes long without costing more. Windows' library counts the
/// time that has passed, which is never less.
std::chrono::microseconds cpuTime() {
    return std::chrono::microseconds(static_cast<std::int64_t>(std::clock()) * 1'000'000 / CLOCKS_PER_SEC);
}
} // namespace

SaverStage::SaverStage(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_began(clock.steadyNow()) {
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &SaverStage::frame);
    connect(&m_follow, &QTimer::timeout, this, &SaverStage::followParent);
}

SaverStage::~SaverStage() = default;

SaverWindow& SaverStage::addWindow(bool endsOnInput) {
    const auto seed = static_cast<std::uint32_t>(m_windows.size());
    m_windows.push_back(std::make_unique<SaverWindow>(seed, endsOnInput));
    SaverWindow& window = *m_windows.back();
    window.show(m_scene);
    // Not from within the window's own event.
    connect(&window, &SaverWindow::personIsBack, this, &SaverStage::over, Qt::QueuedConnection);
    if (!m_frame.isActive())
        m_frame.start(0);
    return window;
}

void SaverStage::addScreen(QScreen* screen) {
    SaverWindow& window = addWindow(true);
    window.setScreen(screen);
    window.setFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    window.setCursor(Qt::BlankCursor);
    window.setGeometry(screen->geometry());
    window.showFullScreen();
    window.requestActivate();
}

void SaverStage::fillScreens() {
    for (QScreen* screen : QGuiApplication::screens())
        addScreen(screen);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &SaverStage::addScreen);
}

Status SaverStage::fillWindow(quint64 window) {
    m_parent = openParentWindow(window);
    if (!m_parent->size())
        return failure(ErrorCode::NotFound,
                       QCoreApplication::translate("Saver", "There is no window 0x%1 to draw in.").arg(window, 0, 16));
    SaverWindow& child = addWindow(false);
    child.setFlags(Qt::FramelessWindowHint | Qt::WindowTransparentForInput | Qt::WindowDoesNotAcceptFocus);
    if (!m_parent->adopt(child))
        return failure(ErrorCode::Refused,
                       QCoreApplication::translate("Saver", "Window 0x%1 cannot be drawn in.").arg(window, 0, 16));
    followParent();
    child.show();
    m_follow.start(kFollowEvery);
    return {};
}

void SaverStage::followParent() {
    const auto size = m_parent->size();
    if (!size) {
        m_follow.stop();
        Q_EMIT over();
        return;
    }
    SaverWindow& child = *m_windows.front();
    const QRect wanted(QPoint(0, 0), (QSizeF(*size) / child.devicePixelRatio()).toSize());
    if (child.geometry() != wanted)
        child.setGeometry(wanted);
    if (fillsAScreen(wanted.size()))
        Q_EMIT screenFilled();
}

void SaverStage::show(const SaverScene& scene) {
    m_scene = scene;
    for (const auto& window : m_windows)
        window->show(scene);
}

void SaverStage::frame() {
    const std::chrono::microseconds start = cpuTime();
    const auto elapsed = std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - m_began);
    for (const auto& window : m_windows)
        window->paintAt(elapsed);
    ++m_frames;
    const std::chrono::microseconds painting = cpuTime() - start;
    // To the next whole millisecond, so that it never becomes more than 30 a second.
    const auto wait = std::chrono::ceil<Milliseconds>(m_pacer.next(painting) - painting);
    m_frame.start(std::max(wait, Milliseconds(1)));
}

} // namespace gleaner
