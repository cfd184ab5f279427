// What a client can ask of the queue service, as values: the decoder makes them, the encoder sends them.
// Values; any thread. Bounds: those of MessageQueue and QueueAccount; a decoded operation keeps them.
#pragma once

#include "common/queue/queue_rules.h"
#include "common/rest/service_properties.h"

#include <optional>
#include <variant>

namespace gleaner {

/// Larger times to live are out of range: the protocol's numbers have 32 bits.
inline constexpr Seconds kMaxTimeToLive{2'147'483'647};

struct ListQueues {
    QString prefix;
    QString marker; ///< opaque; empty: from the beginning
    int max = kMaxQueuesPerPage;
    bool withMetadata = false;
    friend bool operator==(const ListQueues&, const ListQueues&) = default;
};
struct GetServiceProperties {
    friend bool operator==(const GetServiceProperties&, const GetServiceProperties&) = default;
};
struct SetServiceProperties {
    ServiceProperties change;
    friend bool operator==(const SetServiceProperties&, const SetServiceProperties&) = default;
};
/// How far the read replica is.
struct GetServiceStats {
    friend bool operator==(const GetServiceStats&, const GetServiceStats&) = default;
};
struct CreateQueue {
    QString queue;
    Metadata metadata;
    friend bool operator==(const CreateQueue&, const CreateQueue&) = default;
};
struct DeleteQueue {
    QString queue;
    friend bool operator==(const DeleteQueue&, const DeleteQueue&) = default;
};
struct GetMetadata {
    QString queue;
    friend bool operator==(const GetMetadata&, const GetMetadata&) = default;
};
struct SetMetadata {
    QString queue;
    Metadata metadata;
    friend bool operator==(const SetMetadata&, const SetMetadata&) = default;
};
struct GetAcl {
    QString queue;
    friend bool operator==(const GetAcl&, const GetAcl&) = default;
};
struct SetAcl {
    QString queue;
    std::vector<AccessPolicy> policies; ///< at most kMaxRestPolicies
    friend bool operator==(const SetAcl&, const SetAcl&) = default;
};
struct PutMessage {
    QString queue;
    QByteArray text;
    Seconds visibilityDelay{0};
    std::optional<Seconds> timeToLive = kDefaultTimeToLive; ///< nullopt: never expires
    friend bool operator==(const PutMessage&, const PutMessage&) = default;
};
struct GetMessages {
    QString queue;
    int count = 1;
    Seconds visibility = kDefaultVisibility;
    friend bool operator==(const GetMessages&, const GetMessages&) = default;
};
struct PeekMessages {
    QString queue;
    int count = 1;
    friend bool operator==(const PeekMessages&, const PeekMessages&) = default;
};
struct UpdateMessage {
    QString queue;
    MessageId id;
    PopReceipt receipt;
    Seconds visibility{0};
    std::optional<QByteArray> text;
    friend bool operator==(const UpdateMessage&, const UpdateMessage&) = default;
};
struct DeleteMessage {
    QString queue;
    MessageId id;
    PopReceipt receipt;
    friend bool operator==(const DeleteMessage&, const DeleteMessage&) = default;
};
struct ClearMessages {
    QString queue;
    friend bool operator==(const ClearMessages&, const ClearMessages&) = default;
};

using QueueOperation = std::variant<ListQueues, GetServiceProperties, SetServiceProperties, GetServiceStats,
                                    CreateQueue, DeleteQueue, GetMetadata, SetMetadata, GetAcl, SetAcl, PutMessage,
                                    GetMessages, PeekMessages, UpdateMessage, DeleteMessage, ClearMessages>;

} // namespace gleaner
