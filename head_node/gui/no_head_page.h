// What stands in the place of every view while there is no head: why, and what a person can do. Thread: GUI.
#pragma once

#include "common/base/error.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gleaner {

class NoHeadPage : public QWidget {
    Q_OBJECT
public:
    NoHeadPage();

    void showFailure(const Error& why);
    /// It is tried again.
    void showOpening(const QString& sentence);
    /// Without settings there are no buttons.
    void setHasSettings(bool has);

Q_SIGNALS:
    void tryAgainWanted();
    void settingsWanted();

private:
    QLabel* m_why;
    QLabel* m_hint;
    QProgressBar* m_busy;
    QPushButton* m_again;
    QPushButton* m_settings;
};

} // namespace gleaner
