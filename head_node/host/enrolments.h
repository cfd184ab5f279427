// Who may work for this head: an enrolment is a stored policy of the same id on each queue and container that a worker
// uses, and nothing is kept elsewhere, so that it works against the head's own queues and against Azure's alike. Tokens
// name the policy only: renewing moves its end, revoking takes it away. Thread: one at a time. Blocks: for the queues'
// requests.
#pragma once

#include "common/base/random.h"
#include "common/blob/blob_account.h"
#include "common/client/enrolment.h"
#include "common/queue/queue_account.h"

#include <optional>

namespace gleaner {

inline constexpr qsizetype kMaxEnrolmentNameLength = 48;
inline constexpr int kMaxEnrolmentDays = 3'650;
inline constexpr int kDefaultEnrolmentDays = 90;

/// One more share of the queues; see EnrolledShare. The account outlives whoever has the terms.
struct ShareTerms {
    QString account;
    AccountKey key;
    std::vector<ServiceEndpoint> addresses;
    QString suffix;
    QueueAccount* queues;
};

/// The account that has the containers, where it is another than the queues'.
struct BlobAccountTerms {
    QString account;
    AccountKey key;
};

/// What all enrolments of one head have in common.
struct EnrolmentTerms {
    QString account;
    AccountKey key;
    std::vector<ServiceEndpoint> queueAddresses; ///< see Enrolment
    QByteArray headKey;
    std::vector<ServiceEndpoint> blobAddresses = {}; ///< none: workers get no containers
    std::vector<ShareTerms> more = {};
    std::optional<AccountKey> tagKey = {};      ///< nullopt: `key`
    std::optional<BlobAccountTerms> blobs = {}; ///< nullopt: `account` and `key`
};

enum class EnrolmentState {
    Valid,
    Expired,
    Partial, ///< not on every queue with the same end, because a change was cut short: renew or revoke it
};

struct EnrolledWorker {
    QString name;
    TimePoint expires; ///< the earliest of its policies
    EnrolmentState state;
};

class Enrolments {
public:
    /// All given outlives this. `queues`: the account whose key `terms` has, of the first share where there are more.
    /// `blobs` may be null: there are no containers then.
    Enrolments(QueueAccount& queues, BlobAccount* blobs, EnrolmentTerms terms, const Clock& clock,
               RandomSource& random);

    /// `name`: 1 to kMaxEnrolmentNameLength of a-z A-Z 0-9 - _ .; `days`: 1 to kMaxEnrolmentDays.
    /// Errors: InvalidArgument, AlreadyExists, TooLarge (no room for another one), those of the queues.
    [[nodiscard]] Result<Enrolment> enrol(const QString& name, int days);
    /// The same enrolment, good for `days` from now on: what the worker has goes on working, also after its end.
    /// Errors: NotFound, InvalidArgument, those of the queues.
    [[nodiscard]] Result<Enrolment> renew(const QString& name, int days);
    /// At the next request the worker is refused, and for ever: a new enrolment of that name has other tokens.
    /// Errors: NotFound, those of the queues.
    [[nodiscard]] Status revoke(const QString& name);
    /// By name. Policies that others made are none of them.
    [[nodiscard]] Result<std::vector<EnrolledWorker>> list();

private:
    struct Place; ///< a queue or container and what a worker may do there
    [[nodiscard]] static std::vector<Place> queuePlaces(QueueAccount& account, const QString& suffix);
    [[nodiscard]] std::vector<Place> containerPlaces();
    [[nodiscard]] Result<std::vector<Place>> places();
    [[nodiscard]] Status setEverywhere(std::vector<Place>& places, const QString& id, const QString& expiry);
    [[nodiscard]] Enrolment write(const QString& name, const QString& id, const QString& expiry) const;

    QueueAccount& m_queues;
    BlobAccount* m_blobs;
    const EnrolmentTerms m_terms;
    const Clock& m_clock;
    RandomSource& m_random;
};

/// "valid", "expired", "partial".
[[nodiscard]] QString enrolmentStateName(EnrolmentState state);

} // namespace gleaner
