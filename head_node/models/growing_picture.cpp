#include "head_node/models/growing_picture.h"

#include <QJsonArray>
#include <QRect>

namespace gleaner {

namespace {

using L = QLatin1String;
/// The head takes 2,000; the smallest numbers matter most, what is beyond comes twice.
constexpr std::size_t kMostRuns = 1'000;

QSize sizeFrom(const QJsonValue& value) {
    const QJsonArray sides = value.toArray();
    return {sides.at(0).toInt(), sides.at(1).toInt()};
}

tl::unexpected<Error> malformed() {
    return failure(ErrorCode::Malformed, QStringLiteral("The head's preview cannot be read."));
}

} // namespace

QJsonObject GrowingPicture::nextRequest() const {
    QJsonArray have;
    std::size_t runs = 0;
    for (const auto& [first, last] : m_have) {
        if (++runs > kMostRuns)
            break;
        have.append(static_cast<qint64>(first));
        have.append(static_cast<qint64>(last));
    }
    return {{L("command"), L("preview")},
            {L("id"), toString(m_job)},
            {L("width"), m_room.width()},
            {L("height"), m_room.height()},
            {L("have"), have}};
}

Result<bool> GrowingPicture::take(const QJsonObject& answer) {
    const QSize size = sizeFrom(answer.value(L("size")));
    if (size.isEmpty())
        return false;
    if (size.width() > m_room.width() || size.height() > m_room.height())
        return malformed();
    if (m_size.isEmpty()) {
        m_size = size;
        m_whole = sizeFrom(answer.value(L("whole")));
        m_pixels.fill('\0', qsizetype{size.width()} * size.height() * 4);
    }
    const QRect all({}, m_size);
    for (const auto& each : answer.value(L("tiles")).toArray()) {
        const QJsonArray tile = each.toArray();
        const QRect place(tile.at(1).toInt(), tile.at(2).toInt(), tile.at(3).toInt(), tile.at(4).toInt());
        const QByteArray rgb = QByteArray::fromBase64(tile.at(5).toString().toLatin1());
        const bool isEmpty = place.width() <= 0 || place.height() <= 0;
        if ((!isEmpty && !all.contains(place)) ||
            rgb.size() != (isEmpty ? 0 : qsizetype{place.width()} * place.height() * 3))
            return malformed();
        qsizetype from = 0;
        for (int y = 0; !isEmpty && y < place.height(); ++y) {
            qsizetype to = (qsizetype{place.y() + y} * m_size.width() + place.x()) * 4;
            for (int x = 0; x < place.width(); ++x, from += 3, to += 4) {
                m_pixels[to] = rgb[from + 2];
                m_pixels[to + 1] = rgb[from + 1];
                m_pixels[to + 2] = rgb[from];
                m_pixels[to + 3] = '\xff';
            }
        }
        add(static_cast<SequenceNumber>(tile.at(0).toInteger()));
    }
    return answer.value(L("more")).toBool();
}

void GrowingPicture::add(SequenceNumber number) {
    SequenceNumber first = number, last = number;
    auto after = m_have.upper_bound(number);
    if (after != m_have.begin()) {
        const auto before = std::prev(after);
        if (before->second >= number)
            return;
        if (before->second + 1 == number) {
            first = before->first;
            m_have.erase(before);
        }
    }
    if (after != m_have.end() && after->first == number + 1) {
        last = after->second;
        m_have.erase(after);
    }
    m_have.emplace(first, last);
}

} // namespace gleaner
