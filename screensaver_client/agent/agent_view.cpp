#include "screensaver_client/agent/agent_view.h"

namespace gleaner {
namespace {

AgentHead headView(const HeadReport& report) {
    AgentHead head{report.head->name, report.head->where, report.head->weight, AgentHeadState::Resting, {}};
    if (!report.head->enrolment) {
        head.state = AgentHeadState::Unreachable;
        head.sentence = report.head->problem;
        return head;
    }
    if (!report.open)
        return head;
    head.state = AgentHeadState::Idle;
    for (const ProcessorStatus& processor : report.status.processors) {
        if (processor.chunk)
            head.state = AgentHeadState::Working;
        else if (head.state == AgentHeadState::Idle && processor.trouble && !report.trouble.isEmpty())
            head.state = AgentHeadState::Unreachable;
        if (processor.trouble && processor.state == ProcessorState::Waiting)
            head.sentence = processor.trouble->message;
    }
    if (!report.trouble.isEmpty())
        head.sentence = report.trouble;
    return head;
}

void addChunks(AgentSnapshot& shot, HeadGroup& heads, const HeadReport& report) {
    for (const ProcessorStatus& processor : report.status.processors) {
        if (!processor.chunk)
            continue;
        AgentChunk chunk;
        chunk.processor = report.index * kProcessorsAHead + processor.number;
        chunk.job = processor.chunk->job;
        chunk.sequence = processor.chunk->sequence;
        chunk.computation = processor.computation;
        chunk.progress = processor.progress;
        chunk.hasPicture = heads.hasPicture(report.index, processor.number);
        if (const auto card = heads.card(report.index, chunk.job)) {
            chunk.title = card->title;
            chunk.purpose = card->purpose;
            chunk.of = card->chunks;
            if (!shot.job)
                shot.job = AgentJob{card->title,  card->purpose,  card->computation,
                                    card->chunks, card->answered, card->computeTime};
        }
        shot.chunks.push_back(std::move(chunk));
    }
}

} // namespace

AgentSnapshot viewOf(HeadGroup& heads, const GuestDecision& decision, AgentPhase phase) {
    AgentSnapshot shot;
    shot.reason = reasonName(decision.reason);
    shot.sentence = sentenceFor(decision.reason, decision.detail);
    const bool works = phase == AgentPhase::Working;
    shot.threads = works ? decision.threads : 0;
    for (const HeadReport& report : heads.reports()) {
        shot.heads.push_back(headView(report));
        if (works)
            addChunks(shot, heads, report);
    }
    if (works)
        shot.state = shot.chunks.empty() ? AgentState::Waiting : AgentState::Computing;
    return shot;
}

} // namespace gleaner
