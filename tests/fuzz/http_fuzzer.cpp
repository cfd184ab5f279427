// Whatever bytes a client sends, the parser makes the same of them in one piece and in any other, and keeps no more
// than its limits. The input's first byte chooses how the rest is cut.
#include "common/rest/http_message.h"
#include "tests/head_node/server/parser_outcome.h"
#include "tests/support/seeded_random.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gleaner;
    if (size == 0)
        return 0;
    HttpLimits limits;
    limits.headerBytes = 256;
    limits.bodyBytes = 128;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const QByteArray whole = parserOutcome(limits, bytes, qMax(bytes.size(), qsizetype{1}));
    SeededRandom random(data[0]);
    const QByteArray cut = parserOutcome(limits, bytes, [&] { return 1 + random.next() % (1 + data[0]); });
    if (cut != whole)
        std::abort();
    return 0;
}
