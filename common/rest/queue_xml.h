// The XML documents that the queue service answers with; both directions, so that each proves the other. Pure; any
// thread. Format: Microsoft's "Put Message", "Get Messages", "Peek Messages", "List Queues", "Status and error codes".
#pragma once

#include "common/queue/queue_account.h"

#include <optional>
#include <utility>

namespace gleaner {

/// What an answer says of each message.
enum class MessageForm {
    Put,    ///< neither dequeue count nor text
    Taken,  ///< everything
    Peeked, ///< no receipt
};
/// <QueueMessagesList>. For Peeked the receipts are left out.
[[nodiscard]] QByteArray writeMessages(const std::vector<Lease>& messages, MessageForm form);
/// What is left out of the form is left at its default. Errors: Malformed.
[[nodiscard]] Result<std::vector<Lease>> readMessages(const QByteArray& xml, MessageForm form);

/// What a listing repeats of its request.
struct ListingFrame {
    QString serviceEndpoint; ///< "http://host:port/ACCOUNT/"
    QString prefix;
    QString marker;
    std::optional<int> max; ///< nullopt when the request named none
    bool withMetadata = false;
};
/// <EnumerationResults>.
[[nodiscard]] QByteArray writeListing(const QueuePage& page, const ListingFrame& frame);
/// Errors: Malformed.
[[nodiscard]] Result<QueuePage> readListing(const QByteArray& xml);

/// <Error><Code/><Message/>…: the name and the text of each element.
[[nodiscard]] QByteArray writeErrorDocument(const std::vector<std::pair<QByteArray, QString>>& elements);
/// The elements that are there; none when it is no such document (a proxy's page, for instance).
[[nodiscard]] std::vector<std::pair<QByteArray, QString>> readErrorDocument(const QByteArray& xml);

} // namespace gleaner
