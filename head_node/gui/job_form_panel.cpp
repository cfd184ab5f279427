#include "head_node/gui/job_form_panel.h"

#include "common/blob/job_card.h"
#include "head_node/gui/card.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner {

namespace {
constexpr int kPriorities = 1'000;
}

JobFormPanel::JobFormPanel(const Computation& computation, const QString& outputPath)
    : m_computation(computation), m_title(new QLineEdit), m_purpose(new QLineEdit),
      m_output(new PathEdit(PathEdit::Kind::Save, tr("Result"))), m_outputComplaint(new ComplaintLabel),
      m_priority(new QSpinBox) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(4);
    column->addWidget(heading(computation.name(), 2));
    column->addWidget(quietText(computationWords(computation.summary())));
    column->addSpacing(10);
    std::vector<ParameterSpec> specs = computation.parameters();
    // What has to be filled in comes first; the rest is fine as it is.
    std::stable_partition(specs.begin(), specs.end(),
                          [](const ParameterSpec& spec) { return spec.defaultValue.isUndefined(); });
    for (const ParameterSpec& spec : specs) {
        auto* field = new ParameterField(spec);
        connect(field, &ParameterField::edited, this, &JobFormPanel::edited);
        column->addWidget(field);
        m_fields.push_back(field);
    }
    addOwnFields(outputPath);
    column->addStretch(1);
}

void JobFormPanel::addOwnFields(const QString& outputPath) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    const auto add = [column](const QString& name, QWidget* editor, const QString& help) {
        auto* label = new QLabel(name);
        label->setBuddy(editor);
        editor->setAccessibleName(name);
        column->addWidget(label);
        column->addWidget(editor);
        if (!help.isEmpty())
            column->addWidget(quietText(help));
        column->addSpacing(8);
    };
    column->addSpacing(6);
    column->addWidget(heading(tr("The job"), 2));
    column->addSpacing(4);
    m_output->setObjectName(QStringLiteral("output"));
    m_output->setPath(outputPath);
    auto* output = new QWidget;
    auto* inside = new QVBoxLayout(output);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(3);
    inside->addWidget(m_output);
    inside->addWidget(m_outputComplaint);
    output->setFocusProxy(m_output);
    add(tr("Result"), output, tr("The file that the result goes to."));
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setPlaceholderText(m_computation.name());
    add(tr("Title"), m_title, tr("A name to know the job by."));
    m_purpose->setObjectName(QStringLiteral("purpose"));
    m_purpose->setMaxLength(kMaxPurposeLength);
    add(tr("Purpose"), m_purpose, tr("Why it matters, in a sentence: those whose PCs compute it read this."));
    m_priority->setRange(-kPriorities, kPriorities);
    m_priority->setMaximumWidth(120);
    add(tr("Priority"), m_priority, tr("Jobs of a higher priority go first."));
    connect(m_output, &PathEdit::edited, this, &JobFormPanel::edited);
    connect(m_title, &QLineEdit::textEdited, this, &JobFormPanel::edited);
    connect(m_purpose, &QLineEdit::textEdited, this, &JobFormPanel::edited);
    connect(m_priority, &QSpinBox::valueChanged, this, &JobFormPanel::edited);
}

JobDraft JobFormPanel::draft() const {
    JobDraft draft{m_computation.name(), {}, m_title->text().trimmed(), m_purpose->text().trimmed(), m_output->path(),
                   m_priority->value()};
    for (const ParameterField* field : m_fields)
        draft.texts.insert(field->spec().name, field->text());
    return draft;
}

void JobFormPanel::setDraft(const JobDraft& draft) {
    for (ParameterField* field : m_fields)
        field->setText(draft.texts.value(field->spec().name));
    m_title->setText(draft.title);
    m_purpose->setText(draft.purpose);
    m_priority->setValue(draft.priority);
    if (!draft.outputPath.isEmpty())
        m_output->setPath(draft.outputPath);
}

QString JobFormPanel::showComplaints(const QMap<QString, QString>& complaints) {
    QMap<QString, QString> left = complaints;
    for (ParameterField* field : m_fields)
        field->setComplaint(left.take(field->spec().name));
    m_outputComplaint->setText(left.take(kOutputField));
    return left.isEmpty() ? QString() : left.first();
}

bool JobFormPanel::takeFile(const QString& path) {
    const auto takesFile = [](const ParameterField* field) { return field->spec().type == ParameterType::InputFile; };
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), takesFile);
    if (found == m_fields.end())
        return false;
    (*found)->setText(path);
    Q_EMIT edited();
    return true;
}

void JobFormPanel::focusFirst() {
    if (!m_fields.empty())
        m_fields.front()->editor()->setFocus(Qt::OtherFocusReason);
}

} // namespace gleaner
