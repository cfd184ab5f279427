#include "head_node/store/blob_files.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr int kNumberDigits = 16;
const QString kSuffix = QStringLiteral(".blob");

QString nameOf(BlobFile file) {
    return QString::number(file).rightJustified(kNumberDigits, u'0') + kSuffix;
}

/// nullopt: not one of ours.
std::optional<BlobFile> numberOf(const QString& name) {
    const BlobFile number = name.chopped(std::min(name.size(), kSuffix.size())).toLongLong();
    return number > 0 && nameOf(number) == name ? std::optional(number) : std::nullopt;
}

} // namespace

Result<qsizetype> BlobFiles::sweep(const std::vector<BlobFile>& needed) {
    const auto names = m_files.list(m_folder);
    if (!names)
        return failure(names.error());
    if (!needed.empty())
        m_last = needed.back();
    qsizetype swept = 0;
    for (const QString& name : *names) {
        const auto number = numberOf(name);
        if (!number)
            continue;
        m_last = std::max(m_last.load(), *number);
        if (std::ranges::binary_search(needed, *number))
            continue;
        if (auto removed = m_files.remove(pathOf(*number)); !removed)
            return failure(removed.error());
        ++swept;
    }
    return swept;
}

Result<BlobFile> BlobFiles::write(QByteArrayView bytes) {
    return make([bytes](AppendFile& file) { return file.append(bytes); });
}

Result<BlobFile> BlobFiles::join(const std::vector<BlobSource>& sources) {
    return make([&](AppendFile& file) {
        for (const BlobSource& source : sources) {
            if (auto copied = copy(source, file); !copied)
                return copied;
        }
        return Status();
    });
}

template<typename Fill>
Result<BlobFile> BlobFiles::make(Fill fill) {
    const BlobFile number = ++m_last;
    const QString path = pathOf(number);
    Status status;
    {
        const auto file = m_files.openNew(path);
        if (!file)
            return failure(file.error());
        status = fill(**file);
        if (status)
            status = (*file)->sync();
    }
    if (status)
        status = m_files.syncFolder(m_folder);
    if (status)
        return number;
    remove({number});
    return failure(status.error());
}

Status BlobFiles::copy(const BlobSource& source, AppendFile& to) const {
    for (qint64 done = 0; done < source.size;) {
        const qint64 size = std::min(source.size - done, kCopyBytes);
        const auto bytes = read(source.file, source.offset + done, size);
        if (!bytes)
            return failure(bytes.error());
        if (auto appended = to.append(*bytes); !appended)
            return appended;
        done += size;
    }
    return {};
}

Result<QByteArray> BlobFiles::read(BlobFile file, qint64 offset, qint64 size) const {
    const auto opened = m_files.openRead(pathOf(file));
    if (!opened)
        return failure(opened.error());
    auto bytes = (*opened)->read(static_cast<std::uint64_t>(offset), static_cast<qsizetype>(size));
    if (bytes && bytes->size() != size)
        return failure(
            ErrorCode::Corrupt,
            QStringLiteral("\"%1\" is shorter than it was written. Check the disk; the job that needs it has "
                           "to be submitted again.")
                .arg(pathOf(file)));
    return bytes;
}

void BlobFiles::remove(const std::vector<BlobFile>& files) {
    for (const BlobFile file : files) {
        {
            const std::scoped_lock pinning(m_pinning);
            if (const auto readers = m_pinned.find(file); readers != m_pinned.end()) {
                readers->isRemoved = true;
                continue;
            }
        }
        (void)m_files.remove(pathOf(file));
    }
}

BlobFiles::Pin BlobFiles::pin(std::vector<BlobFile> files) {
    const std::scoped_lock pinning(m_pinning);
    for (const BlobFile file : files)
        ++m_pinned[file].count;
    return Pin(*this, std::move(files));
}

BlobFiles::Pin::~Pin() {
    for (const BlobFile file : m_pinned)
        m_files->unpin(file);
}

void BlobFiles::unpin(BlobFile file) {
    {
        const std::scoped_lock pinning(m_pinning);
        const auto readers = m_pinned.find(file);
        if (--readers->count > 0)
            return;
        const bool isRemoved = readers->isRemoved;
        m_pinned.erase(readers);
        if (!isRemoved)
            return;
    }
    (void)m_files.remove(pathOf(file));
}

QString BlobFiles::pathOf(BlobFile file) const {
    return m_folder + u'/' + nameOf(file);
}

} // namespace gleaner
