// A picture that fills in, as far as a watcher has got it: builds the head's "preview" requests and takes their
// answers. Bounded by the room it is given, whatever the size of the job. Thread: one at a time.
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSize>

#include <map>

namespace gleaner {

class GrowingPicture {
public:
    GrowingPicture(JobId job, QSize room) : m_job(std::move(job)), m_room(room) {}

    [[nodiscard]] QJsonObject nextRequest() const;
    /// Returns whether there is more to be fetched at once. Errors: Malformed; the picture stays as it was.
    [[nodiscard]] Result<bool> take(const QJsonObject& answer);

    /// Empty until the first tile has come, and for computations that paint nothing.
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] QSize whole() const { return m_whole; }
    /// 4 bytes a pixel: blue, green, red and 255 where something has come, else 0, as QImage::Format_ARGB32 has them.
    [[nodiscard]] const QByteArray& pixels() const { return m_pixels; }

private:
    void add(SequenceNumber number);

    JobId m_job;
    QSize m_room;
    QSize m_size, m_whole;
    QByteArray m_pixels;
    std::map<SequenceNumber, SequenceNumber> m_have; ///< first -> last of each run
};

} // namespace gleaner
