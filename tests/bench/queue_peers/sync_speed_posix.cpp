#include "tests/bench/queue_peers/sync_speed_posix.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace gleaner {

double syncsASecond(const std::string& folder, std::chrono::milliseconds duration) {
    const std::string path = folder + "/queue_peers.sync";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return 0;
    const std::array<char, 1'024> block{};
    const auto start = std::chrono::steady_clock::now();
    int count = 0;
    while (std::chrono::steady_clock::now() - start < duration &&
           ::write(file, block.data(), block.size()) == static_cast<ssize_t>(block.size()) && ::fdatasync(file) == 0)
        ++count;
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    ::close(file);
    ::unlink(path.c_str());
    return count / time.count();
}

} // namespace gleaner
