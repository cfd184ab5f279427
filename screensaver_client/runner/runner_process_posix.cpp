#include "screensaver_client/runner/runner_process.h"

#include <QTemporaryDir>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <mutex>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX wants it declared by who uses it

namespace gleaner {
namespace {

/// Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

struct Pipe {
    Descriptor reading, writing;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(ErrorCode::Unavailable, QString::fromLocal8Bit(std::strerror(errno)));
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

RunnerEnd endOf(int status) {
    if (WIFSIGNALED(status))
        return {QStringLiteral("with signal %1 (%2)")
                    .arg(WTERMSIG(status))
                    .arg(QString::fromLocal8Bit(::strsignal(WTERMSIG(status)))),
                WTERMSIG(status) == SIGKILL};
    return {QStringLiteral("with exit code %1").arg(WEXITSTATUS(status))};
}

class PosixRunner final : public RunnerProcess {
public:
    PosixRunner(pid_t pid, Descriptor toIt, Descriptor fromIt, std::unique_ptr<QTemporaryDir> folder)
        : m_pid(pid), m_toIt(std::move(toIt)), m_fromIt(std::move(fromIt)), m_folder(std::move(folder)) {
        ::fcntl(m_toIt.number(), F_SETFL, O_NONBLOCK); // a frozen one takes nothing; its own end still blocks
    }

    ~PosixRunner() override {
        kill();
        reap();
    }

    Result<qsizetype> write(QByteArrayView bytes, Milliseconds patience) override {
        pollfd waited{m_toIt.number(), POLLOUT, 0};
        if (::poll(&waited, 1, static_cast<int>(patience.count())) <= 0)
            return 0;
        const auto written = ::write(m_toIt.number(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return ended();
        return std::max<qsizetype>(written, 0);
    }

    Result<QByteArray> read(Milliseconds patience) override {
        pollfd waited{m_fromIt.number(), POLLIN, 0};
        if (::poll(&waited, 1, static_cast<int>(patience.count())) <= 0)
            return QByteArray();
        QByteArray bytes(kReadAtOnce, Qt::Uninitialized);
        const auto got = ::read(m_fromIt.number(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (got < 0 && errno == EINTR)
            return QByteArray();
        if (got <= 0)
            return ended();
        bytes.resize(got);
        return bytes;
    }

    void freeze() noexcept override { signal(SIGSTOP); }
    void thaw() noexcept override { signal(SIGCONT); }
    void kill() noexcept override { signal(SIGKILL); }
    qint64 processId() const override { return m_pid; }
    qint64 folderBytes() const override { return bytesOfFolder(m_folder->path()); }

    RunnerEnd howItEnded() override {
        kill(); // a runner that only closed its output is of no more use
        reap();
        return m_end;
    }

private:
    static constexpr qsizetype kReadAtOnce = 64 * 1024;

    static tl::unexpected<Error> ended() {
        return failure(ErrorCode::Unavailable, QStringLiteral("The computing process ended."));
    }
    /// Never to a process that took over its number: it is ours until it is reaped.
    void signal(int number) noexcept {
        const std::scoped_lock lock(m_mutex);
        if (!m_reaped)
            ::kill(m_pid, number);
    }
    void reap() {
        const std::scoped_lock lock(m_mutex);
        int status = 0;
        if (m_reaped)
            return;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_reaped = true;
        m_end = endOf(status);
    }

    const pid_t m_pid;
    Descriptor m_toIt, m_fromIt;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::mutex m_mutex;
    bool m_reaped = false; // guarded by m_mutex, like the next one
    RunnerEnd m_end;
};

/// argv or envp of exec: pointers into `texts`, which outlive it.
std::vector<char*> pointersTo(std::vector<QByteArray>& texts) {
    std::vector<char*> pointers;
    for (QByteArray& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<QByteArray> environmentWith(const QByteArray& temporaryFolder) {
    std::vector<QByteArray> variables{"TMPDIR=" + temporaryFolder};
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!QByteArrayView(*variable).startsWith("TMPDIR="))
            variables.emplace_back(*variable);
    }
    return variables;
}

/// What posix_spawn is told about descriptors, folder, session and signals.
class SpawnPlan {
public:
    SpawnPlan(int input, int output, const QByteArray& folder) {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addchdir_np(&m_actions, folder.constData());
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// An error number; 0: `pid` runs.
    int spawn(pid_t& pid, std::vector<QByteArray> command, std::vector<QByteArray> environment) {
        const auto arguments = pointersTo(command);
        const auto variables = pointersTo(environment);
        return ::posix_spawn(&pid, arguments.front(), &m_actions, &m_attributes, arguments.data(), variables.data());
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

Result<std::unique_ptr<RunnerProcess>> startRunner(const RunnerProgram& program) {
    auto toIt = makePipe();
    auto fromIt = makePipe();
    auto folder = std::make_unique<QTemporaryDir>(program.folder + QStringLiteral("/runner-XXXXXX"));
    if (!toIt || !fromIt || !folder->isValid())
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("A computing process gets no pipes or no folder of its own: see whether the disk "
                                      "with your cache folder is full."));
    std::vector<QByteArray> command;
    for (const QString& word : runnerCommand(program, ::getpid()))
        command.push_back(word.toLocal8Bit());
    const QByteArray place = folder->path().toLocal8Bit();
    pid_t pid = 0;
    SpawnPlan plan(toIt->reading.number(), fromIt->writing.number(), place);
    if (const int error = plan.spawn(pid, std::move(command), environmentWith(place)); error != 0)
        return failure(ErrorCode::Unavailable, QStringLiteral("A computing process cannot be started: %1.")
                                                   .arg(QString::fromLocal8Bit(std::strerror(error))));
    return std::make_unique<PosixRunner>(pid, std::move(toIt->writing), std::move(fromIt->reading), std::move(folder));
}

} // namespace gleaner
