// A job as a form holds it: texts, as a person typed them, and what is wrong with each. Pure apart from looking whether
// files are there; any thread.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/engine/job_submission.h"

#include <QMap>

namespace gleaner {

struct JobDraft {
    QString computation;
    QMap<QString, QString> texts; ///< by parameter; empty: the default
    QString title;
    QString purpose;
    QString outputPath;
    int priority = 0;
};

/// What the form shows beside its fields.
struct DraftCheck {
    QMap<QString, QString> complaints; ///< by parameter, a sentence; kOutputField for the output, "" for none of them
    JobRequest request;                ///< good to be handed in when there are no complaints
    [[nodiscard]] bool isGood() const { return complaints.isEmpty(); }
};

inline constexpr QLatin1String kOutputField("-output"); ///< no parameter is called so

/// Looks at every value by itself; what only the computation can tell is split()'s to say.
[[nodiscard]] DraftCheck checkDraft(const Computation& computation, const JobDraft& draft);
/// Which field an error of split() is about: the parameter it names, else the only input file, else "".
[[nodiscard]] QString fieldOf(const Error& error, const Computation& computation);
/// A draft with the request's values; what equals the default is left empty.
[[nodiscard]] JobDraft draftOf(const JobRequest& request, const Computation& computation);

/// The newest of each, in the order a person is offered them: what is only for measuring comes last.
[[nodiscard]] std::vector<const Computation*> offeredComputations(const ComputationRegistry& registry);

/// "Max iterations" for "max-iterations" or "max_iterations", in the user's language.
[[nodiscard]] QString parameterLabel(const QString& name);
/// "1 to 100,000 pixels", "1e-11 to 16"; empty without bounds.
[[nodiscard]] QString rangeWords(const ParameterSpec& spec);
/// The default as a form shows it; empty when the parameter is required.
[[nodiscard]] QString defaultText(const ParameterSpec& spec);
/// In the user's language, where there is a translation.
[[nodiscard]] QString computationWords(const QString& english);

} // namespace gleaner
