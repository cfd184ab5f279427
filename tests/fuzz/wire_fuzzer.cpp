// Whatever is on a queue is an envelope or an error. The input is tried as a message's text, and, because no fuzzer
// guesses a checksum, as the body of a message that is sealed here.
#include "common/wire/envelope_codec.h"
#include "common/wire/message_seal.h"

#include <cstdlib>

namespace gleaner {
namespace {

/// An envelope that was accepted can be sent on, and means the same then.
void check(const Result<Envelope>& envelope) {
    if (!envelope)
        return;
    const auto text = encodeEnvelope(*envelope, kMaxMessageLimit);
    if (!text || decodeEnvelope(*text, kMaxMessageLimit) != envelope)
        std::abort();
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gleaner;
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    check(decodeEnvelope(input, kMaxMessageLimit));
    if (const auto text = sealMessage(input, kMaxMessageLimit))
        check(decodeEnvelope(*text, kMaxMessageLimit));
    return 0;
}
