// A text as a QR code (ISO/IEC 18004), dark on light in any theme, because cameras want it so. Thread: any.
#pragma once

#include <QByteArray>
#include <QImage>

namespace gleaner {

/// What the largest code, version 40 with the least error correction, holds in bytes.
inline constexpr qsizetype kMaxQrBytes = 2'953;

/// The smallest code that holds `text`, with the four modules of light border that readers need, `moduleSide` pixels a
/// module. A null image for an empty text and for one over kMaxQrBytes.
[[nodiscard]] QImage qrPicture(const QByteArray& text, int moduleSide);

} // namespace gleaner
