// One screen of the saver: takes scenes and time, tells which pixels change, and paints just those. Knows no window, so
// that tests and screenshots paint it into an image. Thread: one at a time that may paint. Works in device pixels.
#pragma once

#include "common/base/clock.h"
#include "screensaver_client/saver/grain_field.h"
#include "screensaver_client/saver/grain_sprites.h"
#include "screensaver_client/saver/saver_scene.h"
#include "screensaver_client/saver/scene_layout.h"
#include "screensaver_client/saver/scene_painter.h"

#include <QRegion>

#include <cstdint>
#include <optional>

class QPainter;

namespace gleaner {

class SaverCanvas {
public:
    /// `seed` makes the screens of one PC differ.
    SaverCanvas(QSize size, std::uint32_t seed);

    [[nodiscard]] QSize size() const { return m_size; }
    /// What is to be seen from the next advance() on. Cheap when nothing has changed.
    void show(const SaverScene& scene);
    /// Goes on to `elapsed` since the saver began (never back) and returns what has to be painted anew; at first that
    /// is everything.
    [[nodiscard]] QRegion advance(Milliseconds elapsed);
    /// Paints `dirty`, and nothing outside it. The painter's coordinates are device pixels.
    void paint(QPainter& painter, const QRegion& dirty) const;

private:
    struct DrawnGrain {
        PlacedSprite sprite;
        double opacity;
    };
    void compose();
    void placeGrains(QRegion& dirty);
    [[nodiscard]] QPoint placeFor(Milliseconds elapsed) const;
    [[nodiscard]] QRect compositionRect() const { return {m_at, m_composition.image.size()}; }
    [[nodiscard]] QRect tileRect() const { return m_composition.tile.translated(m_at); }
    [[nodiscard]] bool restsAt() const { return !m_scene.picture && m_scene.rings.empty(); }
    [[nodiscard]] double dimmedBehindTexts(QPointF centre) const;

    QSize m_size;
    std::uint32_t m_seed;
    SceneLayout m_layout;
    SaverScene m_scene;
    bool m_textsChanged = true, m_tileChanged = true, m_moodChanged = true;
    QImage m_backdrop, m_tile;
    Composition m_composition;
    QPoint m_at;
    std::optional<Milliseconds> m_last;
    Milliseconds m_elapsed{0};
    double m_fade = 0;     ///< 0 .. 1, how far a new composition has come in
    int m_breathStep = -1; ///< how bright the tile is: the sign at rest breathes in so many steps
    GrainField m_field;
    std::optional<GrainSprites> m_sprites;
    std::vector<DrawnGrain> m_drawn;
};

} // namespace gleaner
