#include "screensaver_client/runner/runner_process.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <windows.h>

namespace gleaner {
namespace {

constexpr qsizetype kPipeBytes = 64 * 1024;

class Handle {
public:
    explicit Handle(HANDLE handle = nullptr) : m_handle(handle) {}
    Handle(Handle&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Handle() {
        if (m_handle != nullptr)
            CloseHandle(m_handle);
    }
    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

tl::unexpected<Error> systemFailure(const char* what) {
    return failure(ErrorCode::Unavailable, QStringLiteral("A computing process cannot be started: %1, error %2.")
                                               .arg(QLatin1String(what))
                                               .arg(GetLastError()));
}

/// A pipe one of whose ends a child may inherit.
struct Pipe {
    Handle ours, theirs;
};

Result<Pipe> makePipe(bool weWrite) {
    SECURITY_ATTRIBUTES inherit{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    HANDLE reading = nullptr;
    HANDLE writing = nullptr;
    if (CreatePipe(&reading, &writing, &inherit, static_cast<DWORD>(kPipeBytes)) == 0)
        return systemFailure("no pipe");
    const HANDLE ours = weWrite ? writing : reading;
    SetHandleInformation(ours, HANDLE_FLAG_INHERIT, 0);
    return Pipe{Handle(ours), Handle(weWrite ? reading : writing)};
}

/// Whatever is in it ends with the handle, that is with the agent, however that ends.
Handle makeJob(qint64 memoryBytes) {
    Handle job(CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    if (memoryBytes > 0) {
        limits.BasicLimitInformation.LimitFlags |= JOB_OBJECT_LIMIT_PROCESS_MEMORY;
        limits.ProcessMemoryLimit = static_cast<SIZE_T>(memoryBytes);
    }
    SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

/// NtSuspendProcess or NtResumeProcess: all threads at once, also those that begin meanwhile. They are as old as NT;
/// the documented way, thread by thread over a snapshot of the whole system, takes milliseconds.
using ProcessCall = LONG(NTAPI*)(HANDLE);
ProcessCall processCall(const char* name) {
    const auto address = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), name);
    return reinterpret_cast<ProcessCall>(reinterpret_cast<void*>(address));
}

class WindowsRunner final : public RunnerProcess {
public:
    WindowsRunner(Handle job, Handle process, qint64 id, Handle toIt, Handle fromIt,
                  std::unique_ptr<QTemporaryDir> folder)
        : m_job(std::move(job)), m_process(std::move(process)), m_id(id), m_toIt(std::move(toIt)),
          m_fromIt(std::move(fromIt)), m_folder(std::move(folder)), m_reader([this] { readAll(); }) {}

    ~WindowsRunner() override {
        kill();
        WaitForSingleObject(m_process.get(), INFINITE);
        m_reader.join();
    }

    Result<qsizetype> write(QByteArrayView bytes, Milliseconds) override {
        DWORD written = 0;
        const auto some = static_cast<DWORD>(std::min(bytes.size(), kPipeBytes));
        if (WriteFile(m_toIt.get(), bytes.data(), some, &written, nullptr) == 0)
            return ended();
        return static_cast<qsizetype>(written);
    }

    Result<QByteArray> read(Milliseconds patience) override {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return !m_bytes.isEmpty() || m_ended; });
        if (m_bytes.isEmpty() && m_ended)
            return ended();
        return std::exchange(m_bytes, QByteArray());
    }

    void freeze() noexcept override { call("NtSuspendProcess"); }
    void thaw() noexcept override { call("NtResumeProcess"); }
    void kill() noexcept override { TerminateProcess(m_process.get(), 1); }
    qint64 processId() const override { return m_id; }
    qint64 folderBytes() const override { return bytesOfFolder(m_folder->path()); }

    RunnerEnd howItEnded() override {
        kill();
        WaitForSingleObject(m_process.get(), INFINITE);
        DWORD code = 0;
        GetExitCodeProcess(m_process.get(), &code);
        return {QStringLiteral("with exit code 0x%1").arg(code, 0, 16)};
    }

private:
    static tl::unexpected<Error> ended() {
        return failure(ErrorCode::Unavailable, QStringLiteral("The computing process ended."));
    }
    void call(const char* name) noexcept {
        if (const ProcessCall function = processCall(name))
            function(m_process.get());
    }
    /// Until the process has ended.
    void readAll() {
        QByteArray some(64 * 1024, Qt::Uninitialized);
        for (;;) {
            DWORD got = 0;
            const bool good =
                ReadFile(m_fromIt.get(), some.data(), static_cast<DWORD>(some.size()), &got, nullptr) != 0 && got > 0;
            const std::scoped_lock lock(m_mutex);
            m_bytes.append(some.constData(), static_cast<qsizetype>(got));
            m_ended = !good;
            m_changed.notify_one();
            if (!good)
                return;
        }
    }

    Handle m_job, m_process;
    const qint64 m_id;
    Handle m_toIt, m_fromIt;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_bytes; // guarded by m_mutex, like the next one
    bool m_ended = false;
    std::thread m_reader;
};

QString commandLine(const QStringList& command) {
    QStringList quoted;
    for (const QString& word : command)
        quoted << QLatin1Char('"') + QString(word).replace(QLatin1Char('"'), QLatin1String("\\\"")) + QLatin1Char('"');
    return quoted.join(QLatin1Char(' '));
}

/// Ours with `folder` for temporary files, as CreateProcess takes it: each ends with a zero, and all with another.
std::wstring environmentWith(const QString& folder) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"TEMP", "TMP"})
        environment.insert(QLatin1String(name), QDir::toNativeSeparators(folder));
    std::wstring block;
    for (const QString& variable : environment.toStringList())
        block += variable.toStdWString() + L'\0';
    return block + L'\0';
}

/// CreateProcess that hands down these two pipe ends and nothing else of ours.
bool create(PROCESS_INFORMATION& made, const QStringList& command, const QString& folder, HANDLE input, HANDLE output) {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    QByteArray memory(static_cast<qsizetype>(size), '\0');
    STARTUPINFOEXW how{};
    how.StartupInfo.cb = sizeof how;
    how.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    how.StartupInfo.hStdInput = input;
    how.StartupInfo.hStdOutput = output;
    how.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory.data());
    HANDLE handedDown[] = {input, output};
    InitializeProcThreadAttributeList(how.lpAttributeList, 1, 0, &size);
    UpdateProcThreadAttribute(how.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handedDown, sizeof handedDown,
                              nullptr, nullptr);
    QStringList words = command;
    words.first() = QDir::toNativeSeparators(words.first());
    std::wstring line = commandLine(words).toStdWString();
    const std::wstring place = QDir::toNativeSeparators(folder).toStdWString();
    std::wstring variables = environmentWith(folder);
    const DWORD flags = CREATE_SUSPENDED | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT | IDLE_PRIORITY_CLASS |
                        EXTENDED_STARTUPINFO_PRESENT;
    const bool good = CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, flags, variables.data(),
                                     place.c_str(), &how.StartupInfo, &made) != 0;
    DeleteProcThreadAttributeList(how.lpAttributeList);
    return good;
}

} // namespace

Result<std::unique_ptr<RunnerProcess>> startRunner(const RunnerProgram& program) {
    auto toIt = makePipe(true);
    auto fromIt = makePipe(false);
    auto folder = std::make_unique<QTemporaryDir>(program.folder + QStringLiteral("/runner-XXXXXX"));
    if (!toIt || !fromIt || !folder->isValid())
        return systemFailure("no pipes or no folder");
    Handle job = makeJob(program.memoryBytes);
    PROCESS_INFORMATION made{};
    if (!create(made, runnerCommand(program, static_cast<qint64>(GetCurrentProcessId())), folder->path(),
                toIt->theirs.get(), fromIt->theirs.get()))
        return systemFailure("the system says no");
    Handle process(made.hProcess);
    const Handle thread(made.hThread);
    AssignProcessToJobObject(job.get(), process.get());
    ResumeThread(thread.get());
    return std::make_unique<WindowsRunner>(std::move(job), std::move(process), made.dwProcessId, std::move(toIt->ours),
                                           std::move(fromIt->ours), std::move(folder));
}

} // namespace gleaner
