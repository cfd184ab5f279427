#include "head_node/gui/setting_row.h"

#include "head_node/gui/card.h"
#include "head_node/settings/setting_fields.h"

#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace gleaner {

namespace {
constexpr int kNumberWidth = 180;

/// A wheel that turns over a form must scroll it, and not change what is under the mouse.
class CalmSpinBox final : public QSpinBox {
public:
    CalmSpinBox() { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override;
};

void CalmSpinBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace

SettingRow::SettingRow(const QString& name, const QString& label, QWidget* editor, const QString& help)
    : m_name(name), m_editor(editor), m_help(quietText(help)), m_helpText(help), m_complaint(new ComplaintLabel) {
    setObjectName(QStringLiteral("row-") + name);
    m_editor->setObjectName(QStringLiteral("setting-") + name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(3);
    if (!label.isEmpty()) {
        auto* caption = new QLabel(label);
        caption->setBuddy(m_editor);
        m_editor->setAccessibleName(QString(label).remove(QLatin1Char('&')));
        column->addWidget(caption);
    }
    column->addWidget(m_editor);
    column->addWidget(m_complaint);
    column->addWidget(m_help);
    m_editor->setAccessibleDescription(help);
    m_help->setVisible(!help.isEmpty());
}

void SettingRow::setComplaint(const QString& sentence) {
    m_complaint->setText(sentence);
    m_editor->setAccessibleDescription(sentence.isEmpty() ? m_helpText : sentence);
}

void SettingRow::lock(const QString& why) {
    m_editor->setEnabled(false);
    m_help->setText(why);
    m_help->show();
}

QSpinBox* settingNumber(const QString& name, const QString& unit) {
    auto* box = new CalmSpinBox;
    const IntegerBounds bounds = boundsOf(name);
    box->setRange(bounds.least, bounds.most);
    box->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
    box->setFixedWidth(kNumberWidth);
    box->setGroupSeparatorShown(false);
    return box;
}

} // namespace gleaner
