// A request as a corpus has it: "METHOD TARGET\nName: value\n...\n\nBODY", which a fuzzer guesses sooner than real
// HTTP.
#pragma once

#include "common/rest/http_message.h"

namespace gleaner {

[[nodiscard]] inline HttpRequest writtenRequest(const QByteArray& input) {
    const qsizetype headEnd = input.indexOf("\n\n");
    const QList<QByteArray> lines = (headEnd < 0 ? input : input.first(headEnd)).split('\n');
    const qsizetype space = lines[0].indexOf(' ');
    HttpRequest request;
    request.method = space < 0 ? lines[0] : lines[0].first(space);
    request.target = space < 0 ? QByteArray() : lines[0].sliced(space + 1);
    for (const QByteArray& line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.add(line.first(colon), line.sliced(colon + 1));
    }
    request.body = headEnd < 0 ? QByteArray() : input.sliced(headEnd + 2);
    return request;
}

} // namespace gleaner
