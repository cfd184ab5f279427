#include "tests/bench/queue_peers/process_figures_posix.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace gleaner {

double residentBytes(qint64 process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) * 1'024;
    return 0;
}

double processorTime_us(qint64 process) {
    constexpr int kFieldsBefore = 11; // after the name in brackets: state … cmajflt
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < kFieldsBefore; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace gleaner
