// Connection strings, one a line, and a button that says of each whether it works and if not, why. Thread: GUI; trying
// happens away from it and can be cancelled.
#pragma once

#include "head_node/gui/setting_row.h"
#include "head_node/headlink/connection_test.h"

class QPlainTextEdit;
class QProgressBar;

namespace gleaner {

class ConnectionPanel : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives this.
    explicit ConnectionPanel(const Clock& clock);

    void show(const QString& connectionStrings);
    [[nodiscard]] QString text() const;
    [[nodiscard]] SettingRow* row() const { return m_row; }

Q_SIGNALS:
    void edited();

private:
    void begin();
    void add(const LineReport& report);
    void setRunning(bool running);
    void forgetReports();

    QPlainTextEdit* m_strings;
    SettingRow* m_row;
    QPushButton* m_test;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    QVBoxLayout* m_reports;
    int m_lines = 0;
    ConnectionTest m_trial;
};

} // namespace gleaner
