#include "head_node/engine/result_writer.h"

#include <QDir>
#include <QSaveFile>

namespace gleaner {

Result<QJsonObject> writeResult(const Split& split, AnswerStore& answers, const QString& outputPath) {
    QSaveFile file(outputPath);
    const auto cannotWrite = [&file, &outputPath] {
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("The result cannot be written to %1: %2. Make room or give access, "
                                      "then resume the job.")
                           .arg(QDir::toNativeSeparators(outputPath), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite();
    const auto assembler = split.makeAssembler(file);
    const auto visited = answers.forEachAnswer(
        [&assembler](const AnswerRecord& answer) { return assembler->add(answer.sequence, answer.payload); });
    if (!visited)
        return failure(visited.error());
    if (auto finished = assembler->finish(); !finished)
        return failure(finished.error());
    if (!file.commit())
        return cannotWrite();
    return assembler->summary();
}

} // namespace gleaner
