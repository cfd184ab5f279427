// Waiting for what other processes and threads do, without relying on how fast they are.
#pragma once

#include "common/base/clock.h"

#include <QElapsedTimer>
#include <QThread>

namespace gleaner {

/// How long anything may take on a machine that has ten times as much to do as it can.
inline constexpr Seconds kPatience{150};
inline constexpr Milliseconds kBetweenLooks{20};

/// Looks until `holds` or patience ends; the pause between looks decides nothing.
template<typename Condition>
[[nodiscard]] bool eventually(Condition holds, Seconds patience = kPatience) {
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > Milliseconds(patience).count())
            return false;
        QThread::msleep(static_cast<unsigned long>(kBetweenLooks.count()));
    }
    return true;
}

} // namespace gleaner
