#include "screensaver_client/runner/guest_start.h"

namespace gleaner {

Result<std::unique_ptr<RunnerProcess>> GuestStart::start(qint64 memoryBytes) {
    RunnerProgram program = m_program;
    program.memoryBytes = memoryBytes;
    if (program.wrapper.isEmpty())
        return startRunner(program);
    if (m_wrapperWorks) {
        auto runner = startRunner(program);
        const auto ready = runner ? (*runner)->read(kGuestPatience) : Result<QByteArray>(failure(runner.error()));
        if (ready && !ready->isEmpty())
            return runner; // what it said is that it is ready: it says nothing else before it is asked
        m_wrapperWorks = false;
    }
    program.wrapper.clear();
    return startRunner(program);
}

} // namespace gleaner
