#include "head_node/cli/serial_run.h"

#include <QSaveFile>

namespace gleaner {

namespace {

class UninterruptedContext final : public ComputeContext {
public:
    [[nodiscard]] bool keepGoing() override { return true; }
    void progress(double) override {}
};

} // namespace

Result<QJsonObject> runSerially(const Computation& computation, const Parameters& parameters, const QString& outputPath,
                                const std::function<bool(std::uint64_t)>& progress) {
    const auto checked = checkParameters(computation.parameters(), parameters);
    if (!checked)
        return failure(checked.error());
    const auto split = computation.split(*checked);
    if (!split)
        return failure(split.error());
    QSaveFile file(outputPath);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("%1 cannot be written: %2.").arg(outputPath, file.errorString()));
    const auto assembler = (*split)->makeAssembler(file);
    const auto kernel = computation.makeKernel();
    UninterruptedContext context;
    for (SequenceNumber sequence = 0; sequence < (*split)->chunkCount(); ++sequence) {
        const auto answer = kernel->compute((*split)->chunk(sequence), context);
        if (!answer)
            return failure(answer.error());
        if (auto added = assembler->add(sequence, *answer); !added)
            return failure(added.error());
        if (!progress(sequence + 1))
            return failure(ErrorCode::Cancelled, QStringLiteral("Stopped; a serial run cannot be resumed."));
    }
    if (auto finished = assembler->finish(); !finished)
        return failure(finished.error());
    if (!file.commit())
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("%1 cannot be written: %2.").arg(outputPath, file.errorString()));
    return assembler->summary();
}

} // namespace gleaner
