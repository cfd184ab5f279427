// The heads that this PC computes for, from their enrolments. Values; any thread. Blocks: on the disk.
#pragma once

#include "common/client/enrolment.h"
#include "screensaver_client/policy/guest_settings.h"

#include <vector>

namespace gleaner {

struct ListedHead {
    QString name;                       ///< for people: the first address' host
    QString where;                      ///< its first address
    int weight = 1;                     ///< 1..1000
    std::optional<Enrolment> enrolment; ///< nullopt: it cannot be read
    QString problem;                    ///< then why, in a sentence
};

/// Another value whenever listHeads() may give something else: take it before. Cheap enough for every few seconds.
[[nodiscard]] QByteArray headsStamp(const QList<HeadSetting>& settings);

/// One for each setting, readable or not.
[[nodiscard]] std::vector<ListedHead> listHeads(const QList<HeadSetting>& settings);

} // namespace gleaner
