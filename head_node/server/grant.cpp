#include "head_node/server/grant.h"

#include <algorithm>

namespace gleaner {

namespace {

using enum ServiceErrorCode;

char letterOf(StorageService service) {
    return service == StorageService::Queue ? 'q' : 'b';
}

char letterOf(ResourceType type) {
    switch (type) {
    case ResourceType::Service:
        return 's';
    case ResourceType::Container:
        return 'c';
    case ResourceType::Object:
        return 'o';
    }
    Q_UNREACHABLE();
}

bool hasAny(QByteArrayView permissions, QByteArrayView wanted) {
    return std::ranges::any_of(wanted, [permissions](char letter) { return permissions.contains(letter); });
}

} // namespace

Grant Grant::ofAccount(QByteArray services, QByteArray types, QByteArray permissions) {
    Grant grant(Kind::Account);
    grant.m_services = std::move(services);
    grant.m_types = std::move(types);
    grant.m_permissions = std::move(permissions);
    return grant;
}

Grant Grant::ofContainer(StorageService service, QByteArray container, QByteArray permissions) {
    Grant grant(Kind::Container);
    grant.m_service = service;
    grant.m_container = std::move(container);
    grant.m_permissions = std::move(permissions);
    return grant;
}

Grant Grant::ofBlob(QByteArray container, QByteArray blob, QByteArray permissions) {
    Grant grant(Kind::Blob);
    grant.m_service = StorageService::Blob;
    grant.m_container = std::move(container);
    grant.m_blob = std::move(blob);
    grant.m_permissions = std::move(permissions);
    return grant;
}

ServiceResult<void> Grant::allows(const AccessNeed& need) const {
    switch (m_kind) {
    case Kind::Owner:
        return {};
    case Kind::Account:
        return accountAllows(need);
    case Kind::Container:
    case Kind::Blob:
        return resourceAllows(need);
    }
    Q_UNREACHABLE();
}

ServiceResult<void> Grant::accountAllows(const AccessNeed& need) const {
    if (!m_services.contains(letterOf(need.service))) {
        return serviceFailure(AuthorizationServiceMismatch);
    }
    if (!m_types.contains(letterOf(need.type))) {
        return serviceFailure(AuthorizationResourceTypeMismatch);
    }
    if (!hasAny(m_permissions, need.accountPermissions)) {
        return serviceFailure(AuthorizationPermissionMismatch);
    }
    return {};
}

ServiceResult<void> Grant::resourceAllows(const AccessNeed& need) const {
    if (need.service != m_service) {
        return serviceFailure(AuthorizationServiceMismatch);
    }
    const bool isThis = need.container == m_container && (m_kind == Kind::Container || need.blob == m_blob);
    if (!isThis) { // the signature names the resource of the request's address, so only a service's own slip leads here
        return serviceFailure(AuthenticationFailed);
    }
    if (!hasAny(m_permissions, need.servicePermissions)) {
        return serviceFailure(AuthorizationPermissionMismatch);
    }
    return {};
}

} // namespace gleaner
