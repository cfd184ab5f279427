#include "screensaver_client/desk/settings_page.h"

#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/setting_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace gleaner {

namespace {
constexpr SettingGroup kGroups[] = {SettingGroup::When, SettingGroup::HowMuch, SettingGroup::HoldingBack,
                                    SettingGroup::Offices};
}

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent), m_groups(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_problems(new QLabel(this)),
      m_note(new QLabel(this)), m_save(new QPushButton(tr("&Save"), this)),
      m_undo(new QPushButton(tr("&Undo changes"), this)), m_defaults(new QPushButton(tr("&Defaults"), this)) {
    m_groups->addItems({tr("When"), tr("How much"), tr("Holding back"), tr("Offices")});
    m_groups->setAccessibleName(tr("Groups of settings"));
    m_groups->setFixedWidth(fontMetrics().horizontalAdvance(tr("Holding back")) + 56);
    for (int group = 0; group < m_groups->count(); ++group)
        m_groups->item(group)->setSizeHint(QSize(0, fontMetrics().height() + 12));
    for (int group = 0; group < 4; ++group)
        m_pages->addWidget(makeGroup(group));
    connect(m_groups, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_groups->setCurrentRow(0);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_defaults->setToolTip(tr("Fill in what Gleaner comes with; nothing is stored until you save"));

    auto* middle = new QHBoxLayout;
    middle->addWidget(m_groups);
    middle->addWidget(m_pages, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_defaults);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_problems);
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);

    connect(m_save, &QPushButton::clicked, this, &SettingsPage::onSave);
    connect(m_undo, &QPushButton::clicked, this, [this] { fill(m_settings->values); });
    connect(m_defaults, &QPushButton::clicked, this, [this] { fill(m_settings->defaults); });
    setSettings(std::nullopt);
}

QWidget* SettingsPage::makeGroup(int group) {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(area);
    auto* layout = new QVBoxLayout(page);
    for (const SettingSpec& spec : settingSpecs()) {
        if (spec.group != kGroups[group])
            continue;
        auto* field = new SettingRow(spec, page);
        connect(field, &SettingRow::edited, this, [this, field] {
            (void)field->check();
            onEdited();
        });
        layout->addWidget(field);
        m_fields.push_back(field);
    }
    layout->addStretch();
    area->setWidget(page);
    return area;
}

void SettingsPage::setSettings(const std::optional<AgentSettingValues>& settings) {
    const bool untouched = !m_settings || changes().isEmpty();
    const bool hadAgent = std::exchange(m_hasAgent, settings.has_value());
    if (settings)
        m_settings = settings; // else what is typed and not saved waits for the agent's return
    m_pages->setEnabled(settings.has_value());
    m_defaults->setEnabled(settings.has_value());
    m_problems->setText(settings ? settings->problems.join(QLatin1Char('\n')) : QString());
    m_problems->setAccessibleName(m_problems->text());
    m_problems->setStyleSheet(QStringLiteral("color: %1").arg(warningColour(palette()).name()));
    m_problems->setVisible(!m_problems->text().isEmpty());
    if (!settings) {
        note(tr("Gleaner's agent is not running, so its settings cannot be changed: start it on the page \"Now\"."));
    } else if (untouched) {
        fill(settings->values);
        note({});
    } else if (!hadAgent) {
        note(tr("Your changes are not saved yet."));
    }
    for (SettingRow* field : m_fields)
        field->setLocked(m_settings && m_settings->locked.contains(field->spec().name()));
    onEdited();
}

void SettingsPage::fill(const QJsonObject& values) {
    for (SettingRow* field : m_fields) {
        const QJsonValue value = values.value(field->spec().name());
        if (!value.isUndefined() && !field->isLocked())
            field->setValue(value);
        else if (m_settings && !m_settings->values.value(field->spec().name()).isUndefined())
            field->setValue(m_settings->values.value(field->spec().name()));
    }
    note({});
    onEdited();
}

QJsonObject SettingsPage::changes() const {
    QJsonObject result;
    if (!m_settings)
        return result;
    for (const SettingRow* field : m_fields) {
        const QJsonValue stored = m_settings->values.value(field->spec().name()), shown = field->value();
        // A setting that this agent does not know cannot be changed; an empty list and none are the same.
        if (stored.isUndefined() || field->isLocked() || stored == shown)
            continue;
        result.insert(field->spec().name(), shown);
    }
    return result;
}

void SettingsPage::onEdited() {
    const bool changed = m_hasAgent && !changes().isEmpty();
    m_save->setEnabled(changed);
    m_undo->setEnabled(changed);
}

void SettingsPage::onSave() {
    bool allRight = true;
    for (SettingRow* field : m_fields) {
        if (field->check() || field->isLocked())
            continue;
        if (allRight) { // take the person to the first wrong one
            m_groups->setCurrentRow(static_cast<int>(field->spec().group));
            field->findChild<QWidget*>(field->spec().name())->setFocus();
        }
        allRight = false;
    }
    if (!allRight) {
        note(tr("Nothing is saved yet: see the value that is marked."));
        return;
    }
    note(tr("Saving…"));
    Q_EMIT save(changes());
}

void SettingsPage::saved(const QString& complaint) {
    note(complaint.isEmpty() ? tr("Saved.") : complaint);
}

void SettingsPage::note(const QString& text) {
    m_note->setText(text);
    m_note->setAccessibleName(text);
}

} // namespace gleaner
