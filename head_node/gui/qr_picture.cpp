#include "head_node/gui/qr_picture.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

namespace gleaner {

namespace {
constexpr int kBorder = 4; ///< modules
}

QImage qrPicture(const QByteArray& text, int moduleSide) {
    if (text.isEmpty() || text.size() > kMaxQrBytes)
        return {};
    const auto code = qrcodegen::QrCode::encodeBinary({text.begin(), text.end()}, qrcodegen::QrCode::Ecc::LOW);
    const int side = code.getSize() + 2 * kBorder;
    QImage modules(side, side, QImage::Format_Grayscale8);
    modules.fill(Qt::white);
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (code.getModule(x, y))
                modules.setPixelColor(x + kBorder, y + kBorder, Qt::black);
        }
    }
    return modules.scaled(modules.size() * moduleSide, Qt::KeepAspectRatio, Qt::FastTransformation);
}

} // namespace gleaner
