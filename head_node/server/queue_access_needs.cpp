#include "head_node/server/queue_access_needs.h"

#include <array>

namespace gleaner {

namespace {

template<typename Operation, std::size_t Index = 0>
consteval std::size_t placeOf() {
    if constexpr (std::is_same_v<std::variant_alternative_t<Index, QueueOperation>, Operation>) {
        return Index;
    } else {
        return placeOf<Operation, Index + 1>();
    }
}

enum class Effect { Reads, Writes };

struct Row {
    std::size_t operation;
    Effect effect;
    ResourceType type;
    QByteArrayView account; ///< permissions of an account SAS, any of which suffices
    QByteArrayView queue;   ///< the same of a queue's SAS
};

constexpr QByteArrayView kNone;
using enum Effect;
using enum ResourceType;

constexpr std::array<Row, std::variant_size_v<QueueOperation>> kRows{{
    {placeOf<ListQueues>(), Reads, Service, "l", kNone},
    {placeOf<GetServiceProperties>(), Reads, Service, "r", kNone},
    {placeOf<SetServiceProperties>(), Writes, Service, "w", kNone},
    {placeOf<GetServiceStats>(), Reads, Service, "r", kNone},
    {placeOf<CreateQueue>(), Writes, Container, "cw", kNone},
    {placeOf<DeleteQueue>(), Writes, Container, "d", kNone},
    {placeOf<GetMetadata>(), Reads, Container, "r", "r"},
    {placeOf<SetMetadata>(), Writes, Container, "w", kNone},
    {placeOf<GetAcl>(), Reads, Container, kNone, kNone},
    {placeOf<SetAcl>(), Writes, Container, kNone, kNone},
    {placeOf<PutMessage>(), Writes, Object, "a", "a"},
    {placeOf<GetMessages>(), Writes, Object, "p", "p"},
    {placeOf<PeekMessages>(), Reads, Object, "r", "r"},
    {placeOf<UpdateMessage>(), Writes, Object, "u", "u"},
    {placeOf<DeleteMessage>(), Writes, Object, "p", "p"},
    {placeOf<ClearMessages>(), Writes, Object, "d", kNone},
}};

consteval bool isInOrder() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].operation != i) {
            return false;
        }
    }
    return true;
}
static_assert(isInOrder(), "a row's place is its operation's");

/// The queue it is about; empty: the service.
QByteArray queueNameOf(const QueueOperation& operation) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.queue; }) {
                return one.queue.toUtf8();
            } else {
                return QByteArray();
            }
        },
        operation);
}

} // namespace

AccessNeed accessNeedOf(const QueueOperation& operation) {
    const Row& row = kRows[operation.index()];
    return {StorageService::Queue, row.type, row.account, row.queue, queueNameOf(operation), {}};
}

bool isRead(const QueueOperation& operation) {
    return kRows[operation.index()].effect == Effect::Reads;
}

} // namespace gleaner
