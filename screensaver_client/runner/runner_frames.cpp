#include "screensaver_client/runner/runner_frames.h"

#include "common/base/bytes.h"

namespace gleaner {
namespace {

enum class Type : std::uint8_t {
    Start = 0x01,
    Ready = 0x11,
    Progress = 0x12,
    Checkpoint = 0x13,
    Answer = 0x14,
    Failure = 0x15
};

constexpr std::uint32_t kWhole = 1'000'000;

void begin(ByteWriter& out, Type type) {
    out.u8(static_cast<std::uint8_t>(type));
}

void write(ByteWriter& out, const RunnerStart& start) {
    begin(out, Type::Start);
    out.u32(start.version);
    out.lengthPrefixed(start.name.toUtf8());
    out.lengthPrefixed(start.checkpoint);
    out.lengthPrefixed(start.chunk);
}

void write(ByteWriter& out, const RunnerReady& ready) {
    begin(out, Type::Ready);
    out.u8(ready.protocol);
}

void write(ByteWriter& out, const RunnerProgress& progress) {
    begin(out, Type::Progress);
    out.u32(progress.millionths);
}

void write(ByteWriter& out, const RunnerCheckpoint& checkpoint) {
    begin(out, Type::Checkpoint);
    out.raw(checkpoint.state);
}

void write(ByteWriter& out, const RunnerAnswer& answer) {
    begin(out, Type::Answer);
    out.raw(answer.answer);
}

void write(ByteWriter& out, const RunnerFailure& failed) {
    begin(out, Type::Failure);
    out.u8(static_cast<std::uint8_t>(failed.error.code));
    out.raw(failed.error.message.toUtf8());
}

QByteArray rest(ByteReader& in) {
    return in.raw(static_cast<std::uint64_t>(in.remaining()))->toByteArray();
}

std::optional<RunnerFrame> readStart(ByteReader& in) {
    const auto version = in.u32();
    const auto name = in.lengthPrefixed();
    const auto checkpoint = in.lengthPrefixed();
    const auto chunk = in.lengthPrefixed();
    if (!version || !name || !checkpoint || !chunk)
        return std::nullopt;
    return RunnerStart{*version, QString::fromUtf8(*name), checkpoint->toByteArray(), chunk->toByteArray()};
}

std::optional<RunnerFrame> readProgress(ByteReader& in) {
    const auto millionths = in.u32();
    return millionths && *millionths <= kWhole ? std::optional<RunnerFrame>(RunnerProgress{*millionths}) : std::nullopt;
}

std::optional<RunnerFrame> readFailure(ByteReader& in) {
    const auto code = in.u8();
    if (!code || *code > static_cast<std::uint8_t>(ErrorCode::Failed))
        return std::nullopt;
    return RunnerFailure{{static_cast<ErrorCode>(*code), QString::fromUtf8(rest(in))}};
}

std::optional<RunnerFrame> readBody(Type type, ByteReader& in) {
    switch (type) {
    case Type::Start:
        return readStart(in);
    case Type::Ready: {
        const auto protocol = in.u8();
        return protocol ? std::optional<RunnerFrame>(RunnerReady{*protocol}) : std::nullopt;
    }
    case Type::Progress:
        return readProgress(in);
    case Type::Checkpoint:
        return RunnerCheckpoint{rest(in)};
    case Type::Answer:
        return RunnerAnswer{rest(in)};
    case Type::Failure:
        return readFailure(in);
    }
    return std::nullopt;
}

} // namespace

Result<QByteArray> encodeRunnerFrame(const RunnerFrame& frame) {
    ByteWriter body;
    std::visit([&body](const auto& said) { write(body, said); }, frame);
    if (body.bytes().size() > kMaxRunnerFrameBytes)
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("A chunk or answer has %1 bytes; a computing process takes %2 at most.")
                           .arg(body.bytes().size())
                           .arg(kMaxRunnerFrameBytes));
    ByteWriter whole(body.bytes().size() + 4);
    whole.u32(static_cast<std::uint32_t>(body.bytes().size()));
    whole.raw(body.bytes());
    return whole.take();
}

Result<std::optional<RunnerFrame>> RunnerFrames::next() {
    const auto wrong = failure(ErrorCode::Malformed, QStringLiteral("The computing process said what it cannot mean."));
    ByteReader in(m_bytes);
    const auto length = in.u32();
    if (!length)
        return std::nullopt;
    if (*length == 0 || *length > kMaxRunnerFrameBytes)
        return wrong;
    if (in.remaining() < static_cast<qsizetype>(*length))
        return std::nullopt;
    const QByteArray body = m_bytes.mid(4, static_cast<qsizetype>(*length));
    m_bytes.remove(0, 4 + body.size());
    ByteReader fields(body);
    auto frame = readBody(static_cast<Type>(fields.u8().value_or(0)), fields);
    if (!frame || fields.remaining() > 0)
        return wrong;
    return frame;
}

} // namespace gleaner
