// Payloads that do not fit into a message, stored for their job under the SHA-256 of their bytes: the key is the proof.
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/blob/job_card.h"

#include <QByteArray>

#include <vector>

namespace gleaner {

inline constexpr qsizetype kBlobKeyBytes = 32;

// The containers of a head: workers read inputs and create answers, the head does the rest.
inline constexpr char16_t kInputsContainerName[] = u"gleaner-inputs";
inline constexpr char16_t kAnswersContainerName[] = u"gleaner-answers";

/// The SHA-256 of a payload, 32 raw bytes.
[[nodiscard]] QByteArray blobKeyOf(QByteArrayView payload);

/// One kind of payloads (inputs, or answers) of all jobs. Two jobs share nothing: each owns its payloads and takes them
/// with it. Thread: as the implementation says, like MessageQueue.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    /// Stores `payload` and returns its key; storing the same bytes for the same job again changes nothing.
    /// Errors: DiskFull, TooLarge, Unavailable, Refused.
    [[nodiscard]] virtual Result<QByteArray> put(const JobId& job, const QByteArray& payload) = 0;
    /// Errors: NotFound, Corrupt (the bytes do not hash to `key`), TooLarge (over `maxBytes`), Unavailable, Refused.
    [[nodiscard]] virtual Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) = 0;
    /// Removes up to `max` (from 1) of the job's payloads and returns how many; fewer than `max`: none is left.
    /// Errors: Unavailable, Refused.
    [[nodiscard]] virtual Result<std::size_t> removeSome(const JobId& job, std::size_t max) = 0;
    /// The jobs that have a payload, in any order. Errors: Unavailable, Refused.
    [[nodiscard]] virtual Result<std::vector<JobId>> jobs() = 0;
    /// Errors: NotFound, Unavailable, Refused.
    [[nodiscard]] virtual Status remove(const JobId& job, const QByteArray& key) = 0;
    enum class Cards { Stay, Go };
    struct ForeignSweep {
        QString next;       ///< where the next call goes on; empty: at the beginning
        bool isDone = true; ///< everything was looked through
    };
    /// Removes up to `max` blobs that are neither a payload nor, where `cards` stay, a card: others may have put them.
    /// Errors: Unavailable, Refused.
    [[nodiscard]] virtual Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) = 0;
    /// Writes the job's card, or replaces it. It counts as one of the job's payloads for removeSome() and jobs().
    /// Errors: DiskFull, Unavailable, Refused.
    [[nodiscard]] virtual Status putCard(const JobId& job, const JobCard& card) = 0;
    /// Errors: NotFound, Malformed, TooLarge, Unavailable, Refused.
    [[nodiscard]] virtual Result<JobCard> card(const JobId& job) = 0;
};

/// Removes all payloads of a job; that there are none is no error. Errors: as removeSome().
[[nodiscard]] Status removeAll(BlobStore& store, const JobId& job);

} // namespace gleaner
