// The options of gleaner-head, as settings that go before the file's. Thread: main.
#pragma once

#include "head_node/cli/host_options.h"
#include "head_node/headlink/head_setup.h"

#include <optional>
#include <string>

namespace gleaner {

struct HeadArguments {
    HostArguments host;
    std::optional<LocalCompute> localCompute;
    std::string data;     ///< empty: the file's, or else the user's own folder
    std::string settings; ///< empty: the user's own file
    std::string job;      ///< a job file to hand in; empty: none
};

void addHeadOptions(CLI::App& app, HeadArguments& arguments);

/// `app`: has parsed. Errors: those of hostOptions().
[[nodiscard]] Result<GivenSettings> givenSettings(const CLI::App& app, const HeadArguments& arguments);

} // namespace gleaner
