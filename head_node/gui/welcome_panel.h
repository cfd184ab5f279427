// What stands in the place of an empty table: what this is, and a first job one click away. Thread: GUI.
#pragma once

#include "common/job/computation_registry.h"

#include <QWidget>

namespace gleaner {

class WelcomePanel : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePanel(const ComputationRegistry& computations);

Q_SIGNALS:
    /// The form of a new job of this computation is wanted.
    void chosen(const QString& computation);
};

} // namespace gleaner
