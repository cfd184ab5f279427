#include "head_node/store/log_record.h"

#include "common/base/bytes.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>

namespace gleaner {

namespace {

enum class RecordType : std::uint8_t {
    Mark = 1,
    Queue,
    QueueRemoved,
    Message,
    Lease,
    Removed,
    Cleared,
    Policies,
    Settings
};
constexpr std::uint64_t kUuidBytes = 16;
constexpr qsizetype kUsualRecordBytes = 96; ///< of a record without its text

std::uint32_t checksum(QByteArrayView bytes) {
    return static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

class PayloadWriter {
public:
    explicit PayloadWriter(ByteWriter& out) : m_out(out) {}

    void operator()(const MarkRecord& record) {
        type(RecordType::Mark);
        m_out.u64(record.position);
        m_out.u64(record.logId);
    }
    void operator()(const QueueRecord& record) {
        type(RecordType::Queue);
        m_out.varint(record.queue);
        m_out.lengthPrefixed(record.name.toUtf8());
        m_out.varint(static_cast<std::uint64_t>(record.metadata.size()));
        for (auto entry = record.metadata.begin(); entry != record.metadata.end(); ++entry) {
            m_out.lengthPrefixed(entry.key().toUtf8());
            m_out.lengthPrefixed(entry.value().toUtf8());
        }
    }
    void operator()(const QueueRemovedRecord& record) {
        type(RecordType::QueueRemoved);
        m_out.varint(record.queue);
    }
    void operator()(const MessageRecord& record) {
        type(RecordType::Message);
        m_out.varint(record.queue);
        m_out.raw(record.state.id.toRfc4122());
        m_out.u64(record.state.receipt);
        time(record.state.inserted);
        time(record.state.expires);
        lease(record.state);
        m_out.lengthPrefixed(record.text);
    }
    void operator()(const LeaseRecord& record) {
        type(RecordType::Lease);
        m_out.varint(record.queue);
        m_out.raw(record.state.id.toRfc4122());
        m_out.u64(record.state.receipt);
        lease(record.state);
    }
    void operator()(const RemovedRecord& record) {
        type(RecordType::Removed);
        m_out.varint(record.queue);
        m_out.raw(record.id.toRfc4122());
    }
    void operator()(const ClearedRecord& record) {
        type(RecordType::Cleared);
        m_out.varint(record.queue);
    }
    void operator()(const PoliciesRecord& record) {
        type(RecordType::Policies);
        m_out.varint(record.queue);
        m_out.varint(record.policies.size());
        for (const AccessPolicy& policy : record.policies)
            for (const QString& field : {policy.id, policy.start, policy.expiry, policy.permissions})
                m_out.lengthPrefixed(field.toUtf8());
    }
    void operator()(const SettingsRecord& record) {
        type(RecordType::Settings);
        m_out.lengthPrefixed(record.document);
    }

private:
    void type(RecordType value) { m_out.u8(static_cast<std::uint8_t>(value)); }
    /// A clock before 1970 is wrong anyway.
    void time(TimePoint at) {
        m_out.varint(static_cast<std::uint64_t>(std::max(at.time_since_epoch().count(), Milliseconds::rep(0))));
    }
    void lease(const MessageState& state) {
        time(state.hiddenUntil);
        m_out.varint(state.serial);
        m_out.varint(state.dequeueCount);
    }
    ByteWriter& m_out;
};

/// Reads fields one after another; after the first that fails `ok()` is false and all further ones are empty.
class PayloadReader {
public:
    explicit PayloadReader(QByteArrayView payload) : m_in(payload) {}

    std::optional<LogRecord> record() {
        const auto type = static_cast<RecordType>(take(m_in.u8()));
        LogRecord result = fields(type);
        return m_ok && m_in.remaining() == 0 ? std::optional(std::move(result)) : std::nullopt;
    }

private:
    LogRecord fields(RecordType type) {
        switch (type) {
        case RecordType::Mark: {
            const std::uint64_t position = take(m_in.u64());
            return MarkRecord{position, take(m_in.u64())};
        }
        case RecordType::Queue:
            return queue();
        case RecordType::QueueRemoved:
            return QueueRemovedRecord{number()};
        case RecordType::Message:
            return message();
        case RecordType::Lease: {
            LeaseRecord record{number(), {}};
            record.state.id = uuid();
            record.state.receipt = take(m_in.u64());
            lease(record.state);
            return record;
        }
        case RecordType::Removed: {
            const std::uint64_t queue = number();
            return RemovedRecord{queue, uuid()};
        }
        case RecordType::Cleared:
            return ClearedRecord{number()};
        case RecordType::Policies:
            return policies();
        case RecordType::Settings:
            return SettingsRecord{take(m_in.lengthPrefixed()).toByteArray()};
        }
        m_ok = false; // a type of another version
        return {};
    }
    QueueRecord queue() {
        QueueRecord record{number(), text(), {}};
        for (std::uint64_t left = number(); m_ok && left > 0; --left) {
            const QString name = text();
            record.metadata.insert(name, text());
        }
        return record;
    }
    PoliciesRecord policies() {
        PoliciesRecord record{number(), {}};
        for (std::uint64_t left = number(); m_ok && left > 0; --left) {
            AccessPolicy& policy = record.policies.emplace_back();
            for (QString* field : {&policy.id, &policy.start, &policy.expiry, &policy.permissions})
                *field = text();
        }
        return record;
    }
    MessageRecord message() {
        MessageRecord record{number(), {}, {}};
        record.state.id = uuid();
        record.state.receipt = take(m_in.u64());
        record.state.inserted = time();
        record.state.expires = time();
        lease(record.state);
        record.text = take(m_in.lengthPrefixed());
        return record;
    }
    void lease(MessageState& state) {
        state.hiddenUntil = time();
        state.serial = number();
        const std::uint64_t count = number();
        state.dequeueCount = static_cast<std::uint32_t>(count);
        m_ok = m_ok && count <= 0xFFFF'FFFFU;
    }
    TimePoint time() {
        const std::uint64_t value = number();
        m_ok = m_ok && value <= static_cast<std::uint64_t>(kNeverExpires.time_since_epoch().count());
        return TimePoint(Milliseconds(m_ok ? static_cast<Milliseconds::rep>(value) : 0));
    }
    QUuid uuid() { return QUuid::fromRfc4122(take(m_in.raw(kUuidBytes))); }
    QString text() { return QString::fromUtf8(take(m_in.lengthPrefixed())); }
    std::uint64_t number() { return take(m_in.varint()); }
    template<typename T>
    T take(std::optional<T> field) {
        m_ok = m_ok && field.has_value();
        return field.value_or(T());
    }

    ByteReader m_in;
    bool m_ok = true;
};

} // namespace

QByteArray encodeRecord(const LogRecord& record) {
    const auto* const message = std::get_if<MessageRecord>(&record);
    QByteArray bytes;
    bytes.reserve(kUsualRecordBytes + (message ? message->text.size() : 0));
    encodeRecord(bytes, record);
    return bytes;
}

void encodeRecord(QByteArray& bytes, const LogRecord& record) {
    ByteWriter out(std::move(bytes));
    out.u64(0); // length and checksum, filled in below
    std::visit(PayloadWriter(out), record);
    bytes = out.take();
    const QByteArrayView payload = QByteArrayView(bytes).sliced(kRecordHeaderBytes);
    const auto length = static_cast<std::uint32_t>(payload.size());
    Q_ASSERT(length <= kMaxRecordLength);
    const std::uint32_t sum = checksum(payload);
    qToLittleEndian(length, bytes.data());
    qToLittleEndian(sum, bytes.data() + 4);
}

std::optional<SizedRecord> decodeRecord(QByteArrayView bytes) {
    ByteReader header(bytes);
    const auto length = header.u32();
    const auto sum = header.u32();
    if (!sum || *length == 0 || *length > kMaxRecordLength)
        return std::nullopt;
    const auto payload = header.raw(*length);
    if (!payload || checksum(*payload) != *sum)
        return std::nullopt;
    auto record = PayloadReader(*payload).record();
    if (!record)
        return std::nullopt;
    return SizedRecord{std::move(*record), kRecordHeaderBytes + payload->size()};
}

} // namespace gleaner
