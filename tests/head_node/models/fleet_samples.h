// Workers and enrolments as a head would show them, for tests of what stands on them.
#pragma once

#include "head_node/models/fleet_row.h"
#include "tests/head_node/models/snapshot_samples.h"

namespace gleaner {

/// Computes chunk 4,711 of runningJob(1) and two more, since 12 s.
inline FleetWorker computingWorker(const char* id) {
    FleetWorker worker;
    worker.worker = WorkerId(QString::fromUtf8(id));
    worker.platform = QStringLiteral("Debian GNU/Linux 12 x86_64");
    worker.version = QStringLiteral("0.1.0");
    worker.processors = 8;
    worker.chunksDone = 1'234;
    worker.computeTime = std::chrono::hours(3);
    worker.answers = 1'200;
    worker.handedBack = 3;
    worker.failures = 1;
    worker.speed = 1.25;
    worker.ratePerSecond = 2.5;
    worker.activity = WorkerActivity::Computing;
    worker.activeSince = kShownAt - Seconds(900);
    worker.inHand = FleetChunk{jobId(1), 4'711, kShownAt - Seconds(12)};
    worker.alsoInHand = 2;
    worker.firstSeen = kShownAt - Seconds(3'600);
    worker.lastSeen = kShownAt - Seconds(31);
    return worker;
}

inline HeadSnapshot fleetOf(std::vector<FleetWorker> workers) {
    HeadSnapshot shot = snapshotOf({runningJob(1, 40)});
    shot.fleet = std::move(workers);
    return shot;
}

inline EnrolmentInfo enrolmentOf(const char* name) {
    return {QString::fromUtf8(name),         {}, kShownAt + std::chrono::days(90), QStringLiteral("valid"),
            kShownAt - std::chrono::days(2), {}};
}

} // namespace gleaner
