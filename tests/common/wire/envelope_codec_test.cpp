#include "common/wire/envelope_codec.h"

#include "tests/common/wire/sample_envelopes.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class EveryKind : public testing::TestWithParam<Envelope> {};

TEST_P(EveryKind, ComesBackAsItWas)
{
    const auto text = encodeEnvelope(GetParam());
    ASSERT_TRUE(text) << text.error().message.toStdString();
    const auto back = decodeEnvelope(*text);
    ASSERT_TRUE(back) << back.error().message.toStdString();
    EXPECT_TRUE(*back == GetParam());
}

INSTANTIATE_TEST_SUITE_P(Samples, EveryKind,
                         testing::Values(Envelope(samples::chunk()), Envelope(samples::deflatedChunk()),
                                         Envelope(samples::kernelBlobChunk()), Envelope(samples::result()),
                                         Envelope(samples::blobResult()), Envelope(samples::failure()),
                                         Envelope(samples::heartbeat())));

} // namespace
} // namespace gleaner
