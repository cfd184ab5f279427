// The options of the commands that are a head: run and serve. Thread: main.
#pragma once

#include "head_node/host/head_host.h"
#include "head_node/settings/limit_options.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace gleaner {

struct HostArguments {
    std::string listen; ///< ADDRESS:PORT; empty: not at all
    std::optional<quint16> listenBlobs = {};
    bool plainHttp = false;
    bool tls = false;
    std::string certificate = {};       ///< PEM file; with `key`
    std::string key = {};               ///< PEM file
    std::string queuesAt = {};          ///< a connection string, or @FILE
    std::map<QString, int> limits = {}; ///< those that were given, by the name of the setting
};

void addHostOptions(CLI::App& command, HostArguments& arguments);

/// Errors: InvalidArgument (an address, a connection string, a network address without --tls and --plain-http, options
/// that exclude each other), NotFound (@FILE).
[[nodiscard]] Result<HostOptions> hostOptions(const HostArguments& arguments, const QString& dataFolder);

/// Connection strings as typed, or read from the file when it is "@FILE": one a line. Errors: NotFound,
/// InvalidArgument.
[[nodiscard]] Result<ConnectionList> connectionFrom(const QString& text);

} // namespace gleaner
