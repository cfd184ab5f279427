#include "screensaver_client/runner/guest_start.h"

namespace gleaner {

namespace {

Result<StartedRunner> startBare(const RunnerProgram& program) {
    return startRunner(program).map([](std::unique_ptr<RunnerProcess> process) {
        return StartedRunner{std::move(process), {}};
    });
}

} // namespace

Result<StartedRunner> GuestStart::start(qint64 memoryBytes) {
    RunnerProgram program = m_program;
    program.memoryBytes = memoryBytes;
    if (program.wrapper.isEmpty())
        return startBare(program);
    if (m_wrapperWorks) {
        auto runner = startRunner(program);
        auto said = runner ? (*runner)->read(kGuestPatience) : Result<QByteArray>(failure(runner.error()));
        if (said && !said->isEmpty())
            return StartedRunner{*std::move(runner), *std::move(said)};
        m_wrapperWorks = false;
    }
    program.wrapper.clear();
    return startBare(program);
}

} // namespace gleaner
