// The heads that this PC computes for: enrolment files and their weights, as a table. Thread: the one with the windows.
#pragma once

#include <QJsonArray>
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace gleaner {

class HeadsEditor : public QWidget {
    Q_OBJECT

public:
    explicit HeadsEditor(QWidget* parent = nullptr);
    /// [{"enrolment": PATH, "weight": 1..1000}, …]
    [[nodiscard]] QJsonArray heads() const;
    void setHeads(const QJsonArray& heads);

Q_SIGNALS:
    void edited();

private:
    void addRow(const QString& enrolment, int weight);
    void chooseFile();
    QTableWidget* m_table;
    QPushButton* m_remove;
};

} // namespace gleaner
