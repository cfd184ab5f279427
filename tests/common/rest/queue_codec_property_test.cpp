// Whatever our client can ask, our server reads as exactly that; whatever it answers, the client reads so.
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/shared_key.h"
#include "common/rest/xml_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace gleaner {
namespace {

/// Any character that XML can carry, those that need care more often.
char32_t anyCharacter() {
    return *rc::gen::oneOf(
        rc::gen::element(U'\t', U'\n', U'\r', U' ', U'&', U'<', U'>', U'"', U']', U'\u007F', U'\uFFFD'),
        rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0xA0, 0xD800),
        rc::gen::inRange<char32_t>(0xE000, 0xFFFE), rc::gen::inRange<char32_t>(0x10000, 0x110000));
}

QString anyText(int most) {
    QString text;
    const int length = *rc::gen::inRange(0, most);
    for (int i = 0; i < length; ++i) {
        const char32_t character = anyCharacter();
        text += QString::fromUcs4(&character, 1);
    }
    return text;
}

QString anyTextThatIsSomething() {
    return anyText(20) + u'x';
}

QString anyQueue() {
    const auto letters = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abyz0189")));
    return QStringLiteral("q-") + QString::fromStdString(letters).left(60) + u'z';
}

Metadata anyMetadata() {
    Metadata metadata;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        const auto value = *rc::gen::container<std::string>(rc::gen::inRange(char(0x20), char(0x7F)));
        metadata.insert(QStringLiteral("Name_%1").arg(i), QString::fromStdString(value).trimmed());
    }
    return metadata;
}

std::optional<Seconds> anyTimeToLive() {
    const auto seconds = *rc::gen::inRange<std::int64_t>(604'801, kMaxTimeToLive.count() + 1);
    return *rc::gen::arbitrary<bool>() ? std::optional(Seconds(seconds)) : std::nullopt;
}

std::vector<AccessPolicy> anyPolicies() {
    std::vector<AccessPolicy> policies;
    const int count = *rc::gen::inRange(0, int(kMaxRestPolicies) + 1);
    for (int i = 0; i < count; ++i) {
        const Seconds time(*rc::gen::inRange<std::int64_t>(0, 253'402'300'800));
        const auto sometimes = [](const QString& text) { return *rc::gen::arbitrary<bool>() ? text : QString(); };
        QString id = QString::number(i) + anyText(9);
        id.removeIf([](QChar c) { return c < u' ' || c == u'\u007F'; });
        policies.push_back({id, sometimes(accessTimeText(TimePoint(time))), sometimes(QStringLiteral("2026-01-31")),
                            sometimes(QStringLiteral("pa"))});
    }
    return policies;
}

template<typename T, typename Make>
std::optional<T> maybe(Make make) {
    return *rc::gen::arbitrary<bool>() ? std::optional<T>(make()) : std::nullopt;
}

ServiceProperties anyProperties() {
    const auto yes = [] { return *rc::gen::arbitrary<bool>(); };
    const auto retention = [&] { return RetentionPolicy{yes(), *rc::gen::inRange(1, 366)}; };
    const auto metrics = [&] { return MetricsProperties{QStringLiteral("1.0"), yes(), maybe<bool>(yes), retention()}; };
    const auto logging = [&] { return LoggingProperties{QStringLiteral("1.0"), yes(), yes(), yes(), retention()}; };
    const auto rules = [&] {
        const CorsRule rule{
            {QStringLiteral("*")}, {QStringLiteral("GET")}, {}, {QStringLiteral("a")}, *rc::gen::inRange(0, 999)};
        return std::vector<CorsRule>(std::size_t(*rc::gen::inRange(0, int(kMaxCorsRules) + 1)), rule);
    };
    return {maybe<LoggingProperties>(logging), maybe<MetricsProperties>(metrics), maybe<MetricsProperties>(metrics),
            maybe<std::vector<CorsRule>>(rules)};
}

QueueOperation anyOperation() {
    const QString queue = anyQueue();
    const Seconds hidden(*rc::gen::inRange(0, 604'801));
    const int count = *rc::gen::inRange(1, kMaxMessagesPerGet + 1);
    const MessageId id(anyTextThatIsSomething());
    const PopReceipt receipt(anyTextThatIsSomething());
    switch (*rc::gen::inRange(0, 16)) {
    case 0:
        return ListQueues{anyText(9), anyText(9), *rc::gen::inRange(1, 5'001), *rc::gen::arbitrary<bool>()};
    case 1:
        return CreateQueue{queue, anyMetadata()};
    case 2:
        return DeleteQueue{queue};
    case 3:
        return GetMetadata{queue};
    case 4:
        return SetMetadata{queue, anyMetadata()};
    case 5:
        return PutMessage{queue, anyText(99).toUtf8(), hidden, anyTimeToLive()};
    case 6:
        return GetMessages{queue, count, Seconds(*rc::gen::inRange(1, 604'801))};
    case 7:
        return PeekMessages{queue, count};
    case 8:
        return UpdateMessage{queue, id, receipt, hidden,
                             *rc::gen::arbitrary<bool>() ? std::optional(anyText(99).toUtf8()) : std::nullopt};
    case 9:
        return DeleteMessage{queue, id, receipt};
    case 10:
        return ClearMessages{queue};
    case 11:
        return GetAcl{queue};
    case 12:
        return SetAcl{queue, anyPolicies()};
    case 13:
        return GetServiceProperties{};
    case 14:
        return SetServiceProperties{anyProperties()};
    default:
        return GetServiceStats{};
    }
}

TEST(QueueCodecProperty, EveryOperationArrivesAsItWasAsked) {
    EXPECT_TRUE(rc::check([] {
        const QueueOperation operation = anyOperation();
        const auto request = encodeQueueRequest(operation, "/account");
        RC_ASSERT(request.has_value());
        const auto target = parseRequestTarget(request->target);
        RC_ASSERT(target.has_value());
        const auto arrived = decodeQueueRequest(*request, *target);
        RC_ASSERT(arrived.has_value());
        RC_ASSERT(*arrived == operation);
    }));
}

TEST(QueueCodecProperty, EveryTextXmlCanCarryIsAnsweredUnchanged) {
    EXPECT_TRUE(rc::check([] {
        const TimePoint time{Seconds(*rc::gen::inRange<std::int64_t>(0, 253'402'300'800))};
        const QByteArray text = anyText(200).toUtf8();
        const Lease lease{{MessageId(QStringLiteral("id")), text, *rc::gen::inRange(0, 1'000), time, time},
                          {PopReceipt(QStringLiteral("r")), time}};
        const auto read = decodeTaken(encodeTaken({lease}));
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->at(0).message.text == text);
        RC_ASSERT(read->at(0).message.inserted == time);
        RC_ASSERT(read->at(0).message.dequeueCount == lease.message.dequeueCount);
    }));
}

TEST(QueueCodecProperty, BothWaysToReadAMessageAgree) {
    EXPECT_TRUE(rc::check([] {
        const QByteArray inner =
            *rc::gen::arbitrary<bool>() ? anyText(30).toUtf8() : writeMessageText(anyText(30).toUtf8());
        const QByteArray xml = *rc::gen::arbitrary<bool>()
                                   ? inner
                                   : "<QueueMessage><MessageText>" + inner + "</MessageText></QueueMessage>";
        const auto quick = readMessageText(xml);
        const auto thorough = readMessageTextThoroughly(xml);
        RC_ASSERT(quick.has_value() == thorough.has_value());
        RC_ASSERT(quick.value_or("") == thorough.value_or(""));
    }));
}

} // namespace
} // namespace gleaner
