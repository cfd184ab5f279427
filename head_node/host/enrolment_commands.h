// Enrolments and workers' names over the control socket: what `gleaner worker …` asks for. CONTROL.md lists the
// requests. Thread: the control socket's. Blocks: for the queues' requests.
#pragma once

#include "head_node/control/head_commands.h"
#include "head_node/host/book_keeper.h"
#include "head_node/host/enrolments.h"

namespace gleaner {

class EnrolmentCommands {
public:
    /// `blobs` may be null. `terms` are asked for at each command. All given outlives this.
    EnrolmentCommands(QueueAccount& queues, BlobAccount* blobs, std::function<Result<EnrolmentTerms>()> terms,
                      BookKeeper& notes, const Clock& clock, RandomSource& random)
        : m_queues(queues), m_blobs(blobs), m_terms(std::move(terms)), m_notes(notes), m_clock(clock),
          m_random(random) {}

    /// `commands` must not be asked after this is gone.
    void addTo(HeadCommands& commands);

private:
    [[nodiscard]] Result<EnrolmentTerms> termsFor(const QJsonObject& request) const;
    [[nodiscard]] QJsonObject enrol(const QJsonObject& request, bool isNew);
    [[nodiscard]] QJsonObject list();
    [[nodiscard]] QJsonObject revoke(const QJsonObject& request);
    [[nodiscard]] QJsonObject rename(const QJsonObject& request);
    [[nodiscard]] Result<std::vector<EnrolledWorker>> enrolled();

    QueueAccount& m_queues;
    BlobAccount* m_blobs;
    std::function<Result<EnrolmentTerms>()> m_terms;
    BookKeeper& m_notes;
    const Clock& m_clock;
    RandomSource& m_random;
};

/// `base` at another address: "HOST" or "HOST:PORT", an IPv6 address in brackets. Errors: InvalidArgument.
[[nodiscard]] Result<ServiceEndpoint> endpointAt(const ServiceEndpoint& base, const QString& address);

} // namespace gleaner
