// What a worker may tell its owner about a job: a small JSON blob, `<job id>/card`, that the head writes beside the
// job's inputs. Format: common/wire/PROTOCOL.md, section 6. Values; any thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace gleaner {

inline constexpr char16_t kJobCardName[] = u"card";
inline constexpr qsizetype kMaxJobCardBytes = 16 * 1'024;
/// Characters of a job's purpose; more is refused when the job is handed in.
inline constexpr qsizetype kMaxPurposeLength = 1'000;

/// Texts are a person's words: whoever shows them escapes them.
struct JobCard {
    QString title{};       ///< at most 200 characters; may be empty
    QString purpose{};     ///< why it matters, at most kMaxPurposeLength characters; may be empty
    QString computation{}; ///< its name
    std::uint64_t chunks = 0;
    std::uint64_t answered = 0;
    std::chrono::microseconds computeTime{0}; ///< of all answers, of the whole office
    TimePoint updated{};
    friend bool operator==(const JobCard&, const JobCard&) = default;
};

/// At most kMaxJobCardBytes; longer texts are cut.
[[nodiscard]] QByteArray encodeJobCard(const JobCard& card);
/// Errors: Malformed (not a card, or of a newer version), TooLarge.
[[nodiscard]] Result<JobCard> decodeJobCard(const QByteArray& bytes);

} // namespace gleaner
