// A job on its way from the window to its head: how it is sent, and what a person sees of that. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"

namespace gleaner {

/// Sends the job; then says so and opens its page, or says why the head refused it. Returns at once; calls `then` when
/// the head has answered, unless `context` is gone by then.
void handIn(WindowServices& services, QObject* context, const JobRequest& job, std::function<void()> then);

/// Hands in what a job file says (job_file.h). What is missing or wrong, or whose result would be written over an older
/// file, is filled into the form instead, with the reason beside it.
void handInFile(WindowServices& services, QObject* context, const QString& path);

} // namespace gleaner
