// The victim of killed_blob_writer_test, and its witness. put_blobs FOLDER FIRST-NUMBER: puts blobs for ever, each
// named by its number and replaced once, and prints, a line each, how many are on disk. put_blobs FOLDER check COUNT:
// ends with 0 when the first COUNT blobs are there, whole, and no file is left over.
#include "head_node/store/durable_blob_account.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace gleaner {
namespace {

QByteArray bytesOf(qulonglong number) {
    return QByteArray::number(number).repeated(1'000);
}

int putForEver(BlobAccount& account, qulonglong number) {
    (void)account.createContainer(QStringLiteral("box"), {});
    for (;; ++number) {
        const BlobRef blob{QStringLiteral("box"), QString::number(number)};
        if (!account.put(blob, "first", {}, {}) || !account.put(blob, bytesOf(number), {}, {}))
            return 1;
        std::printf("%llu\n", number + 1);
        std::fflush(stdout);
    }
}

int check(BlobAccount& account, const QString& folder, qulonglong count) {
    for (qulonglong number = 0; number < count; ++number) {
        const auto piece = account.get({QStringLiteral("box"), QString::number(number)}, {}, {});
        if (!piece || piece->bytes != bytesOf(number)) {
            std::printf("blob %llu is not as it was reported\n", number);
            return 1;
        }
    }
    const auto files = QDir(folder).entryList({QStringLiteral("*.blob")}, QDir::Files).size();
    const auto blobs = account.list(QStringLiteral("box"), {});
    const auto listed = blobs ? static_cast<qsizetype>(blobs->entries.size()) : -1;
    std::printf("%lld files, %lld blobs, %llu reported\n", files, listed, count);
    return files == listed && static_cast<qulonglong>(listed) <= count + 1 ? 0 : 1;
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    const auto files = makeSystemFileSystem();
    const SystemClock clock;
    const auto account = DurableBlobAccount::open(*files, arguments[1], clock);
    if (!account)
        return 1;
    return arguments.size() == 4 ? check(**account, arguments[1], arguments[3].toULongLong())
                                 : putForEver(**account, arguments[2].toULongLong());
}
