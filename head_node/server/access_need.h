// What an operation of a storage service asks of whoever asks for it. Values; any thread.
// Source: Microsoft, "Create an account SAS", "Create a service SAS" (permission tables).
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace gleaner {

enum class StorageService { Queue, Blob };
/// What an account SAS calls a resource type (`srt`).
enum class ResourceType {
    Service,   ///< s: the account's service itself
    Container, ///< c: a queue or a container
    Object,    ///< o: messages, a blob
};

struct AccessNeed {
    StorageService service = StorageService::Queue;
    ResourceType type = ResourceType::Service;
    QByteArrayView accountPermissions; ///< any of them in an account SAS suffices; empty: none does
    QByteArrayView servicePermissions; ///< the same for a SAS of the resource
    QByteArray container;              ///< the queue or container it is about, decoded; empty: none
    QByteArray blob;                   ///< the blob, decoded; empty: none
};

} // namespace gleaner
