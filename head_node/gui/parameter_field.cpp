#include "head_node/gui/parameter_field.h"

#include "head_node/gui/card.h"
#include "head_node/models/job_draft.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace gleaner {

namespace {
constexpr int kNumberWidth = 170;
}

ParameterField::ParameterField(const ParameterSpec& spec)
    : m_spec(spec), m_editor(makeEditor()), m_complaint(new ComplaintLabel) {
    setObjectName(QStringLiteral("field-") + spec.name);
    const QString label = parameterLabel(spec.name);
    const QString help = computationWords(spec.help);
    auto* name = new QLabel(label);
    name->setBuddy(m_editor);
    m_editor->setAccessibleName(label);
    m_editor->setAccessibleDescription(help + QLatin1Char(' ') + rangeWords(spec));
    m_editor->setToolTip(rangeWords(spec));
    auto* row = new QHBoxLayout;
    row->addWidget(m_editor, m_path != nullptr ? 1 : 0);
    if (m_path == nullptr)
        row->addWidget(quietText(rangeWords(spec)), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 10);
    column->setSpacing(3);
    column->addWidget(name);
    column->addLayout(row);
    column->addWidget(m_complaint);
    column->addWidget(quietText(help));
}

QWidget* ParameterField::makeEditor() {
    switch (m_spec.type) {
    case ParameterType::InputFile:
        m_path = new PathEdit(PathEdit::Kind::Open, parameterLabel(m_spec.name));
        connect(m_path, &PathEdit::edited, this, &ParameterField::edited);
        m_path->line()->setPlaceholderText(tr("Choose a file, or drop one here"));
        return m_path;
    case ParameterType::Choice:
        m_choice = new QComboBox;
        for (const QString& choice : m_spec.choices)
            m_choice->addItem(computationWords(choice), choice);
        m_choice->setMinimumWidth(kNumberWidth);
        setText({});
        connect(m_choice, &QComboBox::currentIndexChanged, this, &ParameterField::edited);
        return m_choice;
    case ParameterType::Integer:
    case ParameterType::Real:
    case ParameterType::Text:
        m_line = new QLineEdit;
        m_line->setFixedWidth(kNumberWidth);
        setText({});
        connect(m_line, &QLineEdit::textEdited, this, &ParameterField::edited);
        return m_line;
    }
    Q_UNREACHABLE();
}

QString ParameterField::text() const {
    QString text;
    if (m_path != nullptr)
        text = m_path->path();
    else if (m_choice != nullptr)
        text = m_choice->currentData().toString();
    else
        text = m_line->text().trimmed();
    return text == defaultText(m_spec) ? QString() : text;
}

void ParameterField::setText(const QString& text) {
    const QString shown = text.isEmpty() ? defaultText(m_spec) : text;
    if (m_path != nullptr)
        m_path->setPath(shown);
    else if (m_choice != nullptr)
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(shown)));
    else
        m_line->setText(shown);
}

void ParameterField::setComplaint(const QString& sentence) {
    m_complaint->setText(sentence);
    if (!sentence.isEmpty())
        m_editor->setAccessibleDescription(sentence);
    else
        m_editor->setAccessibleDescription(computationWords(m_spec.help) + QLatin1Char(' ') + rangeWords(m_spec));
}

} // namespace gleaner
