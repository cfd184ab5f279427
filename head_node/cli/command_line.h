// What the commands of the console program share. Each command lives in a file of its own with one add…Command()
// function that declares its options and says what to run. Thread: main.
#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/job/computation_registry.h"
#include "head_node/cli/console.h"
#include "head_node/cli/exit_code.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace gleaner {

/// Owned by main(); outlives the parse and the run.
struct CommandLine {
    const ComputationRegistry& computations;
    Clock& clock;
    RandomSource& random;

    // Options that most commands take.
    std::string data; ///< empty: the user's own folder
    bool json = false;

    /// Set by the command that was chosen; returns an ExitCode.
    std::function<int()> chosen;

    /// --data and --json.
    void addCommonOptions(CLI::App& command);
    [[nodiscard]] QString dataFolder() const;
};

void addRunCommand(CLI::App& app, CommandLine& line);
void addServeCommand(CLI::App& app, CommandLine& line);
void addWorkCommand(CLI::App& app, CommandLine& line);
void addSubmitCommand(CLI::App& app, CommandLine& line);
void addStatusCommand(CLI::App& app, CommandLine& line);
void addFleetCommand(CLI::App& app, CommandLine& line);
void addPeekCommand(CLI::App& app, CommandLine& line);
void addJobCommands(CLI::App& app, CommandLine& line); ///< cancel, pause, resume, priority, remove
void addPoisonCommand(CLI::App& app, CommandLine& line);
void addWorkerCommand(CLI::App& app, CommandLine& line);

[[nodiscard]] inline QString fromStd(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace gleaner
