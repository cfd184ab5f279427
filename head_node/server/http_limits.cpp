#include "head_node/server/http_limits.h"

namespace gleaner {

namespace {

qint64 toNumber(qint64 value) {
    return value;
}

qint64 toNumber(Milliseconds value) {
    return value.count();
}

} // namespace

Status checkHttpLimits(const HttpLimits& limits) {
    Status status;
    forEachHttpLimit(limits, [&](const char* name, auto value, auto lowest, auto highest) {
        if (status && (value < lowest || value > highest))
            status = failure(ErrorCode::InvalidArgument,
                             QStringLiteral("The server's limit %1 is %2; choose a value from %3 to %4.")
                                 .arg(QLatin1String(name))
                                 .arg(toNumber(value))
                                 .arg(toNumber(lowest))
                                 .arg(toNumber(highest)));
    });
    return status;
}

} // namespace gleaner
