#include "tests/common/worker/worker_doubles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace gleaner::doubles {

/// One connection's queue: asks FlakyQueues what is to go wrong.
class SpoiltQueue final : public MessageQueue {
public:
    SpoiltQueue(FlakyQueues& owner, MessageQueue& inner, Op put, const bool& aborted)
        : m_owner(owner), m_inner(inner), m_put(put), m_aborted(aborted) {}
    Result<Lease> put(const QByteArray& text, const PutOptions& options) override {
        return spoilt<Lease>(m_put, [&] { return m_inner.put(text, options); });
    }
    Result<std::vector<Lease>> get(int count, Seconds visibility) override {
        return spoilt<std::vector<Lease>>(Op::Get, [&] { return m_inner.get(count, visibility); });
    }
    Result<std::vector<QueueMessage>> peek(int count) override { return m_inner.peek(count); }
    Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                           const std::optional<QByteArray>& text) override {
        return spoilt<Receipt>(Op::Update, [&] { return m_inner.update(id, receipt, visibility, text); });
    }
    Status remove(const MessageId& id, const PopReceipt& receipt) override {
        return spoilt<void>(Op::Remove, [&] { return m_inner.remove(id, receipt); });
    }
    Status clear() override { return m_inner.clear(); }
    Result<QueueProperties> properties() override {
        return spoilt<QueueProperties>(Op::Properties, [&] { return m_inner.properties(); });
    }
    Status setMetadata(const Metadata& metadata) override { return m_inner.setMetadata(metadata); }
    Result<std::vector<AccessPolicy>> accessPolicies() override { return m_inner.accessPolicies(); }
    Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override {
        return m_inner.setAccessPolicies(policies);
    }

private:
    template<typename T, typename Call>
    Result<T> spoilt(Op op, Call call) {
        const auto nobody = failure(ErrorCode::Unavailable, QStringLiteral("Nobody answered."));
        switch (m_owner.enter(op)) {
        case Fault::None:
            return call();
        case Fault::Unavailable:
            return nobody;
        case Fault::LostAnswer:
            (void)call();
            return nobody;
        case Fault::Stale:
            return failure(ErrorCode::Stale, QStringLiteral("Somebody else has it."));
        case Fault::Refused:
            return failure(ErrorCode::Refused, QStringLiteral("The key is wrong."));
        case Fault::Hang:
            m_owner.hang(m_aborted);
            return nobody;
        case Fault::Throw:
            throw std::runtime_error("a torn connection");
        }
        Q_UNREACHABLE();
    }
    FlakyQueues& m_owner;
    MessageQueue& m_inner;
    const Op m_put;
    const bool& m_aborted; ///< guarded by the owner's mutex
};

class SpoiltConnection final : public WorkerConnection {
public:
    explicit SpoiltConnection(FlakyQueues& owner)
        : m_owner(owner), m_work(owner, owner.work(), Op::PutAnswer, m_aborted),
          m_answers(owner, owner.answers(), Op::PutAnswer, m_aborted),
          m_heartbeats(owner, owner.heartbeats(), Op::PutHeartbeat, m_aborted) {}
    MessageQueue& work() override { return m_work; }
    MessageQueue& answers() override { return m_answers; }
    BlobStore* inputs() override { return chosen(m_owner.inputs, m_owner.inputsInstead); }
    BlobStore* largeAnswers() override { return chosen(m_owner.largeAnswers, m_owner.answersInstead); }
    MessageQueue* heartbeats() override { return m_owner.hasHeartbeats ? &m_heartbeats : nullptr; }
    void abort() override {
        const std::scoped_lock lock(m_owner.m_mutex);
        m_aborted = true;
        m_owner.m_changed.notify_all();
    }

private:
    [[nodiscard]] BlobStore* chosen(BlobStore& usual, BlobStore* instead) const {
        if (!m_owner.hasBlobs)
            return nullptr;
        return instead ? instead : &usual;
    }
    FlakyQueues& m_owner;
    bool m_aborted = false;
    SpoiltQueue m_work, m_answers, m_heartbeats;
};

FlakyQueues::FlakyQueues(Clock& clock) : m_account(clock, m_random) {
    const auto open = [this](const QString& name) {
        EXPECT_TRUE(m_account.create(name, {}).has_value());
        return m_account.open(name);
    };
    m_work = open(QStringLiteral("work"));
    m_answers = open(QStringLiteral("answers"));
    m_heartbeats = open(QStringLiteral("heartbeats"));
}

Result<std::unique_ptr<WorkerConnection>> FlakyQueues::connect() {
    const std::scoped_lock lock(m_mutex);
    ++m_connections;
    return std::make_unique<SpoiltConnection>(*this);
}

void FlakyQueues::spoil(Op op, int nth, Fault fault) {
    const std::scoped_lock lock(m_mutex);
    m_faults[{op, nth}] = fault;
}

void FlakyQueues::mend(Op op) {
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_faults, [op](const auto& entry) { return entry.first.first == op; });
}

Fault FlakyQueues::enter(Op op) {
    if (m_before)
        m_before(op);
    const std::scoped_lock lock(m_mutex);
    const int nth = ++m_counts[op];
    if (op != Op::Properties)
        m_journal.push_back(op);
    for (const int key : {nth, 0})
        if (const auto found = m_faults.find({op, key}); found != m_faults.end())
            return found->second;
    return Fault::None;
}

void FlakyQueues::hang(const bool& aborted) {
    std::unique_lock lock(m_mutex);
    ++m_hanging;
    m_changed.notify_all();
    m_changed.wait(lock, [&aborted] { return aborted; });
}

void FlakyQueues::awaitHanging() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_hanging > 0; });
}

std::vector<Op> FlakyQueues::journal() const {
    const std::scoped_lock lock(m_mutex);
    return m_journal;
}

int FlakyQueues::count(Op op) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_counts.find(op);
    return found == m_counts.end() ? 0 : found->second;
}

int FlakyQueues::connections() const {
    const std::scoped_lock lock(m_mutex);
    return m_connections;
}

QByteArray backwards(const QByteArray& bytes) {
    QByteArray turned = bytes;
    std::ranges::reverse(turned);
    return turned;
}

namespace {

class ScriptedKernel final : public Kernel {
public:
    explicit ScriptedKernel(const ScriptedComputation& owner) : m_owner(owner) {}
    Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override {
        if (m_owner.behaviour)
            return m_owner.behaviour(chunk, context);
        return backwards(chunk);
    }

private:
    const ScriptedComputation& m_owner;
};

} // namespace

Result<std::unique_ptr<Split>> ScriptedComputation::split(const Parameters&) const {
    return failure(ErrorCode::InvalidArgument, QStringLiteral("This computation is never split."));
}

std::unique_ptr<Kernel> ScriptedComputation::makeKernel() const {
    ++kernelsMade;
    return std::make_unique<ScriptedKernel>(*this);
}

void FakeWaiter::wait(Milliseconds duration) {
    ++waits;
    m_clock.advance(duration);
    if (after)
        after();
}

ChunkMessage chunkOf(SequenceNumber sequence, const QByteArray& payload) {
    ChunkMessage chunk;
    chunk.address = ChunkAddress{JobId(QUuid(u"1b4e28ba-2fa1-41d2-883f-0016d3cca427")), sequence, 0};
    chunk.computation = NamedComputation{QStringLiteral("scripted"), 1};
    chunk.payload = InlinePayload{payload};
    return chunk;
}

void putText(MessageQueue& work, const QByteArray& text) {
    ASSERT_TRUE(work.put(text, {}).has_value());
}

void putChunk(MessageQueue& work, const ChunkMessage& chunk) {
    const auto text = encodeEnvelope(chunk);
    ASSERT_TRUE(text.has_value());
    putText(work, *text);
}

std::vector<Envelope> takeAll(MessageQueue& queue) {
    std::vector<Envelope> all;
    for (;;) {
        const auto taken = queue.get(kMaxMessagesPerGet, Seconds(3'600));
        if (!taken || taken->empty())
            return all;
        for (const Lease& lease : *taken) {
            auto envelope = decodeEnvelope(lease.message.text);
            EXPECT_TRUE(envelope.has_value());
            if (envelope)
                all.push_back(*std::move(envelope));
        }
    }
}

std::uint64_t countOf(MessageQueue& queue) {
    const auto properties = queue.properties();
    return properties ? properties->approximateMessageCount : 0;
}

std::size_t visibleOf(MessageQueue& queue) {
    const auto seen = queue.peek(kMaxMessagesPerGet);
    return seen ? seen->size() : 0;
}

} // namespace gleaner::doubles
