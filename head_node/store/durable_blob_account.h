// The head's own blobs: an index in SQLite and a file for each blob's bytes. What a method has returned survives a
// crash and a power cut. Format and order of writing: FORMAT.md, "Blobs". Thread: every method on any thread.
#pragma once

#include "common/base/clock.h"
#include "head_node/store/blob_clerk.h"
#include "head_node/store/blob_files.h"

#include <QMap>

#include <atomic>

namespace gleaner {

class DurableBlobAccount final : public BlobAccount {
public:
    /// What open() found.
    struct Report {
        qsizetype orphans = 0;   ///< files that a crash left; they are gone
        qsizetype oldBlocks = 0; ///< blocks that waited too long for their list; they are gone
    };
    /// An uncommitted block is kept for so long. Source: Microsoft, "Put Block".
    static constexpr std::chrono::hours kBlockLifetime{7 * 24};

    /// `folder` is there and is this account's alone. Everything given outlives the account.
    /// Errors: those of BlobIndex::open() and FileSystem.
    [[nodiscard]] static Result<std::unique_ptr<DurableBlobAccount>> open(FileSystem& files, const QString& folder,
                                                                          const Clock& clock);

    [[nodiscard]] BlobResult<ContainerProperties> createContainer(const QString& name,
                                                                  const Metadata& metadata) override;
    [[nodiscard]] BlobStatus removeContainer(const QString& name, const BlobConditions& conditions) override;
    /// Does not wait for the disk; nor does accessPolicies().
    [[nodiscard]] BlobResult<ContainerProperties> container(const QString& name) override;
    [[nodiscard]] BlobResult<ContainerProperties> setContainerMetadata(const QString& name, const Metadata& metadata,
                                                                       const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<std::vector<AccessPolicy>> accessPolicies(const QString& container) override;
    [[nodiscard]] BlobStatus setAccessPolicies(const QString& container,
                                               const std::vector<AccessPolicy>& policies) override;
    [[nodiscard]] BlobResult<ContainerPage> listContainers(const QString& prefix, const QString& marker,
                                                           int max) override;

    [[nodiscard]] BlobResult<BlobProperties> put(const BlobRef& blob, const QByteArray& bytes,
                                                 const BlobDescription& description,
                                                 const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlobProperties> properties(const BlobRef& blob, const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlobPiece> get(const BlobRef& blob, const std::optional<BlobRange>& range,
                                            const BlobConditions& conditions) override;
    [[nodiscard]] BlobStatus remove(const BlobRef& blob, const BlobConditions& conditions) override;
    [[nodiscard]] BlobStatus putBlock(const BlobRef& blob, const QByteArray& id, const QByteArray& bytes) override;
    [[nodiscard]] BlobResult<BlobProperties> putBlockList(const BlobRef& blob, const std::vector<BlockChoice>& blocks,
                                                          const BlobDescription& description,
                                                          const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlockLists> blockLists(const BlobRef& blob) override;
    [[nodiscard]] BlobResult<BlobPage> list(const QString& container, const BlobQuery& query) override;

    [[nodiscard]] const Report& report() const { return m_report; }

private:
    DurableBlobAccount(FileSystem& files, const QString& folder, const Clock& clock)
        : m_clock(clock), m_files(files, folder) {}
    [[nodiscard]] Status start(const QString& folder);
    [[nodiscard]] QByteArray nextEtag();
    [[nodiscard]] BlobStatus checkRef(const BlobRef& blob);
    /// Changes a container on disk, then in memory. Bound: m_changing is held.
    [[nodiscard]] BlobResult<ContainerProperties> change(ContainerRecord container);
    [[nodiscard]] BlobResult<ContainerRecord> known(const QString& name);
    [[nodiscard]] BlobStatus checkConditions(const BlobRef& blob, const BlobConditions& conditions);
    /// A blob whose file stays while this lives, whoever replaces it.
    struct HeldBlob {
        BlobRecord record;
        BlobFiles::Pin pin;
    };
    /// The blob as it is, if the conditions of a read are met.
    [[nodiscard]] BlobResult<HeldBlob> lookUp(const BlobRef& blob, const BlobConditions& conditions);
    [[nodiscard]] BlobResult<BlobPiece> read(const BlobRecord& record, const std::optional<BlobRange>& range);
    /// Removes the row of a blob whose file is damaged: BlobNotFound. Success: it was replaced meanwhile.
    [[nodiscard]] BlobStatus forgetIfDamaged(const BlobRef& blob, const BlobRecord& record);
    /// Writes the row of a blob whose bytes are in `file`, and removes the files that nobody needs any more.
    [[nodiscard]] BlobResult<BlobProperties> commit(const BlobRef& blob, BlobFile file, qint64 size,
                                                    std::vector<Block> blocks, const BlobDescription& description,
                                                    const BlobConditions& conditions);
    template<typename T>
    void afterFailure(const BlobResult<T>& outcome, BlobFile file);

    const Clock& m_clock;
    BlobFiles m_files;
    std::unique_ptr<BlobClerk> m_clerk;
    std::mutex m_changing;   // held while a container is changed, the commit included
    std::mutex m_containing; // guards m_containers, never for long
    QMap<QString, ContainerRecord> m_containers;
    std::atomic<std::uint64_t> m_changes = 0;
    Report m_report;
};

} // namespace gleaner
