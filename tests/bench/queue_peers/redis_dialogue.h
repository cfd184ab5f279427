// Redis streams: XADD puts; XREADGROUP takes one, XACK and XDEL in one go delete it. One thread.
// Source: redis.io, "RESP protocol spec" and the commands' pages.
#pragma once

#include "tests/bench/queue_peers/dialogue.h"

namespace gleaner {

/// One command in RESP.
[[nodiscard]] std::string redisCommand(const std::vector<std::string>& words);

[[nodiscard]] std::unique_ptr<Dialogue> redisPut();
/// `number` names the consumer.
[[nodiscard]] std::unique_ptr<Dialogue> redisTake(int number);
/// Throws the stream away and makes it, with its group, anew.
[[nodiscard]] std::unique_ptr<Dialogue> redisReset();
/// Whether each write is synced before it is answered.
[[nodiscard]] std::unique_ptr<Dialogue> redisSync(bool on);

} // namespace gleaner
