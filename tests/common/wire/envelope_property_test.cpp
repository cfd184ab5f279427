#include "common/wire/envelope_codec.h"

#include "common/wire/message_seal.h"
#include "tests/common/wire/arbitrary_envelopes.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class EnvelopeProperty : public testing::Test {
protected:
    /// RapidCheck reads its settings here, once; 100 cases, its default, are few for a format.
    static void SetUpTestSuite() {
        if (qEnvironmentVariableIsEmpty("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000");
    }
};

QByteArray encoded(const Envelope& envelope) {
    const auto text = encodeEnvelope(envelope, kMaxMessageLimit);
    RC_ASSERT(text.has_value());
    return *text;
}

/// One random edit: a byte changed, added or taken away, or the end cut off.
QByteArray edited(QByteArray bytes) {
    const auto at = *rc::gen::inRange<qsizetype>(0, std::max<qsizetype>(bytes.size(), 1));
    const auto byte = *rc::gen::arbitrary<char>();
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return bytes.isEmpty() ? bytes : bytes.replace(at, 1, QByteArrayView(&byte, 1));
    case 1:
        return bytes.insert(at, byte);
    case 2:
        return bytes.remove(at, 1);
    default:
        return bytes.first(std::min(at, bytes.size()));
    }
}

TEST_F(EnvelopeProperty, EveryEnvelopeComesBackAsItWas) {
    EXPECT_TRUE(rc::check([] {
        const auto envelope = *arbitrary::envelope();
        const auto back = decodeEnvelope(encoded(envelope), kMaxMessageLimit);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == envelope);
    }));
}

TEST_F(EnvelopeProperty, EditedBytesNeverBecomeAnotherEnvelope) {
    EXPECT_TRUE(rc::check([] {
        const auto envelope = *arbitrary::envelope();
        QByteArray bytes = QByteArray::fromBase64(encoded(envelope));
        for (int edits = *rc::gen::inRange(1, 5); edits > 0; --edits)
            bytes = edited(bytes);
        const auto back = decodeEnvelope(bytes.toBase64(), kMaxMessageLimit);
        RC_ASSERT(!back || *back == envelope);
    }));
}

TEST_F(EnvelopeProperty, EditedTextIsTheSameTextOrAnError) {
    EXPECT_TRUE(rc::check([] {
        const QByteArray text = encoded(*arbitrary::envelope());
        const QByteArray changed = edited(text);
        RC_ASSERT(changed == text || !decodeEnvelope(changed, kMaxMessageLimit));
    }));
}

/// Somebody who knows the format seals what he likes: whatever is accepted has a meaning that survives being sent on.
TEST_F(EnvelopeProperty, EditedAndSealedAnewIsAnErrorOrAWholeEnvelope) {
    EXPECT_TRUE(rc::check([] {
        QByteArray body = *unsealMessage(encoded(*arbitrary::envelope()), kMaxMessageLimit);
        for (int edits = *rc::gen::inRange(1, 5); edits > 0; --edits)
            body = edited(body);
        const auto decoded = decodeEnvelope(*sealMessage(body, kMaxMessageLimit), kMaxMessageLimit);
        if (!decoded) {
            RC_ASSERT(!decoded.error().message.isEmpty());
            return;
        }
        RC_ASSERT(decodeEnvelope(encoded(*decoded), kMaxMessageLimit) == *decoded);
    }));
}

TEST_F(EnvelopeProperty, WhateverAnExceptionSaysCanBeSentOnceItIsMadeToFit) {
    EXPECT_TRUE(rc::check([] {
        const auto unit = rc::gen::oneOf(rc::gen::arbitrary<char16_t>(), rc::gen::inRange<char16_t>(0xD800, 0xE000),
                                         rc::gen::just(u'\uFEFF'));
        const auto units = *rc::gen::container<std::u16string>(unit);
        const auto most = *rc::gen::inRange(0, kMaxFailureReasonBytes + 1);
        FailureMessage message;
        message.reason = textThatFits(QString::fromStdU16String(units), most);
        RC_ASSERT(message.reason.toUtf8().size() <= most);
        RC_ASSERT(decodeEnvelope(encoded(message)) == Envelope(message));
    }));
}

TEST_F(EnvelopeProperty, NoiseIsAnError) {
    EXPECT_TRUE(rc::check([] { RC_ASSERT(!decodeEnvelope(*arbitrary::bytes(0, 200))); }));
}

} // namespace
} // namespace gleaner
