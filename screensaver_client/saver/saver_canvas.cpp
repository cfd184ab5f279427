#include "screensaver_client/saver/saver_canvas.h"

#include "screensaver_client/saver/backdrop.h"
#include "screensaver_client/saver/saver_theme.h"
#include "screensaver_client/saver/saver_wander.h"
#include "screensaver_client/saver/tile_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner {

namespace {

constexpr int kGrains = 72;
constexpr double kLargestGrain = 46; ///< pixels on a screen of 1080 lines
constexpr double kFadeSeconds = 0.9; ///< for a new composition to come in
constexpr double kBreathSeconds = 6; ///< of the sign at rest
constexpr int kBreathSteps = 24;
constexpr double kLeastBreath = 0.5; ///< how bright the sign at rest stays
constexpr double kDimBehindTexts = 0.22;
constexpr int kMarginShare = 24;           ///< the composition keeps this part of the screen from its edges
constexpr Milliseconds kSeedShift{97'000}; ///< screens of one PC wander at different places

double breathAt(Milliseconds elapsed) {
    const double seconds = static_cast<double>(elapsed.count()) / 1000;
    return 0.5 + 0.5 * std::sin(2 * std::numbers::pi * seconds / kBreathSeconds);
}

/// Whether two scenes differ in more than what the tile shows.
bool sameTexts(const SaverScene& a, const SaverScene& b) {
    return a.mood == b.mood && a.overline == b.overline && a.headline == b.headline && a.text == b.text &&
           a.progress == b.progress && a.progressText == b.progressText && a.numbers == b.numbers &&
           a.caption == b.caption;
}

} // namespace

SaverCanvas::SaverCanvas(QSize size, std::uint32_t seed)
    : m_size(size.expandedTo(QSize(1, 1))), m_seed(seed), m_layout(layoutFor(m_size)),
      m_field(kGrains, m_size, seed + 1) {}

void SaverCanvas::show(const SaverScene& scene) {
    m_moodChanged = m_moodChanged || scene.mood != m_scene.mood;
    m_textsChanged = m_textsChanged || !sameTexts(scene, m_scene);
    m_tileChanged = m_tileChanged || scene.picture != m_scene.picture || scene.rings != m_scene.rings || m_moodChanged;
    if (scene.mood != m_scene.mood || scene.headline != m_scene.headline)
        m_fade = 0;
    m_scene = scene;
}

void SaverCanvas::compose() {
    if (m_moodChanged) {
        const SaverTheme theme = themeFor(m_scene.mood);
        m_backdrop = paintBackdrop(m_size, theme);
        m_drawn.clear(); // they point into the sprites
        m_sprites.emplace(std::max(8.0, kLargestGrain * std::min(m_size.width() / 1920.0, m_size.height() / 1080.0)),
                          theme.accent);
    }
    if (m_textsChanged)
        m_composition = paintComposition(m_scene, m_layout);
    if (m_tileChanged)
        m_tile = paintTile(m_scene, m_composition.tile.width());
    const int step = restsAt() ? static_cast<int>(std::lround(breathAt(m_elapsed) * kBreathSteps)) : kBreathSteps;
    m_tileChanged = m_tileChanged || step != m_breathStep;
    m_breathStep = step;
}

QRegion SaverCanvas::advance(Milliseconds elapsed) {
    const bool first = !m_last;
    m_elapsed = std::max(elapsed, m_last.value_or(elapsed));
    const double seconds = static_cast<double>((m_elapsed - m_last.value_or(m_elapsed)).count()) / 1000;
    m_last = m_elapsed;
    const QRect before = compositionRect();
    const bool everything = first || m_moodChanged;
    compose();
    m_at = placeFor(m_elapsed + kSeedShift * m_seed);

    QRegion dirty;
    const bool fading = m_fade < 1;
    m_fade = std::min(1.0, m_fade + seconds / kFadeSeconds);
    if (m_textsChanged || fading || before != compositionRect())
        dirty = QRegion(before) | compositionRect();
    else if (m_tileChanged)
        dirty = tileRect();
    m_field.advance(seconds, themeFor(m_scene.mood).flow);
    placeGrains(dirty);
    m_textsChanged = m_tileChanged = m_moodChanged = false;
    const QRect whole(QPoint(0, 0), m_size);
    return everything ? QRegion(whole) : dirty & whole;
}

QPoint SaverCanvas::placeFor(Milliseconds elapsed) const {
    const QSize free = m_size - m_composition.image.size();
    const QSize margin(std::clamp(free.width() / 2, 0, m_size.width() / kMarginShare),
                       std::clamp(free.height() / 2, 0, m_size.height() / kMarginShare));
    // What is larger than the screen stands in its middle.
    const QPoint tooLarge(std::min(0, free.width()) / 2, std::min(0, free.height()) / 2);
    return wanderedTo(free - 2 * margin, elapsed) + QPoint(margin.width(), margin.height()) + tooLarge;
}

double SaverCanvas::dimmedBehindTexts(QPointF centre) const {
    const QRectF box(compositionRect());
    const double dx = std::max({box.left() - centre.x(), 0.0, centre.x() - box.right()});
    const double dy = std::max({box.top() - centre.y(), 0.0, centre.y() - box.bottom()});
    const double reach = std::max(20.0, 90 * m_layout.unit);
    return kDimBehindTexts + (1 - kDimBehindTexts) * std::min(1.0, std::hypot(dx, dy) / reach);
}

void SaverCanvas::placeGrains(QRegion& dirty) {
    for (const DrawnGrain& grain : m_drawn)
        dirty |= grain.sprite.rect();
    m_drawn.clear();
    for (const Grain& grain : m_field.grains()) {
        const double opacity = grain.glow * dimmedBehindTexts(grain.centre);
        if (opacity < 0.02)
            continue;
        m_drawn.push_back({m_sprites->place(grain.centre, grain.depth), opacity});
        dirty |= m_drawn.back().sprite.rect();
    }
}

void SaverCanvas::paint(QPainter& painter, const QRegion& dirty) const {
    // Parts of images are copied instead of clipping whole ones: the region has a hundred small rectangles.
    const auto copy = [&painter](const QRect& dirtyRect, const QRect& target, const QImage& image) {
        const QRect part = dirtyRect & target;
        if (!part.isEmpty())
            painter.drawImage(part.topLeft(), image, part.translated(-target.topLeft()));
    };
    for (const QRect& rect : dirty) {
        painter.setOpacity(1);
        copy(rect, m_backdrop.rect(), m_backdrop);
        for (const DrawnGrain& grain : m_drawn) {
            if (!grain.sprite.rect().intersects(rect))
                continue;
            painter.setOpacity(grain.opacity);
            copy(rect, grain.sprite.rect(), *grain.sprite.image);
        }
        painter.setOpacity(m_fade);
        copy(rect, compositionRect(), m_composition.image);
        painter.setOpacity(m_fade * (kLeastBreath + (1 - kLeastBreath) * m_breathStep / kBreathSteps));
        copy(rect, tileRect(), m_tile);
    }
    painter.setOpacity(1);
}

} // namespace gleaner
