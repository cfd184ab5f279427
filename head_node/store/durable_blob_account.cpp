#include "head_node/store/durable_blob_account.h"

#include "common/queue/queue_rules.h"

namespace gleaner {

namespace {

tl::unexpected<BlobError> outOfBounds(const Status& status) {
    return blobFailure(status.error());
}

} // namespace

Result<std::unique_ptr<DurableBlobAccount>> DurableBlobAccount::open(FileSystem& files, const QString& folder,
                                                                     const Clock& clock) {
    std::unique_ptr<DurableBlobAccount> account(new DurableBlobAccount(files, folder, clock));
    if (auto started = account->start(folder); !started)
        return failure(started.error());
    return account;
}

Status DurableBlobAccount::start(const QString& folder) {
    auto clerk = BlobClerk::open(folder + QStringLiteral("/index.sqlite"));
    if (!clerk)
        return failure(clerk.error());
    m_clerk = std::move(*clerk);
    const auto dropped = m_clerk->run(
        [before = m_clock.now() - kBlockLifetime](BlobIndex& index) { return index.removeUncommitted(before); });
    if (!dropped)
        return failure(dropped.error().error);
    m_report.oldBlocks = static_cast<qsizetype>(dropped->size());
    const auto needed = m_clerk->run([](BlobIndex& index) { return index.files(); });
    if (!needed)
        return failure(needed.error().error);
    const auto swept = m_files.sweep(*needed);
    if (!swept)
        return failure(swept.error());
    m_report.orphans = *swept - m_report.oldBlocks;
    const auto containers = m_clerk->run([](BlobIndex& index) { return index.containers(); });
    if (!containers)
        return failure(containers.error().error);
    for (const ContainerRecord& container : *containers)
        m_containers.insert(container.name, container);
    return {};
}

/// As Azure's look, "0x8DB…": the time and a number, so that no two changes have the same.
QByteArray DurableBlobAccount::nextEtag() {
    constexpr int kNumberBits = 12;
    const auto ms = static_cast<std::uint64_t>(m_clock.now().time_since_epoch().count());
    const std::uint64_t number = ++m_changes & ((1U << kNumberBits) - 1);
    return "0x" + QByteArray::number(static_cast<qulonglong>(ms << kNumberBits | number), 16).toUpper();
}

BlobResult<ContainerProperties> DurableBlobAccount::createContainer(const QString& name, const Metadata& metadata) {
    if (auto good = checkQueueName(name).and_then([&] { return checkMetadata(metadata); }); !good)
        return outOfBounds(good);
    const std::scoped_lock changing(m_changing);
    if (known(name))
        return blobFailure(BlobFault::ContainerExists);
    ContainerRecord container{name, {nextEtag(), m_clock.now(), metadata}, {}};
    if (auto added = m_clerk->run([&](BlobIndex& index) { return index.addContainer(container); }); !added)
        return tl::unexpected(added.error());
    const std::scoped_lock containing(m_containing);
    return m_containers.insert(name, container)->properties;
}

BlobStatus DurableBlobAccount::removeContainer(const QString& name, const BlobConditions& conditions) {
    const std::scoped_lock changing(m_changing);
    const auto container = known(name);
    if (!container)
        return tl::unexpected(container.error());
    const BlobVersion version{container->properties.etag, container->properties.modified};
    if (checkWrite(conditions, version) != ConditionOutcome::Met)
        return blobFailure(BlobFault::ConditionNotMet);
    const auto files = m_clerk->run([&](BlobIndex& index) { return index.removeContainer(name); });
    if (!files)
        return tl::unexpected(files.error());
    {
        const std::scoped_lock containing(m_containing);
        m_containers.remove(name);
    }
    m_files.remove(*files);
    return {};
}

BlobResult<ContainerProperties> DurableBlobAccount::container(const QString& name) {
    return known(name).map([](ContainerRecord container) { return std::move(container.properties); });
}

BlobResult<ContainerProperties> DurableBlobAccount::setContainerMetadata(const QString& name, const Metadata& metadata,
                                                                         const BlobConditions& conditions) {
    if (auto good = checkMetadata(metadata); !good)
        return outOfBounds(good);
    const std::scoped_lock changing(m_changing);
    auto container = known(name);
    if (!container)
        return tl::unexpected(container.error());
    const BlobVersion version{container->properties.etag, container->properties.modified};
    if (checkWrite(conditions, version) != ConditionOutcome::Met)
        return blobFailure(BlobFault::ConditionNotMet);
    container->properties.metadata = metadata;
    return change(std::move(*container));
}

BlobResult<std::vector<AccessPolicy>> DurableBlobAccount::accessPolicies(const QString& container) {
    return known(container).map([](ContainerRecord record) { return std::move(record.policies); });
}

BlobStatus DurableBlobAccount::setAccessPolicies(const QString& container, const std::vector<AccessPolicy>& policies) {
    if (auto good = checkAccessPolicies(policies, kBlobPermissions); !good)
        return outOfBounds(good);
    const std::scoped_lock changing(m_changing);
    auto record = known(container);
    if (!record)
        return tl::unexpected(record.error());
    record->policies = policies;
    return change(std::move(*record)).map([](const ContainerProperties&) {});
}

BlobResult<ContainerProperties> DurableBlobAccount::change(ContainerRecord container) {
    container.properties.etag = nextEtag();
    container.properties.modified = m_clock.now();
    if (auto changed = m_clerk->run([&](BlobIndex& index) { return index.changeContainer(container); }); !changed)
        return tl::unexpected(changed.error());
    const std::scoped_lock containing(m_containing);
    m_containers[container.name] = container;
    return container.properties;
}

BlobResult<ContainerRecord> DurableBlobAccount::known(const QString& name) {
    const std::scoped_lock containing(m_containing);
    const auto found = m_containers.constFind(name);
    return found == m_containers.cend() ? blobFailure(BlobFault::ContainerNotFound)
                                        : BlobResult<ContainerRecord>(*found);
}

BlobResult<ContainerPage> DurableBlobAccount::listContainers(const QString& prefix, const QString& marker, int max) {
    if (auto good = checkPageSize(max); !good)
        return outOfBounds(good);
    const std::scoped_lock containing(m_containing);
    ContainerPage page;
    for (auto at = m_containers.lowerBound(std::max(prefix, marker)); at != m_containers.end(); ++at) {
        if (!at.key().startsWith(prefix))
            break;
        if (page.containers.size() == static_cast<std::size_t>(max)) {
            page.nextMarker = at.key();
            break;
        }
        page.containers.push_back({at.key(), at->properties});
    }
    return page;
}

BlobResult<BlobPage> DurableBlobAccount::list(const QString& container, const BlobQuery& query) {
    if (query.max < 1 || query.max > kMaxBlobsPerPage)
        return blobFailure(
            Error{ErrorCode::InvalidArgument, QStringLiteral("A page has 1 to %1 blobs.").arg(kMaxBlobsPerPage)});
    return m_clerk->run([&](BlobIndex& index) { return index.list(container, query); });
}

} // namespace gleaner
