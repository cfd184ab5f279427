#include "screensaver_client/desktop/amount_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Amounts)
};

} // namespace

QString cpuTimeText(std::chrono::microseconds time, const QLocale& locale) {
    const double hours = std::max(0.0, double(time.count()) / 3.6e9);
    if (hours >= 100)
        return Texts::tr("%1 CPU hours").arg(locale.toString(hours, 'f', 0));
    if (hours >= 1)
        return Texts::tr("%1 CPU hours").arg(locale.toString(hours, 'f', 1));
    const int minutes = static_cast<int>(hours * 60);
    if (minutes == 0)
        return Texts::tr("less than a CPU minute");
    return minutes == 1 ? Texts::tr("1 CPU minute") : Texts::tr("%1 CPU minutes").arg(minutes);
}

QString chunksText(std::uint64_t chunks, const QLocale& locale) {
    return chunks == 1 ? Texts::tr("1 chunk")
                       : Texts::tr("%1 chunks").arg(locale.toString(static_cast<qulonglong>(chunks)));
}

} // namespace gleaner
