// What somebody who has proven to hold a key or a token may do. A value; any thread.
#pragma once

#include "common/rest/service_error.h"
#include "head_node/server/access_need.h"

namespace gleaner {

class Grant {
public:
    /// The holder of the account's key: everything.
    [[nodiscard]] static Grant ofOwner() { return Grant(Kind::Owner); }
    /// The holder of an account SAS: `services` out of "bqtf", `types` out of "sco".
    [[nodiscard]] static Grant ofAccount(QByteArray services, QByteArray types, QByteArray permissions);
    /// The holder of a SAS for one queue or container with all that is in it.
    [[nodiscard]] static Grant ofContainer(StorageService service, QByteArray container, QByteArray permissions);
    /// The holder of a SAS for one blob.
    [[nodiscard]] static Grant ofBlob(QByteArray container, QByteArray blob, QByteArray permissions);

    /// Whether the token's signature covers the headers that it asks the answer to carry (rscc, rscd, …).
    [[nodiscard]] bool signsHeaders() const { return m_kind == Kind::Container || m_kind == Kind::Blob; }
    /// A token for one queue, container or blob, as enrolments have them: given away, unlike keys and account tokens.
    [[nodiscard]] bool isForOneResource() const { return m_kind == Kind::Container || m_kind == Kind::Blob; }
    /// Errors: AuthorizationServiceMismatch, AuthorizationResourceTypeMismatch, AuthorizationPermissionMismatch,
    /// AuthenticationFailed (another resource than the token's).
    [[nodiscard]] ServiceResult<void> allows(const AccessNeed& need) const;

private:
    enum class Kind { Owner, Account, Container, Blob };
    explicit Grant(Kind kind) : m_kind(kind) {}
    [[nodiscard]] ServiceResult<void> accountAllows(const AccessNeed& need) const;
    [[nodiscard]] ServiceResult<void> resourceAllows(const AccessNeed& need) const;

    Kind m_kind;
    StorageService m_service = StorageService::Queue;
    QByteArray m_services;
    QByteArray m_types;
    QByteArray m_permissions;
    QByteArray m_container;
    QByteArray m_blob;
};

} // namespace gleaner
