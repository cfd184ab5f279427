// A disk in memory that fails when told: full, failing syncs, power cuts. Unkind where real disks are: a failed sync
// loses its pages for good and the next one succeeds; a power cut keeps any part of what was not synced, names
// included. Thread: every method on any thread. Ownership: opened files share their contents with it.
#pragma once

#include "head_node/store/file_system.h"
#include "tests/support/seeded_random.h"

#include <QMap>
#include <QSet>

#include <limits>
#include <mutex>
#include <vector>

namespace gleaner {

class FaultyFileSystem final : public FileSystem {
public:
    explicit FaultyFileSystem(std::uint64_t seed = 1) : m_random(seed) {}

    /// From now on only so many more bytes fit.
    void setFreeBytes(qsizetype bytes) {
        locked([&] { m_freeBytes = bytes; });
    }
    void setUnlimited() { setFreeBytes(std::numeric_limits<qsizetype>::max()); }
    /// The next `count` syncs of files fail and lose what they should have stored.
    void failSyncs(int count) {
        locked([&] { m_syncsToFail = count; });
    }
    /// During the `count`-th sync from now (files and folders, 1-based) the power goes: every call fails from then on.
    void cutPowerAtSync(int count) {
        locked([&] { m_syncsToPowerCut = count; });
    }
    [[nodiscard]] bool isPowerless() const {
        return locked([&] { return m_powerless; });
    }
    [[nodiscard]] int syncCount() const {
        return locked([&] { return m_syncs; });
    }

    /// The disk as it is found after the power went now.
    [[nodiscard]] std::unique_ptr<FaultyFileSystem> afterPowerCut() {
        const std::scoped_lock lock(m_mutex);
        auto image = std::make_unique<FaultyFileSystem>(m_random.next());
        QStringList names = m_names.keys() + m_durableNames.keys();
        names.removeDuplicates();
        for (const QString& name : names) {
            const auto node = coin() ? m_names.value(name) : m_durableNames.value(name); // mostly the same
            if (node)
                image->m_durableNames[name] = image->m_names[name] = std::make_shared<Node>(survivorOf(*node));
        }
        return image;
    }

    /// For tests that damage files by hand.
    [[nodiscard]] QByteArray contents(const QString& path) const {
        return locked([&] { return m_names.value(path)->data; });
    }
    void setContents(const QString& path, const QByteArray& data) {
        locked([&] { m_durableNames[path] = m_names[path] = std::make_shared<Node>(Node{data, data.size(), {}}); });
    }

    Status makeFolder(const QString&) override { return {}; }
    Result<QStringList> list(const QString& folder) override {
        return locked([&]() -> Result<QStringList> {
            QStringList names;
            for (auto entry = m_names.begin(); entry != m_names.end(); ++entry)
                if (entry.key().startsWith(folder + u'/'))
                    names << entry.key().sliced(folder.size() + 1);
            return names;
        });
    }
    Result<std::uint64_t> size(const QString& path) override {
        return locked([&]() -> Result<std::uint64_t> {
            if (!m_names.contains(path))
                return missing(path);
            return static_cast<std::uint64_t>(m_names.value(path)->data.size());
        });
    }
    Result<std::unique_ptr<AppendFile>> openAppend(const QString& path, std::uint64_t offset) override {
        return locked([&]() -> Result<std::unique_ptr<AppendFile>> {
            if (m_powerless)
                return noPower();
            if (!m_names.contains(path))
                m_names[path] = std::make_shared<Node>();
            cut(*m_names[path], offset);
            return std::make_unique<File>(*this, m_names[path]);
        });
    }
    Result<std::unique_ptr<AppendFile>> openNew(const QString& path) override { return openAppend(path, 0); }
    Result<std::unique_ptr<RandomAccessFile>> openRead(const QString& path) override {
        return locked([&]() -> Result<std::unique_ptr<RandomAccessFile>> {
            if (!m_names.contains(path))
                return missing(path);
            return std::make_unique<Reader>(*this, m_names[path]);
        });
    }
    Status remove(const QString& path) override {
        return locked([&]() -> Status {
            if (m_powerless)
                return noPower();
            return m_names.remove(path) ? Status() : missing(path);
        });
    }
    Status rename(const QString& from, const QString& to) override {
        return locked([&]() -> Status {
            if (m_powerless)
                return noPower();
            if (!m_names.contains(from))
                return missing(from);
            m_names[to] = m_names.take(from);
            return {};
        });
    }
    Status truncate(const QString& path, std::uint64_t size) override {
        return locked([&]() -> Status {
            if (m_powerless)
                return noPower();
            if (!m_names.contains(path))
                return missing(path);
            cut(*m_names[path], size);
            return {};
        });
    }
    Status syncFolder(const QString&) override {
        return locked([&]() -> Status {
            const bool survives = countSync();
            if (survives)
                m_durableNames = m_names;
            return m_powerless ? noPower() : Status();
        });
    }
    Result<std::unique_ptr<FileLock>> lock(const QString& path) override {
        return locked([&]() -> Result<std::unique_ptr<FileLock>> {
            if (m_locks.contains(path))
                return failure(ErrorCode::Unavailable, QStringLiteral("Another head uses \"%1\".").arg(path));
            m_locks.insert(path);
            return std::make_unique<Lock>(*this, path);
        });
    }

private:
    struct Node {
        QByteArray data;
        qsizetype synced = 0;
        std::vector<std::pair<qsizetype, qsizetype>> lost; ///< [from, to) that a failed sync dropped
    };

    class File final : public AppendFile {
    public:
        File(FaultyFileSystem& files, std::shared_ptr<Node> node) : m_files(files), m_node(std::move(node)) {}
        Status append(QByteArrayView bytes) override {
            const std::scoped_lock lock(m_files.m_mutex);
            if (m_files.m_powerless)
                return noPower();
            const qsizetype fits = std::min(bytes.size(), m_files.m_freeBytes);
            m_node->data.append(bytes.data(), fits);
            if (m_files.m_freeBytes != std::numeric_limits<qsizetype>::max())
                m_files.m_freeBytes -= fits;
            if (fits < bytes.size())
                return failure(ErrorCode::DiskFull, QStringLiteral("No space left on the disk in memory."));
            return {};
        }
        Status sync() override {
            const std::scoped_lock lock(m_files.m_mutex);
            const bool survives = m_files.countSync();
            if (m_files.m_syncsToFail > 0) {
                --m_files.m_syncsToFail;
                m_node->lost.emplace_back(m_node->synced, m_node->data.size());
                m_node->synced = m_node->data.size();
                return failure(ErrorCode::Unavailable, QStringLiteral("Input/output error of the disk in memory."));
            }
            if (survives)
                m_node->synced = m_node->data.size();
            return m_files.m_powerless ? noPower() : Status();
        }

    private:
        FaultyFileSystem& m_files;
        std::shared_ptr<Node> m_node;
    };

    class Reader final : public RandomAccessFile {
    public:
        Reader(const FaultyFileSystem& files, std::shared_ptr<const Node> node)
            : m_files(files), m_node(std::move(node)) {}
        Result<QByteArray> read(std::uint64_t offset, qsizetype size) const override {
            const std::scoped_lock lock(m_files.m_mutex);
            return m_node->data.mid(static_cast<qsizetype>(offset), size);
        }

    private:
        const FaultyFileSystem& m_files;
        std::shared_ptr<const Node> m_node;
    };

    class Lock final : public FileLock {
    public:
        Lock(FaultyFileSystem& files, QString path) : m_files(files), m_path(std::move(path)) {}
        ~Lock() override {
            m_files.locked([&] { m_files.m_locks.remove(m_path); });
        }

    private:
        FaultyFileSystem& m_files;
        QString m_path;
    };

    template<typename Action>
    auto locked(Action action) const -> decltype(action()) {
        const std::scoped_lock lock(m_mutex);
        return action();
    }
    static tl::unexpected<Error> missing(const QString& path) {
        return failure(ErrorCode::NotFound, QStringLiteral("There is no \"%1\".").arg(path));
    }
    static tl::unexpected<Error> noPower() {
        return failure(ErrorCode::Unavailable, QStringLiteral("The power is off."));
    }
    bool coin() { return m_random.next() % 2 == 0; }
    qsizetype upTo(qsizetype most) {
        return static_cast<qsizetype>(m_random.next() % static_cast<std::uint64_t>(most + 1));
    }

    /// True when this sync takes effect; even the one during which the power goes may.
    bool countSync() {
        if (m_powerless)
            return false;
        ++m_syncs;
        m_powerless = m_syncsToPowerCut > 0 && --m_syncsToPowerCut == 0;
        return !m_powerless || coin();
    }
    static void cut(Node& node, std::uint64_t size) {
        node.data.resize(static_cast<qsizetype>(size), '\0');
        node.synced = std::min(node.synced, node.data.size());
    }
    Node survivorOf(const Node& node) {
        const qsizetype kept = upTo(node.data.size() - node.synced);
        QByteArray data = node.data.first(node.synced + kept);
        for (const auto& [from, to] : node.lost)
            std::fill(data.begin() + std::min(from, data.size()), data.begin() + std::min(to, data.size()), '\0');
        if (kept > 0 && coin()) { // some sectors in the middle did not make it
            const qsizetype from = upTo(kept);
            std::fill_n(data.begin() + node.synced + from, upTo(kept - from), '\0');
        }
        if (coin()) // space reserved ahead
            data.append(upTo(4'096), '\0');
        return Node{data, data.size(), {}};
    }

    mutable std::mutex m_mutex;
    SeededRandom m_random;
    QMap<QString, std::shared_ptr<Node>> m_names;
    QMap<QString, std::shared_ptr<Node>> m_durableNames;
    QSet<QString> m_locks;
    qsizetype m_freeBytes = std::numeric_limits<qsizetype>::max();
    int m_syncsToFail = 0;
    int m_syncsToPowerCut = 0;
    int m_syncs = 0;
    bool m_powerless = false;
};

} // namespace gleaner
