// The victim of killed_blob_writer_test: puts blobs for ever, each named by its number and replaced once, and prints,
// a line each, how many are on disk: put_blobs FOLDER FIRST-NUMBER
#include "head_node/store/durable_blob_account.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace gleaner;
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const auto files = makeSystemFileSystem();
    const SystemClock clock;
    const auto account = DurableBlobAccount::open(*files, arguments[1], clock);
    if (!account)
        return 1;
    (void)(*account)->createContainer(QStringLiteral("box"), {});
    for (qulonglong number = arguments[2].toULongLong();; ++number) {
        const BlobRef blob{QStringLiteral("box"), QString::number(number)};
        const QByteArray bytes = QByteArray::number(number).repeated(1'000);
        if (!(*account)->put(blob, "first", {}, {}) || !(*account)->put(blob, bytes, {}, {}))
            return 1;
        std::printf("%llu\n", number + 1);
        std::fflush(stdout);
    }
}
