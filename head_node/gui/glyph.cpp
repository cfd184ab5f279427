#include "head_node/gui/glyph.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace gleaner {

namespace {

/// All strokes are given on a square of 24 by 24.
constexpr double kGrid = 24;

QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> strokes) {
    QPainterPath path;
    for (const auto& stroke : strokes) {
        bool first = true;
        for (const QPointF& point : stroke) {
            if (first)
                path.moveTo(point);
            else
                path.lineTo(point);
            first = false;
        }
    }
    return path;
}

/// Not united, which would drop open lines: laid over each other.
QPainterPath join(std::initializer_list<QPainterPath> paths) {
    QPainterPath all;
    for (const QPainterPath& path : paths)
        all.addPath(path);
    return all;
}

QPainterPath circle(QPointF centre, double radius) {
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

QPainterPath box(double x, double y, double width, double height) {
    QPainterPath path;
    path.addRoundedRect(x, y, width, height, 2, 2);
    return path;
}

QPainterPath arcWithArrow() {
    QPainterPath path;
    path.arcMoveTo(5, 5, 14, 14, 40);
    path.arcTo(5, 5, 14, 14, 40, 290);
    return join({path, lines({{{18.5, 3.5}, {18, 8}, {13.5, 7.5}}})});
}

QPainterPath gear() {
    QPainterPath path = join({circle({12, 12}, 3), circle({12, 12}, 6.5)});
    for (int i = 0; i < 8; ++i) {
        const QTransform turn = QTransform().translate(12, 12).rotate(45.0 * i);
        path.addPath(turn.map(lines({{{0, -6.5}, {0, -9.5}}})));
    }
    return path;
}

QPainterPath viewStroke(Glyph glyph) {
    switch (glyph) {
    case Glyph::Jobs:
        return join({lines({{{9, 6}, {20, 6}}, {{9, 12}, {20, 12}}, {{9, 18}, {20, 18}}}), circle({4.5, 6}, 1),
                     circle({4.5, 12}, 1), circle({4.5, 18}, 1)});
    case Glyph::NewJob:
        return lines({{{12, 5}, {12, 19}}, {{5, 12}, {19, 12}}});
    case Glyph::Job:
        return join({box(3.5, 4.5, 17, 15), lines({{{6.5, 16}, {10, 11.5}, {13, 14}, {17.5, 8}}})});
    case Glyph::Peek: {
        QPainterPath eye;
        eye.moveTo(2.5, 12);
        eye.quadTo(12, 2, 21.5, 12);
        eye.quadTo(12, 22, 2.5, 12);
        return join({eye, circle({12, 12}, 2.8)});
    }
    case Glyph::Fleet:
        return join({box(3, 4.5, 10, 7.5), box(11, 12, 10, 7.5), lines({{{6, 15}, {8.5, 15}}})});
    case Glyph::Poison:
        return lines({{{12, 3.5}, {21.5, 20}, {2.5, 20}, {12, 3.5}}, {{12, 9.5}, {12, 14.5}}, {{12, 17}, {12, 17.3}}});
    case Glyph::Settings:
        return gear();
    default:
        return {};
    }
}

QPainterPath actionStroke(Glyph glyph) {
    switch (glyph) {
    case Glyph::Pause:
        return lines({{{8.5, 6}, {8.5, 18}}, {{15.5, 6}, {15.5, 18}}});
    case Glyph::Resume:
        return lines({{{8, 5.5}, {18.5, 12}, {8, 18.5}, {8, 5.5}}});
    case Glyph::Cancel:
        return lines({{{6, 6}, {18, 18}}, {{18, 6}, {6, 18}}});
    case Glyph::Open:
        return lines(
            {{{11, 5}, {5, 5}, {5, 19}, {19, 19}, {19, 13}}, {{14, 5}, {19, 5}, {19, 10}}, {{19, 5}, {11, 13}}});
    case Glyph::Folder:
        return lines({{{3.5, 18.5}, {3.5, 5.5}, {9.5, 5.5}, {11.5, 8}, {20.5, 8}, {20.5, 18.5}, {3.5, 18.5}}});
    case Glyph::Repeat:
        return arcWithArrow();
    case Glyph::Remove:
        return lines({{{4, 7}, {20, 7}}, {{9, 7}, {9, 4.5}, {15, 4.5}, {15, 7}}, {{6, 7}, {7, 20}, {17, 20}, {18, 7}}});
    case Glyph::Up:
        return lines({{{12, 19}, {12, 5}}, {{6, 11}, {12, 5}, {18, 11}}});
    case Glyph::Down:
        return lines({{{12, 5}, {12, 19}}, {{6, 13}, {12, 19}, {18, 13}}});
    case Glyph::Save:
        return lines({{{12, 4}, {12, 14.5}},
                      {{7.5, 10}, {12, 14.5}, {16.5, 10}},
                      {{4.5, 15}, {4.5, 19.5}, {19.5, 19.5}, {19.5, 15}}});
    case Glyph::Load:
        return lines({{{12, 15}, {12, 4.5}},
                      {{7.5, 9}, {12, 4.5}, {16.5, 9}},
                      {{4.5, 15}, {4.5, 19.5}, {19.5, 19.5}, {19.5, 15}}});
    case Glyph::Warning:
        return viewStroke(Glyph::Poison);
    case Glyph::Information:
        return join({circle({12, 12}, 8.5), lines({{{12, 11}, {12, 16.5}}, {{12, 7.5}, {12, 7.8}}})});
    case Glyph::Done:
        return lines({{{5, 12.5}, {10, 17.5}, {19.5, 7}}});
    default:
        return viewStroke(glyph);
    }
}

class GlyphEngine final : public QIconEngine {
public:
    explicit GlyphEngine(Glyph glyph) : m_glyph(glyph) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QGuiApplication::palette();
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText;
        paintGlyph(*painter, m_glyph, rect, palette.color(group, role));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, {{}, size}, mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new GlyphEngine(m_glyph); }

private:
    Glyph m_glyph;
};

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& colour) {
    const double side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(actionStroke(glyph));
    painter.restore();
}

QIcon glyphIcon(Glyph glyph) {
    return QIcon(new GlyphEngine(glyph));
}

QIcon programIcon() {
    QIcon icon;
    for (const int side : {16, 20, 22, 24, 32, 40, 48, 64, 128, 256}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(side / kGrid, side / kGrid);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x2b, 0x6c, 0xd9));
        painter.drawRoundedRect(QRectF(0.5, 0.5, 23, 23), 5.5, 5.5);
        painter.setBrush(Qt::white); // chunks that come together
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                const bool isMissing = row == 0 && column == 2;
                painter.setOpacity(isMissing ? 0.35 : 1.0);
                painter.drawRoundedRect(QRectF(5 + column * 5.0, 5 + row * 5.0, 4, 4), 1, 1);
            }
        }
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace gleaner
