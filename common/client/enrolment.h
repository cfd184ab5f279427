// What makes a PC a worker of one head: where it is, how to recognize it, and tokens that allow what a worker does and
// nothing else. Never the account's key. Values; any thread.
// Format: ENROLMENT.md.
#pragma once

#include "common/base/clock.h"
#include "common/rest/connection_string.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace gleaner {

/// What files and pastes may have at most.
inline constexpr qsizetype kMaxEnrolmentBytes = 64 * 1024;
inline constexpr qsizetype kMaxEnrolmentAddresses = 50;

/// A queue or container with the token that opens it.
struct OpenedResource {
    QString name;
    QByteArray token; ///< a secret: "sv=…&sig=…"; empty, with an empty name: there is none

    [[nodiscard]] bool isThere() const { return !name.isEmpty(); }
    friend bool operator==(const OpenedResource&, const OpenedResource&) = default;
};

/// One more share of the queues, where one queue in one account is too few: all queues' names with `suffix`.
struct EnrolledShare {
    QString account;
    std::vector<ServiceEndpoint> addresses; ///< as Enrolment::queueAddresses
    QString suffix;                         ///< may be empty; see shardSuffix()
    QByteArray work;                        ///< tokens, as OpenedResource's
    QByteArray answers;
    QByteArray heartbeats; ///< may be empty

    friend bool operator==(const EnrolledShare&, const EnrolledShare&) = default;
};

struct Enrolment {
    QString name;       ///< of the worker, as `gleaner worker list` shows it
    QString expires;    ///< when it was made, "YYYY-MM-DDThh:mm:ssZ"; the head may have moved it since
    QString account;    ///< of the storage account
    QByteArray headKey; ///< the head's public signing key: 32 bytes of Ed25519
    std::vector<ServiceEndpoint>
        queueAddresses;                         ///< of the same queues, the likeliest first; 1..kMaxEnrolmentAddresses,
                                                ///< all with the same path and fingerprint
    std::vector<ServiceEndpoint> blobAddresses; ///< of the same blobs; none: there are no containers
    OpenedResource work;
    OpenedResource answers;
    OpenedResource heartbeats;   ///< may be missing
    OpenedResource inputs;       ///< container; may be missing
    OpenedResource largeAnswers; ///< container; may be missing
    QByteArray tag = {};         ///< a secret: shows that the name is this worker's, see worker_claim.h; may be empty
    std::vector<EnrolledShare> more = {}; ///< the queues above are the first share, whose suffix is empty

    friend bool operator==(const Enrolment&, const Enrolment&) = default;
};

/// The file: JSON.
[[nodiscard]] QByteArray enrolmentToJson(const Enrolment& enrolment);
/// Errors: Malformed (naming the field; no token is repeated), TooLarge.
[[nodiscard]] Result<Enrolment> enrolmentFromJson(const QByteArray& json);

/// The line to paste: "gleaner1:" and letters, digits, '-' and '_'.
[[nodiscard]] QString enrolmentToLine(const Enrolment& enrolment);
/// White space anywhere does not matter. Errors: Malformed (no such line, or a part of it is missing), TooLarge.
[[nodiscard]] Result<Enrolment> enrolmentFromLine(const QString& line);

/// From the file of that name, or from standard input up to its end for "-"; either may hold either form. A line in
/// place of a name is refused: every user of a PC can read what its programs were called with. Errors: NotFound and
/// Refused (the file), InvalidArgument (a line), those above.
[[nodiscard]] Result<Enrolment> readEnrolment(const QString& file);

} // namespace gleaner
