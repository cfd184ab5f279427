#include "screensaver_client/saver/scene_composer.h"

#include "screensaver_client/desktop/amount_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Saver)
};

const QString kDot = QStringLiteral("  \u00B7  ");

/// The agent has checked the sizes: pixels hold width x height of one or four bytes.
ScenePicture toScenePicture(const AgentPicture& picture) {
    const int bytes = picture.rgb ? 4 : 1;
    const QImage::Format format = picture.rgb ? QImage::Format_RGB32 : QImage::Format_Grayscale8;
    const QImage borrowed(reinterpret_cast<const uchar*>(picture.pixels.constData()), picture.width, picture.height,
                          static_cast<qsizetype>(picture.width) * bytes, format);
    return {borrowed.copy(), picture.rowsDone};
}

SceneNumber ownNumber(const AgentTotals& own, const QLocale& locale) {
    QString detail = cpuTimeText(own.computeTime, locale);
    if (own.chunksToday > 0)
        detail += kDot + Texts::tr("%1 today").arg(locale.toString(static_cast<qulonglong>(own.chunksToday)));
    return {Texts::tr("This PC"), chunksText(own.chunks, locale), detail};
}

void addJob(SaverScene& scene, const AgentJob& job, const QLocale& locale) {
    if (job.chunks > 0) {
        const double share = std::clamp(double(job.answered) / double(job.chunks), 0.0, 1.0);
        scene.progress = share;
        scene.progressText =
            Texts::tr("%1 of the whole job")
                .arg(locale.toString(share * 100, 'f', share < 0.1 ? 1 : 0) + QStringLiteral("\u00A0%")) +
            kDot +
            Texts::tr("%1 of %2 chunks")
                .arg(locale.toString(static_cast<qulonglong>(job.answered)),
                     locale.toString(static_cast<qulonglong>(job.chunks)));
    }
    scene.numbers.push_back({Texts::tr("The office, for this job"), chunksText(job.answered, locale),
                             cpuTimeText(job.officeComputeTime, locale)});
}

QString captionFor(const AgentSnapshot& snapshot, const AgentChunk& shown, const QLocale& locale) {
    // Chunks are numbered from 0; people count from 1.
    const QString chunk = Texts::tr("Chunk %1").arg(locale.toString(static_cast<qulonglong>(shown.sequence + 1)));
    const std::size_t count = snapshot.chunks.size();
    return chunk + kDot + (count == 1 ? Texts::tr("1 processor") : Texts::tr("%1 processors").arg(count));
}

void composeComputing(SaverScene& scene, const AgentView& view, const QLocale& locale) {
    const AgentSnapshot& snapshot = *view.snapshot;
    scene.mood = SceneMood::Computing;
    scene.overline = Texts::tr("This PC is computing");
    const AgentChunk& first = snapshot.chunks.front();
    scene.headline = snapshot.job && !snapshot.job->title.isEmpty() ? snapshot.job->title : first.title;
    if (scene.headline.isEmpty())
        scene.headline = Texts::tr("A job of the office (%1)").arg(first.computation);
    scene.text = snapshot.job && !snapshot.job->purpose.isEmpty() ? snapshot.job->purpose : first.purpose;
    if (snapshot.job)
        addJob(scene, *snapshot.job, locale);
    for (const AgentChunk& chunk : snapshot.chunks)
        scene.rings.push_back(chunk.progress);
    const auto processor = pictured(snapshot);
    const auto shown = std::ranges::find_if(
        snapshot.chunks, [&](const AgentChunk& chunk) { return processor && chunk.processor == *processor; });
    if (shown != snapshot.chunks.end() && view.picture)
        scene.picture = toScenePicture(*view.picture);
    scene.caption = captionFor(snapshot, shown == snapshot.chunks.end() ? first : *shown, locale);
}

void composeWaiting(SaverScene& scene, const AgentSnapshot& snapshot) {
    scene.mood = SceneMood::Waiting;
    scene.overline = Texts::tr("Ready to compute");
    const auto isOut = [](const AgentHead& head) { return head.state == AgentHeadState::Unreachable; };
    if (snapshot.heads.empty()) {
        scene.headline = Texts::tr("This PC does not belong to an office yet.");
        scene.text = Texts::tr("Ask your administrator for an enrolment and name its file in Gleaner's settings.");
    } else if (std::ranges::all_of(snapshot.heads, isOut)) {
        scene.headline = Texts::tr("The office is out of reach.");
        scene.text = snapshot.heads.front().sentence;
        if (scene.text.isEmpty())
            scene.text = Texts::tr("This PC keeps trying and goes on by itself when the network is back.");
    } else {
        scene.headline = Texts::tr("Nothing to compute just now.");
        scene.text = Texts::tr("This PC takes the next chunk as soon as the office has one.");
    }
}

void composePaused(SaverScene& scene, const AgentSnapshot& snapshot) {
    scene.mood = SceneMood::Paused;
    scene.overline = Texts::tr("At rest");
    scene.headline = snapshot.sentence.isEmpty() ? Texts::tr("This PC is pausing.") : snapshot.sentence;
    scene.text = Texts::tr("It goes on by itself when that changes. Nothing that was computed is lost.");
}

} // namespace

std::optional<int> pictured(const AgentSnapshot& snapshot) {
    for (const AgentChunk& chunk : snapshot.chunks)
        if (chunk.hasPicture && chunk.job == snapshot.chunks.front().job)
            return chunk.processor;
    return std::nullopt;
}

SaverScene composeScene(const AgentView& view, const QLocale& locale) {
    SaverScene scene;
    if (!view.snapshot) {
        scene.mood = SceneMood::NoAgent;
        scene.overline = Texts::tr("Gleaner");
        scene.headline = Texts::tr("This PC is at rest.");
        scene.text =
            view.agentMissing
                ? Texts::tr("Gleaner's agent is not installed here, so nothing is computed. "
                            "Ask your administrator to install it.")
                : Texts::tr("Gleaner's agent is not running yet; it computes for the office while nobody is here.");
        return scene;
    }
    const AgentSnapshot& snapshot = *view.snapshot;
    if (snapshot.own.chunks > 0)
        scene.numbers.push_back(ownNumber(snapshot.own, locale));
    if (!snapshot.chunks.empty() && snapshot.state == AgentState::Computing)
        composeComputing(scene, view, locale);
    else if (snapshot.state == AgentState::Paused)
        composePaused(scene, snapshot);
    else
        composeWaiting(scene, snapshot);
    return scene;
}

} // namespace gleaner
