// A job on the command line: every computation is a subcommand, every one of its parameters an option. Thread: main.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/engine/job_submission.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace gleaner {

/// The options of one command that takes a job; must stay where it is between declare() and the parse.
class JobForm {
public:
    /// Adds a subcommand for each computation to `command`, and -o, --title, --purpose, --priority.
    void declare(CLI::App& command, const ComputationRegistry& computations);

    /// Adds --job FILE: a job file (engine/job_file.h) in the place of a computation. After declare().
    void declareFile(CLI::App& command);

    /// False when no computation was named.
    [[nodiscard]] bool isFilled() const { return m_computation != nullptr; }
    /// After the parse, with paths made absolute. Without -o the result goes to COMPUTATION.SUFFIX in the current
    /// folder. Options beside --job go before what the file says. Errors: InvalidArgument (neither a computation nor a
    /// file, or both; a value that is not of its parameter's type), and those of readJobFile().
    [[nodiscard]] Result<JobRequest> request() const;
    [[nodiscard]] const Computation* computation() const { return m_computation; }
    /// As -o said, absolute; empty without -o.
    [[nodiscard]] QString outputPath() const;

private:
    void declareParameters(CLI::App& command, const Computation& computation);
    [[nodiscard]] Result<JobRequest> fromFile() const;

    const ComputationRegistry* m_computations = nullptr;
    const Computation* m_computation = nullptr;
    std::string m_file;
    std::map<std::string, std::map<std::string, std::string>> m_texts; ///< computation -> parameter -> text
    std::string m_output;
    std::string m_title;
    std::string m_purpose;
    int m_priority = 0;
};

/// What a person typed, as the parameter's type; "1e10" is a whole number too. Errors: InvalidArgument.
[[nodiscard]] Result<QJsonValue> parameterFromText(const ParameterSpec& spec, const QString& text);

} // namespace gleaner
