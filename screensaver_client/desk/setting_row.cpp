#include "screensaver_client/desk/setting_row.h"

#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/heads_editor.h"
#include "screensaver_client/desk/hours_editor.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace gleaner {

SettingRow::SettingRow(SettingSpec spec, QWidget* parent) : QWidget(parent), m_spec(std::move(spec)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 14);
    layout->setSpacing(3);
    m_editor = makeEditor();
    if (m_spec.field->kind == SettingKind::Hours || m_spec.field->kind == SettingKind::Heads) {
        auto* label = new QLabel(m_spec.label, this);
        label->setBuddy(m_editor);
        layout->addWidget(label);
    }
    layout->addWidget(m_editor);
    layout->addWidget(quietLabel(m_spec.help, this));
    m_lock = new QLabel(tr("Locked: your administrator has set this."), this);
    m_lock->hide();
    layout->addWidget(m_lock);
    m_error = new QLabel(this);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    m_editor->setAccessibleDescription(m_spec.help);
    m_editor->setObjectName(m_spec.name());
}

QWidget* SettingRow::makeNumber() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(m_spec.label, row);
    // A line of text rather than a spin box: that would correct a wrong value in silence.
    m_number = new QLineEdit(row);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setMaxLength(9);
    m_number->setFixedWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 12);
    m_number->setAccessibleName(m_spec.label + QStringLiteral(", ") + m_spec.unit());
    m_number->setAccessibleDescription(m_spec.help);
    label->setBuddy(m_number);
    layout->addWidget(label);
    layout->addStretch();
    layout->addWidget(m_number);
    QString unit = m_spec.unit();
    if (!m_spec.lowest.isEmpty())
        unit += tr(" (%1: %2)").arg(m_spec.field->minimum).arg(m_spec.lowest);
    auto* unitLabel = new QLabel(unit, row);
    unitLabel->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 22);
    layout->addWidget(unitLabel);
    row->setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textEdited, this, &SettingRow::edited);
    return row;
}

QWidget* SettingRow::makeEditor() {
    switch (m_spec.field->kind) {
    case SettingKind::Switch:
        m_switch = new QCheckBox(m_spec.label, this);
        connect(m_switch, &QCheckBox::clicked, this, &SettingRow::edited);
        return m_switch;
    case SettingKind::Number:
        return makeNumber();
    case SettingKind::Hours:
        m_hours = new HoursEditor(this);
        connect(m_hours, &HoursEditor::edited, this, &SettingRow::edited);
        return m_hours;
    case SettingKind::Heads:
        m_heads = new HeadsEditor(this);
        connect(m_heads, &HeadsEditor::edited, this, &SettingRow::edited);
        return m_heads;
    }
    return nullptr;
}

QJsonValue SettingRow::value() const {
    if (m_switch)
        return m_switch->isChecked();
    if (m_hours)
        return QJsonArray::fromStringList(m_hours->ranges());
    if (m_heads)
        return m_heads->heads();
    bool ok = false;
    const int number = locale().toInt(m_number->text().trimmed(), &ok);
    return ok ? QJsonValue(number) : QJsonValue(m_number->text());
}

void SettingRow::setValue(const QJsonValue& value) {
    if (m_switch)
        m_switch->setChecked(value.toBool());
    else if (m_hours)
        m_hours->setRanges(value.toVariant().toStringList());
    else if (m_heads)
        m_heads->setHeads(value.toArray());
    else
        m_number->setText(QString::number(value.toInt()));
    check();
}

void SettingRow::setLocked(bool locked) {
    m_locked = locked;
    m_editor->setEnabled(!locked);
    m_lock->setVisible(locked);
}

bool SettingRow::check() {
    const Status status = checkEntered(m_spec, value());
    m_error->setVisible(!status);
    if (status) {
        m_error->clear();
        return true;
    }
    m_error->setText(QStringLiteral("\u26A0 ") + status.error().message);
    m_error->setStyleSheet(QStringLiteral("color: %1").arg(warningColour(palette()).name()));
    return false;
}

} // namespace gleaner
