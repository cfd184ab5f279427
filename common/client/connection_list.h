// Where one head's queues are: one connection string, or several whose queues share the work. Head and workers have the
// same ones, in any order. Values; any thread.
#pragma once

#include "common/rest/connection_string.h"

#include <vector>

namespace gleaner {

/// The setting by which a connection string asks for several queues in its account in place of each: 1..kMaxShards.
inline constexpr char16_t kShardsSetting[] = u"GleanerShards";

class ConnectionList {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): one connection string is the usual list
    ConnectionList(ConnectionString one) : m_all{std::move(one)} {}
    /// One connection string a line; blank lines and those that begin with '#' do not count.
    /// Errors: InvalidArgument (none, one that is wrong, more than kMaxShards queues in all); tells the line.
    [[nodiscard]] static Result<ConnectionList> parse(const QString& text);

    [[nodiscard]] const std::vector<ConnectionString>& all() const { return m_all; }
    [[nodiscard]] const ConnectionString& first() const { return m_all.front(); }
    /// Where payloads too large for a message are: of those that say where their blobs are, the one with the smallest
    /// account name, then address of blobs; when none does, one without. Thus the lines' order does not matter.
    [[nodiscard]] const ConnectionString& forBlobs() const;
    /// How many queues of the account stand for one.
    [[nodiscard]] static int shardsIn(const ConnectionString& connection);
    [[nodiscard]] int shardCount() const;

    /// With secrets, one a line: what parse() reads.
    [[nodiscard]] QString toString() const;
    /// "http://a:10001/x", and how many more there are.
    [[nodiscard]] QString endpoints() const;

private:
    ConnectionList() = default;
    std::vector<ConnectionString> m_all;
};

} // namespace gleaner
