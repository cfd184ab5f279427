#include "head_node/host/queue_commands.h"

#include "common/socket/json_fields.h"
#include "head_node/control/snapshot_json.h"

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr std::array<const char16_t*, 3> kQueues{kWorkQueueName, kAnswersQueueName, kHeartbeatsQueueName};
constexpr int kShortNameBegins = 8; // behind "gleaner-"

} // namespace

std::unique_ptr<QueueCommands> QueueCommands::over(QueueAccount& queues, const Clock& clock) {
    return std::unique_ptr<QueueCommands>(new QueueCommands(nullptr, {{QString(), {&queues, QString()}}}, clock));
}

Result<std::unique_ptr<QueueCommands>> QueueCommands::over(const ConnectionList& where, const Clock& clock,
                                                           RandomSource& random) {
    auto remote = RemoteAccount::open(where, clock, random, nullptr, Patience::Looking);
    if (!remote)
        return failure(remote.error());
    std::vector<PeekedPlace> places;
    auto share = (*remote)->shares().begin();
    for (const ConnectionString& connection : where.all()) {
        for (int i = 0; i < ConnectionList::shardsIn(connection); ++i)
            places.push_back({toString(connection.queueEndpoint()), *share++});
    }
    return std::unique_ptr<QueueCommands>(new QueueCommands(std::move(*remote), std::move(places), clock));
}

QueueCommands::QueueCommands(std::unique_ptr<RemoteAccount> remote, std::vector<PeekedPlace> places, const Clock& clock)
    : m_remote(std::move(remote)), m_places(std::move(places)), m_clock(clock) {
    m_thread.setMaxThreadCount(1);
}

void QueueCommands::finish() {
    m_finished = true;
    m_thread.clear();
    if (m_remote)
        m_remote->abort();
    m_thread.waitForDone();
}

void QueueCommands::addTo(HeadCommands& commands) {
    commands.addLater(QStringLiteral("queues"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        later(request, reply, &QueueCommands::queues);
    });
    commands.addLater(QStringLiteral("peek"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        later(request, reply, &QueueCommands::peek);
    });
}

void QueueCommands::later(const QJsonObject& request, const ControlServer::Reply& reply, Request perform) {
    if (!m_finished)
        m_thread.start([this, request, reply, perform] { reply((this->*perform)(request)); });
}

QJsonObject QueueCommands::queues(const QJsonObject&) {
    QJsonArray queues;
    Silent silent;
    for (const char16_t* name : kQueues) {
        const QString queue = QString::fromUtf16(name);
        QJsonArray shares;
        for (const PeekedPlace& place : m_places)
            shares.append(shareJson(queue, place, silent));
        queues.append(QJsonObject{{L("name"), queue.sliced(kShortNameBegins)}, {L("shares"), shares}});
    }
    return okReply({{L("queues"), queues}, {L("at"), isoTime(m_clock.now())}});
}

QJsonObject QueueCommands::shareJson(const QString& queue, const PeekedPlace& place, Silent& silent) {
    QJsonObject json{{L("queue"), QString(queue + place.share.suffix)}, {L("where"), place.where}};
    const auto view = look(queue, place, 1, silent);
    if (!view) {
        json.insert(L("trouble"), view.error().message);
        return json;
    }
    json.insert(L("messages"), jsonNumber(view->properties.approximateMessageCount));
    if (!view->front.empty())
        json.insert(L("oldest"), isoTime(view->front.front().inserted));
    return json;
}

Result<QueueView> QueueCommands::look(const QString& queue, const PeekedPlace& place, int count, Silent& silent) {
    if (const auto known = silent.find(place.share.account); known != silent.end())
        return failure(known->second);
    auto view = peekQueue(*place.share.account->open(queue + place.share.suffix), count);
    if (!view && isTransient(view.error().code))
        silent.emplace(place.share.account, view.error());
    return view;
}

QJsonObject QueueCommands::peek(const QJsonObject& request) {
    JsonFields fields(request);
    const QString queue = queueNameOf(fields.text(L("queue")));
    const qint64 count = fields.has(L("count")) ? fields.integer(L("count")) : kMaxMessagesPerGet;
    const qint64 share = fields.has(L("share")) ? fields.integer(L("share")) : -1;
    const bool isOne = fields.has(L("share"));
    Status status = fields.status();
    if (status && (count < 1 || count > kMaxMessagesPerGet))
        status =
            failure(ErrorCode::InvalidArgument, QStringLiteral("Peek shows 1 to %1 messages.").arg(kMaxMessagesPerGet));
    if (status && isOne && (share < 0 || share >= static_cast<qint64>(m_places.size())))
        status = failure(ErrorCode::InvalidArgument,
                         QStringLiteral("There are the shares 0 to %1.").arg(m_places.size() - 1));
    if (!status)
        return errorReply(status.error());
    Silent silent;
    QString trouble;
    const auto view = isOne ? look(queue, m_places[static_cast<std::size_t>(share)], static_cast<int>(count), silent)
                            : lookAtAll(queue, static_cast<int>(count), trouble);
    if (!view)
        return errorReply(view.error());
    QJsonObject json = toJson(*view);
    json.insert(L("trouble"), trouble);
    json.insert(L("at"), isoTime(m_clock.now()));
    return okReply(json);
}

/// `trouble`: what the last share said that could not be looked at.
Result<QueueView> QueueCommands::lookAtAll(const QString& queue, int count, QString& trouble) {
    std::optional<QueueView> all;
    Error last{ErrorCode::Unavailable, {}};
    Silent silent;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        auto view = look(queue, m_places[i], count, silent);
        if (!view) {
            last = view.error();
            trouble = last.message;
            continue;
        }
        if (m_places.size() > 1) { // ids are of one share: as ShardedQueue names them
            for (PeekedMessage& message : view->front)
                message.id = MessageId(QStringLiteral("%1.%2").arg(i).arg(message.id.value()));
        }
        if (!all) {
            all = std::move(*view);
            continue;
        }
        all->properties.approximateMessageCount += view->properties.approximateMessageCount;
        all->front.insert(all->front.end(), view->front.begin(), view->front.end());
    }
    if (!all)
        return failure(last);
    std::ranges::stable_sort(all->front, {}, &PeekedMessage::inserted);
    all->front.resize(std::min(all->front.size(), static_cast<std::size_t>(count)));
    return std::move(*all);
}

} // namespace gleaner
