// Windows' file of icons (.ico), written from pictures, and a check of icons that are kept as files in resources/icons.
// Format: a directory of pictures; up to 64 pixels as bitmaps, which every part of Windows reads, larger ones as PNG.
// Source: Microsoft, "Icons" (ICONDIR, ICONDIRENTRY).
#pragma once

#include "tests/support/gui_environment.h"

#include <QBuffer>
#include <QDataStream>
#include <QFile>

#include <functional>

namespace gleaner {

inline QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// A bitmap as icons have it: twice as high for a mask that alpha makes needless, from the bottom up.
inline QByteArray bitmapOf(const QImage& image) {
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint32(40) << qint32(image.width()) << qint32(2 * image.height()) << quint16(1) << quint16(32);
    for (int i = 0; i < 6; ++i)
        out << quint32(0);
    for (int y = image.height() - 1; y >= 0; --y)
        for (int x = 0; x < image.width(); ++x)
            out << quint32(pixels.pixel(x, y));
    const qsizetype maskLine = (image.width() + 31) / 32 * 4;
    return bytes + QByteArray(maskLine * image.height(), '\0');
}

inline QByteArray iconFile(const QList<QImage>& pictures) {
    QByteArray directory, bodies;
    QDataStream out(&directory, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16(0) << quint16(1) << quint16(pictures.size());
    const qsizetype start = 6 + 16 * pictures.size();
    for (const QImage& picture : pictures) {
        const QByteArray body = picture.width() <= 64 ? bitmapOf(picture) : pngOf(picture);
        const auto side = static_cast<quint8>(picture.width() == 256 ? 0 : picture.width());
        out << side << side << quint8(0) << quint8(0) << quint16(1) << quint16(32) << quint32(body.size())
            << quint32(start + bodies.size());
        bodies += body;
    }
    return directory + bodies;
}

/// Whether two pictures are the same but for what another version of Qt may round otherwise at an edge.
inline bool looksAlike(const QImage& one, const QImage& other) {
    if (one.size() != other.size())
        return false;
    int different = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            different += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 24 ? 1 : 0;
    return different < one.width() * one.height() / 50;
}

/// NAME.ico and NAME-48.png, NAME-128.png of resources/icons are what the program paints. What they should be is saved
/// in build/…/screenshots.
inline void expectIconsAreCurrent(const QString& folder, const QString& name,
                                  const std::function<QImage(int side)>& paint) {
    QList<QImage> all;
    for (const int side : {16, 20, 24, 32, 40, 48, 64, 128, 256})
        all += paint(side).convertToFormat(QImage::Format_ARGB32);
    const QString saved = QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots/%1").arg(name);
    for (const QImage& picture : {all[5], all[7]}) {
        const QString ending = QStringLiteral("-%1").arg(picture.width());
        EXPECT_TRUE(saveScreenshot(picture, name + ending));
        const QImage installed(folder + u'/' + name + ending + QStringLiteral(".png"));
        EXPECT_TRUE(looksAlike(installed, picture))
            << "copy " << saved.toStdString() << ending.toStdString() << ".png to resources/icons";
    }
    QFile wanted(saved + QStringLiteral(".ico"));
    EXPECT_TRUE(wanted.open(QIODevice::WriteOnly) && wanted.write(iconFile(all)) > 0);
    QFile icon(folder + u'/' + name + QStringLiteral(".ico"));
    ASSERT_TRUE(icon.open(QIODevice::ReadOnly)) << "copy " << wanted.fileName().toStdString() << " to resources/icons";
    const QByteArray bytes = icon.readAll();
    EXPECT_EQ(bytes.left(6), iconFile(all).left(6)) << "as many pictures";
    for (qsizetype i = 0; i < all.size(); ++i) { // each at its place
        QDataStream entry(bytes.mid(6 + 16 * i, 16));
        entry.setByteOrder(QDataStream::LittleEndian);
        quint8 side = 0, skip = 0;
        quint32 size = 0, offset = 0, rest = 0;
        entry >> side >> skip >> skip >> skip >> rest >> size >> offset;
        EXPECT_EQ(side, all[i].width() % 256);
        const QByteArray body = bytes.mid(offset, size);
        if (all[i].width() > 64)
            EXPECT_TRUE(looksAlike(QImage::fromData(body), all[i])) << all[i].width();
        else
            EXPECT_EQ(body.size(), bitmapOf(all[i]).size()) << all[i].width();
    }
}

} // namespace gleaner
