#include "head_node/server/queue_access_needs.h"

#include "head_node/server/variant_place.h"

#include <array>

namespace gleaner {

namespace {

template<typename Operation>
constexpr std::size_t kPlace = placeIn<QueueOperation, Operation>();

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
    {kPlace<ListQueues>, Reads, Service, "l", kNone},
    {kPlace<GetServiceProperties>, Reads, Service, "r", kNone},
    {kPlace<SetServiceProperties>, Writes, Service, "w", kNone},
    {kPlace<GetServiceStats>, Reads, Service, "r", kNone},
    {kPlace<CreateQueue>, Writes, Container, "cw", kNone},
    {kPlace<DeleteQueue>, Writes, Container, "d", kNone},
    {kPlace<GetMetadata>, Reads, Container, "r", "r"},
    {kPlace<SetMetadata>, Writes, Container, "w", kNone},
    {kPlace<GetAcl>, Reads, Container, kNone, kNone},
    {kPlace<SetAcl>, Writes, Container, kNone, kNone},
    {kPlace<PutMessage>, Writes, Object, "a", "a"},
    {kPlace<GetMessages>, Writes, Object, "p", "p"},
    {kPlace<PeekMessages>, Reads, Object, "r", "r"},
    {kPlace<UpdateMessage>, Writes, Object, "u", "u"},
    {kPlace<DeleteMessage>, Writes, Object, "p", "p"},
    {kPlace<ClearMessages>, Writes, Object, "d", kNone},
}};

static_assert(isInOrder(kRows), "a row's place is its operation's");

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
