// Which of a job's set-aside chunks a snapshot shows. Pure; any thread.
#pragma once

#include "head_node/engine/job_journal.h"

#include <algorithm>

namespace gleaner {

/// At most `most` of `chunks`, in their order: the `waiting` ones that wait for a person's decision first, so that they
/// come into sight as others are decided, then those that were dropped. `chunkOf`: the chunk of an element.
template<typename Chunks, typename ChunkOf>
[[nodiscard]] std::vector<SetAsideChunk> shownOfSetAside(const Chunks& chunks, std::size_t waiting, std::size_t most,
                                                         ChunkOf chunkOf) {
    std::vector<SetAsideChunk> shown;
    const auto add = [&](bool dropped, std::size_t upTo) {
        for (auto each = chunks.begin(); each != chunks.end() && shown.size() < upTo; ++each) {
            if (chunkOf(*each).dropped == dropped)
                shown.push_back(chunkOf(*each));
        }
    };
    add(false, std::min(waiting, most));
    add(true, most);
    return shown;
}

} // namespace gleaner
