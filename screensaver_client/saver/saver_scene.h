// What the saver shows at a time, as values: texts, numbers and the picture in work, nothing of where or how.
// Values; thread: any.
#pragma once

#include <QImage>
#include <QString>

#include <optional>
#include <vector>

namespace gleaner {

/// What the colours and the stream of grains tell from across the room.
enum class SceneMood {
    Computing, ///< gold, flowing
    Waiting,   ///< would compute, has nothing to: dimmer, slower
    Paused,    ///< rests for a reason: cool, slow
    NoAgent,   ///< nobody to ask: pale, slow
};

/// The part of a picture that a chunk is computing.
struct ScenePicture {
    QImage image;
    int rowsDone = 0; ///< from the top; 0 .. image.height()

    friend bool operator==(const ScenePicture&, const ScenePicture&) = default;
};

/// One contribution, e.g. "This PC" / "132 chunks" / "14.2 CPU hours".
struct SceneNumber {
    QString label, value, detail;

    friend bool operator==(const SceneNumber&, const SceneNumber&) = default;
};

struct SaverScene {
    SceneMood mood = SceneMood::NoAgent;
    QString overline;               ///< a few words, e.g. "This PC is computing"
    QString headline;               ///< the job's title, or the sentence why not
    QString text;                   ///< why it matters; may be empty
    std::optional<double> progress; ///< of the whole job, 0 .. 1
    QString progressText;           ///< empty without `progress`
    std::vector<SceneNumber> numbers;
    std::vector<double> rings;           ///< each processor's chunk, 0 .. 1; empty when nothing is computed
    std::optional<ScenePicture> picture; ///< shown instead of the rings
    QString caption;                     ///< below picture or rings; may be empty

    friend bool operator==(const SaverScene&, const SaverScene&) = default;
};

} // namespace gleaner
