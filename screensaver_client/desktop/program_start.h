// Starts other programs of Gleaner: the agent, the desk. Thread: any.
#pragma once

#include <QString>
#include <QStringList>

namespace gleaner {

/// The program of that name ("gleaner-agent") beside this one, else in the search path; empty: it is not installed.
[[nodiscard]] QString gleanerProgram(const QString& name);

/// Starts it on its own feet: it outlives this process and knows nothing of a screen saver's window. False: it is not
/// installed or cannot be run.
[[nodiscard]] bool startGleanerProgram(const QString& name, const QStringList& arguments);

} // namespace gleaner
