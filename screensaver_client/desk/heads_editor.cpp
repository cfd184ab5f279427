#include "screensaver_client/desk/heads_editor.h"

#include "screensaver_client/desk/setting_specs.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

namespace gleaner {

HeadsEditor::HeadsEditor(QWidget* parent) : QWidget(parent), m_table(new QTableWidget(0, 2, this)) {
    m_table->setHorizontalHeaderLabels({tr("Enrolment file"), tr("Weight")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false); // Tab leaves the table, as everywhere else in the dialog
    m_table->setAccessibleName(tr("Heads that this PC computes for"));
    auto* add = new QPushButton(tr("&Add…"), this);
    add->setToolTip(tr("Choose an enrolment file"));
    m_remove = new QPushButton(tr("&Remove"), this);
    m_remove->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    setFocusProxy(m_table);

    connect(add, &QPushButton::clicked, this, &HeadsEditor::chooseFile);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_table->removeRow(m_table->currentRow());
        Q_EMIT edited();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(m_table, &QTableWidget::cellChanged, this, &HeadsEditor::edited);
}

void HeadsEditor::addRow(const QString& enrolment, int weight) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(enrolment));
    auto* spin = new QSpinBox(m_table);
    spin->setRange(1, kMaxHeadWeight);
    spin->setValue(weight);
    spin->setAccessibleName(tr("Weight of %1").arg(enrolment));
    connect(spin, &QSpinBox::valueChanged, this, &HeadsEditor::edited);
    m_table->setCellWidget(row, 1, spin);
}

void HeadsEditor::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Enrolment file"));
    if (file.isEmpty())
        return;
    addRow(file, 1);
    Q_EMIT edited();
}

QJsonArray HeadsEditor::heads() const {
    QJsonArray result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem* enrolment = m_table->item(row, 0);
        const auto* weight = qobject_cast<QSpinBox*>(m_table->cellWidget(row, 1));
        result.append(QJsonObject{{QLatin1String("enrolment"), enrolment ? enrolment->text().trimmed() : QString()},
                                  {QLatin1String("weight"), weight ? weight->value() : 1}});
    }
    return result;
}

void HeadsEditor::setHeads(const QJsonArray& heads) {
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const QJsonValue& head : heads)
        addRow(head[QLatin1String("enrolment")].toString(), head[QLatin1String("weight")].toInt(1));
    m_remove->setEnabled(false);
}

} // namespace gleaner
