#include "common/client/connection_list.h"

#include "common/queue/sharded_queue.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace gleaner {

namespace {

/// 1 where nothing is said, 0 where it is no number within the bounds.
int shardsSaid(const ConnectionString& connection) {
    const QString said = connection.setting(kShardsSetting);
    const int count = said.isNull() ? 1 : said.toInt();
    return count >= 1 && count <= kMaxShards ? count : 0;
}

} // namespace

Result<ConnectionList> ConnectionList::parse(const QString& text) {
    ConnectionList list;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const auto parsed = ConnectionString::parse(line);
        const QString where = lines.size() > 1 ? QStringLiteral("In line %1: ").arg(i + 1) : QString();
        if (!parsed)
            return failure(parsed.error().code, where + parsed.error().message);
        if (shardsSaid(*parsed) == 0)
            return failure(
                ErrorCode::InvalidArgument,
                where + QStringLiteral("The connection string's GleanerShards must be 1 to %1.").arg(kMaxShards));
        list.m_all.push_back(*parsed);
    }
    if (list.m_all.empty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("The connection string is empty; copy all of it."));
    if (list.shardCount() > kMaxShards)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The connection strings make %1 queues of each; %2 are allowed.")
                           .arg(list.shardCount())
                           .arg(kMaxShards));
    return list;
}

const ConnectionString& ConnectionList::forBlobs() const {
    // An account without blobs counts as larger than all that have some.
    const auto rank = [](const ConnectionString& each) {
        const auto& blobs = each.blobEndpoint();
        return std::tuple(!blobs, each.accountName(), blobs ? gleaner::toString(*blobs) : QString());
    };
    return *std::min_element(m_all.begin(), m_all.end(),
                             [&rank](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

int ConnectionList::shardsIn(const ConnectionString& connection) {
    return std::max(1, shardsSaid(connection));
}

int ConnectionList::shardCount() const {
    return std::accumulate(m_all.begin(), m_all.end(), 0,
                           [](int sum, const ConnectionString& each) { return sum + shardsIn(each); });
}

QString ConnectionList::toString() const {
    QStringList lines;
    for (const ConnectionString& each : m_all)
        lines += each.toString();
    return lines.join(QLatin1Char('\n'));
}

QString ConnectionList::endpoints() const {
    const QString text = gleaner::toString(first().queueEndpoint());
    return m_all.size() == 1 ? text : text + QStringLiteral(" and %1 more").arg(m_all.size() - 1);
}

} // namespace gleaner
