#include "head_node/settings/limit_options.h"

namespace gleaner {

const std::vector<LimitOption>& limitOptions() {
    using S = HeadSettings;
    static const std::vector<LimitOption> options{
        {QStringLiteral("threads"), "--threads", "NUMBER", "Processors for computing here (0: all)", &S::threads},
        {QStringLiteral("message_limit_bytes"), "--message-limit", "BYTES",
         "A message may have so many after Base64 (8192)", &S::messageLimitBytes},
        {QStringLiteral("visibility_s"), "--visibility", "SECONDS",
         "A chunk goes to somebody else when its worker falls silent for so long; kept with the work queue (new ones: "
         "60)",
         &S::visibility_s},
        {QStringLiteral("time_to_live_h"), "--time-to-live", "HOURS",
         "A chunk's message ages out after so long, and the chunk is scattered anew before (168)", &S::timeToLive_h},
        {QStringLiteral("poison_threshold"), "--poison-threshold", "TIMES",
         "A chunk taken more often than that is set aside; kept with the work queue (new ones: 5)",
         &S::poisonThreshold},
        {QStringLiteral("least_free_mib"), "--least-free", "MIB",
         "With less free on the data folder's disk the head does not start (256)", &S::leastFreeMib},
    };
    return options;
}

} // namespace gleaner
