// The status bar: which head this is, who computes, and what is wrong. Thread: GUI.
#pragma once

#include "head_node/headlink/head_session.h"

#include <QStatusBar>

class QLabel;

namespace gleaner {

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    StatusLine();

    void showSession(SessionState state, const QString& sentence);
    void showSnapshot(const HeadSnapshot& snapshot);
    /// The head did not answer.
    void showSilence(const QString& sentence);

private:
    QLabel* m_head;
    QLabel* m_trouble;
    QLabel* m_fleet;
};

/// "3 PCs with 20 processors, and 2 processors of this PC, compute."
[[nodiscard]] QString fleetSentence(const HeadSnapshot& snapshot);

} // namespace gleaner
