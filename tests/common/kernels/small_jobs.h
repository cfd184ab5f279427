// One small job of every built-in computation, and how to run it serially. What holds for every computation is tested
// over this list; a new computation adds one line.
#pragma once

#include "common/kernels/built_in.h"
#include "tests/support/counting_context.h"

#include <QBuffer>

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <vector>

namespace gleaner {

struct SmallJob {
    QString computation;
    Parameters parameters;
};

inline void PrintTo(const SmallJob& job, std::ostream* out) {
    *out << job.computation.toStdString();
}

[[nodiscard]] std::vector<SmallJob> smallJobs();

/// A job ready to compute. Owns the registry that its computation lives in.
struct OpenJob {
    std::unique_ptr<ComputationRegistry> registry;
    const Computation* computation = nullptr;
    std::unique_ptr<Split> split;
};

/// Fails the test when the parameters are not accepted.
[[nodiscard]] OpenJob openJob(const SmallJob& job);
[[nodiscard]] OpenJob openJob(const QString& computation, const Parameters& parameters);

/// The error that the parameters give, or an empty one.
[[nodiscard]] Error parametersError(const QString& computation, const Parameters& parameters);

/// All answers in sequence order, by one kernel.
[[nodiscard]] std::vector<QByteArray> serialAnswers(const OpenJob& job);

struct Assembled {
    QByteArray bytes;
    QJsonObject summary;
};

/// Null answers are left out.
[[nodiscard]] Assembled assembled(const OpenJob& job, const std::vector<QByteArray>& answers);

} // namespace gleaner
