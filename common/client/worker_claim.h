// How a worker shows that a name is its own. Its id is "NAME!TAG/OWN": the tag is a secret between the head and whoever
// may use the name, made from the account's key, and the head takes it away before anybody sees the id. Nobody else can
// read what a worker puts (its tokens do not allow it), so that the tag works like a password for the name.
// Pure; any thread. Format: ENROLMENT.md, section 5.
#pragma once

#include "common/base/ids.h"
#include "common/client/connection_list.h"
#include "common/rest/account_key.h"

namespace gleaner {

/// Eight hexadecimal digits; `name` without '!' and '/'.
[[nodiscard]] QByteArray workerTag(const AccountKey& key, const QString& name);
/// "NAME!TAG/OWN", with as much of `own` as a pool's id has room for. Without a tag: "NAME/OWN".
[[nodiscard]] WorkerId claimedWorkerId(const QString& name, const QByteArray& tag, const QString& own);
/// The key that tags are made from where there are several accounts: that of the smallest account name, whatever the
/// order; nullopt: none has a key.
[[nodiscard]] std::optional<AccountKey> tagKey(const ConnectionList& where);

struct SeenWorkerId {
    WorkerId shown;        ///< without any tag
    bool isProven = false; ///< the tag is that of the name
};
/// What stands in an answer or a heartbeat.
[[nodiscard]] SeenWorkerId seenWorkerId(const AccountKey& key, const WorkerId& worker);

} // namespace gleaner
