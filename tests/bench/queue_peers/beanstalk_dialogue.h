// beanstalkd: put; reserve and delete. One thread. Source: beanstalkd, doc/protocol.txt.
#pragma once

#include "tests/bench/queue_peers/dialogue.h"

namespace gleaner {

[[nodiscard]] std::unique_ptr<Dialogue> beanstalkPut();
[[nodiscard]] std::unique_ptr<Dialogue> beanstalkTake();

} // namespace gleaner
