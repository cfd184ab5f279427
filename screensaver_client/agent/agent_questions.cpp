#include "screensaver_client/agent/agent_questions.h"

#include "screensaver_client/link/agent_json.h"
#include "screensaver_client/link/agent_requests.h"

#include <QDateTime>
#include <QStringList>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// Other people's words on a terminal: nothing that moves its cursor.
QString plain(QString text) {
    for (QChar& character : text) {
        if (!character.isPrint())
            character = u' ';
    }
    return text;
}

QString localTime(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString hours(std::chrono::microseconds time) {
    return QString::number(std::chrono::duration<double, std::ratio<3'600>>(time).count(), 'f', 2);
}

QString headLine(const AgentHead& head) {
    static constexpr const char* kStates[] = {"working", "has no work", "unreachable", "resting"};
    QString line = u"  %1 (%2), weight %3: %4"_s.arg(plain(head.name), plain(head.where))
                       .arg(head.weight)
                       .arg(QLatin1String(kStates[static_cast<int>(head.state)]));
    return head.sentence.isEmpty() ? line : line + u". "_s + plain(head.sentence);
}

QString chunkLine(const AgentChunk& chunk) {
    const QString title = chunk.title.isEmpty() ? chunk.computation : plain(chunk.title);
    return u"  %1: chunk %2, %3 %"_s.arg(title).arg(chunk.sequence).arg(qRound(100 * chunk.progress));
}

QString textOf(const AgentSnapshot& shot) {
    QStringList lines{u"%1: %2"_s.arg(agentStateName(shot.state), shot.sentence),
                      u"worker %1, %2 chunks and %3 hours given, %4 chunks today"_s.arg(plain(shot.worker))
                          .arg(shot.own.chunks)
                          .arg(hours(shot.own.computeTime))
                          .arg(shot.own.chunksToday)};
    if (shot.heads.empty())
        lines << u"There is no head to compute for: add an enrolment to the settings."_s;
    for (const AgentHead& head : shot.heads)
        lines << headLine(head);
    for (const AgentChunk& chunk : shot.chunks)
        lines << chunkLine(chunk);
    return lines.join(u'\n');
}

Result<QString> untilText(const QString& socketName, const QJsonObject& request, const QString& sentence) {
    return askAgent(socketName, request).map([&sentence](const QJsonObject& answer) {
        const auto until = QDateTime::fromString(answer.value("until"_L1).toString(), Qt::ISODateWithMs).toLocalTime();
        return sentence.arg(until.toString(u"HH:mm"_s));
    });
}

} // namespace

Result<QString> statusText(const QString& socketName) {
    return askAgent(socketName, agentRequest::status()).and_then(agentSnapshotFromJson).map(textOf);
}

Result<QString> whyText(const QString& socketName, int count) {
    return askAgent(socketName, agentRequest::why(count))
        .and_then(agentWhyFromJson)
        .map([](const std::vector<AgentWhyEntry>& entries) {
            QStringList lines;
            for (const AgentWhyEntry& entry : entries)
                lines << localTime(entry.from) + u"  "_s + entry.sentence;
            return lines.join(u'\n');
        });
}

Result<QString> snoozeText(const QString& socketName, int minutes) {
    return untilText(socketName, agentRequest::snooze(std::chrono::minutes(minutes)),
                     u"This PC does not compute until %1."_s);
}

Result<QString> computeNowText(const QString& socketName, int minutes) {
    return untilText(socketName, agentRequest::computeNow(std::chrono::minutes(minutes)),
                     u"This PC computes until %1, used or not."_s);
}

} // namespace gleaner
