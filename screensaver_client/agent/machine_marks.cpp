#include "screensaver_client/agent/machine_marks.h"

#include <QNetworkInterface>
#include <QSysInfo>

namespace gleaner {
namespace {

/// Bridges, containers, and cards that hide behind a random address all have this bit set. Source: IEEE 802, 8.2.
bool isAsMade(const QString& address) {
    bool ok = false;
    const int first = address.section(QLatin1Char(':'), 0, 0).toInt(&ok, 16);
    return ok && first != 0 && (first & 0x02) == 0;
}

} // namespace

MachineMarks thisMachine() {
    MachineMarks marks{QSysInfo::machineUniqueId(), {}};
    for (const QNetworkInterface& card : QNetworkInterface::allInterfaces()) {
        const bool isCard = card.type() == QNetworkInterface::Ethernet || card.type() == QNetworkInterface::Wifi;
        if (isCard && isAsMade(card.hardwareAddress()))
            marks.cards.append(card.hardwareAddress());
    }
    return marks;
}

} // namespace gleaner
