// Files by Win32 calls. Folders need no sync of their own on NTFS: its journal orders names before data that is
// flushed.
#include "head_node/store/file_system.h"

#include <QDir>

#include <windows.h>

#include <algorithm>
#include <string>
#include <utility>

namespace gleaner {

namespace {

/// ERROR_DISK_QUOTA_EXCEEDED, which MinGW's headers do not have.
constexpr DWORD kDiskQuotaExceeded = 1295;

tl::unexpected<Error> systemFailure(const char* verb, const QString& path, DWORD error) {
    const QString text = QStringLiteral("Cannot %1 \"%2\": %3")
                             .arg(QString::fromLatin1(verb), path, qt_error_string(static_cast<int>(error)));
    switch (error) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case kDiskQuotaExceeded:
        return failure(ErrorCode::DiskFull, text + QStringLiteral(" Make room on that disk."));
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
        return failure(ErrorCode::NotFound, text);
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
        return failure(ErrorCode::Refused, text + QStringLiteral(" Give this user the right to write there."));
    default:
        return failure(ErrorCode::Unavailable, text);
    }
}

std::wstring nativePath(const QString& path) {
    return QDir::toNativeSeparators(path).toStdWString();
}

/// Owns a handle of CreateFile.
class Handle {
public:
    explicit Handle(HANDLE value) : m_value(value) {}
    Handle(Handle&& other) noexcept : m_value(std::exchange(other.m_value, INVALID_HANDLE_VALUE)) {}
    Handle& operator=(Handle&&) = delete;
    ~Handle() {
        if (m_value != INVALID_HANDLE_VALUE)
            CloseHandle(m_value);
    }
    [[nodiscard]] HANDLE get() const { return m_value; }

private:
    HANDLE m_value;
};

Result<Handle> openHandle(const QString& path, DWORD access, DWORD share, DWORD creation) {
    const HANDLE handle =
        CreateFileW(nativePath(path).c_str(), access, share, nullptr, creation, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return systemFailure("open", path, GetLastError());
    return Handle(handle);
}

constexpr DWORD kShareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

Status cut(const Handle& file, const QString& path, std::uint64_t size) {
    LARGE_INTEGER end;
    end.QuadPart = static_cast<LONGLONG>(size);
    if (!SetFilePointerEx(file.get(), end, nullptr, FILE_BEGIN) || !SetEndOfFile(file.get()))
        return systemFailure("cut", path, GetLastError());
    return {};
}

class WindowsAppendFile final : public AppendFile {
public:
    WindowsAppendFile(Handle file, QString path) : m_file(std::move(file)), m_path(std::move(path)) {}

    Status append(QByteArrayView bytes) override {
        while (!bytes.isEmpty()) {
            DWORD written = 0;
            const auto most = static_cast<DWORD>(std::min<qsizetype>(bytes.size(), 1 << 30));
            if (!WriteFile(m_file.get(), bytes.data(), most, &written, nullptr))
                return systemFailure("write to", m_path, GetLastError());
            bytes = bytes.sliced(static_cast<qsizetype>(written));
        }
        return {};
    }
    Status sync() override {
        if (!FlushFileBuffers(m_file.get()))
            return systemFailure("sync", m_path, GetLastError());
        return {};
    }

private:
    Handle m_file;
    QString m_path;
};

class WindowsRandomAccessFile final : public RandomAccessFile {
public:
    WindowsRandomAccessFile(Handle file, QString path) : m_file(std::move(file)), m_path(std::move(path)) {}

    Result<QByteArray> read(std::uint64_t offset, qsizetype size) const override {
        QByteArray bytes(size, Qt::Uninitialized);
        qsizetype done = 0;
        while (done < size) {
            OVERLAPPED place{};
            const std::uint64_t from = offset + static_cast<std::uint64_t>(done);
            place.Offset = static_cast<DWORD>(from & 0xFFFF'FFFFU);
            place.OffsetHigh = static_cast<DWORD>(from >> 32U);
            DWORD count = 0;
            const auto most = static_cast<DWORD>(std::min<qsizetype>(size - done, 1 << 30));
            if (!ReadFile(m_file.get(), bytes.data() + done, most, &count, &place) &&
                GetLastError() != ERROR_HANDLE_EOF)
                return systemFailure("read", m_path, GetLastError());
            if (count == 0)
                break;
            done += static_cast<qsizetype>(count);
        }
        bytes.truncate(done);
        return bytes;
    }

private:
    Handle m_file;
    QString m_path;
};

class WindowsFileLock final : public FileLock {
public:
    explicit WindowsFileLock(Handle file) : m_file(std::move(file)) {}

private:
    Handle m_file;
};

class WindowsFileSystem final : public FileSystem {
public:
    Status makeFolder(const QString& path) override {
        if (QDir().mkpath(path))
            return {};
        return systemFailure("make the folder", path, GetLastError());
    }
    Result<QStringList> list(const QString& folder) override {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    Result<std::uint64_t> size(const QString& path) override {
        WIN32_FILE_ATTRIBUTE_DATA data{};
        if (!GetFileAttributesExW(nativePath(path).c_str(), GetFileExInfoStandard, &data))
            return systemFailure("look at", path, GetLastError());
        return (std::uint64_t(data.nFileSizeHigh) << 32U) | data.nFileSizeLow;
    }
    Result<std::unique_ptr<AppendFile>> openAppend(const QString& path, std::uint64_t offset) override {
        auto file = openHandle(path, GENERIC_WRITE, kShareAll, OPEN_ALWAYS);
        if (!file)
            return failure(file.error());
        if (const auto done = cut(*file, path, offset); !done)
            return failure(done.error());
        return std::make_unique<WindowsAppendFile>(std::move(*file), path);
    }
    Result<std::unique_ptr<AppendFile>> openNew(const QString& path) override { return openAppend(path, 0); }
    Result<std::unique_ptr<RandomAccessFile>> openRead(const QString& path) override {
        auto file = openHandle(path, GENERIC_READ, kShareAll, OPEN_EXISTING);
        if (!file)
            return failure(file.error());
        return std::make_unique<WindowsRandomAccessFile>(std::move(*file), path);
    }
    Status remove(const QString& path) override {
        if (!DeleteFileW(nativePath(path).c_str()))
            return systemFailure("remove", path, GetLastError());
        return {};
    }
    Status rename(const QString& from, const QString& to) override {
        if (!MoveFileExW(nativePath(from).c_str(), nativePath(to).c_str(),
                         MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
            return systemFailure("rename", from, GetLastError());
        return {};
    }
    Status truncate(const QString& path, std::uint64_t size) override {
        const auto file = openHandle(path, GENERIC_WRITE, kShareAll, OPEN_EXISTING);
        return file ? cut(*file, path, size) : Status(failure(file.error()));
    }
    Status syncFolder(const QString&) override { return {}; }
    Result<std::unique_ptr<FileLock>> lock(const QString& path) override {
        auto file = openHandle(path, GENERIC_READ | GENERIC_WRITE, 0, OPEN_ALWAYS);
        if (file)
            return std::make_unique<WindowsFileLock>(std::move(*file));
        if (file.error().code != ErrorCode::Unavailable) // a sharing violation is
            return failure(file.error());
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("Another head uses this data folder (\"%1\" is locked); stop it first, or choose "
                                      "another folder.")
                           .arg(path));
    }
};

} // namespace

std::unique_ptr<FileSystem> makeSystemFileSystem() {
    return std::make_unique<WindowsFileSystem>();
}

} // namespace gleaner
