#include "common/client/this_pc.h"

#include <QSysInfo>

namespace gleaner {

namespace {

/// The longest beginning of `text` that has at most `bytes` bytes of UTF-8 and no half of a character.
QString cutTo(QString text, qsizetype bytes) {
    while (text.toUtf8().size() > bytes)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text;
}

constexpr qsizetype kMostHostBytes = 40;
constexpr qsizetype kMostPlatformBytes = 64;

} // namespace

WorkerId workerIdOfThisPc(const QString& what) {
    return WorkerId(cutTo(QSysInfo::machineHostName(), kMostHostBytes) + QLatin1Char('/') + what);
}

QString pcNameIn(const WorkerId& worker) {
    const qsizetype slash = worker.value().indexOf(u'/');
    return slash < 0 ? worker.value() : worker.value().first(slash);
}

QString platformOfThisPc() {
    return cutTo(QSysInfo::prettyProductName() + QLatin1Char(' ') + QSysInfo::currentCpuArchitecture(),
                 kMostPlatformBytes);
}

} // namespace gleaner
