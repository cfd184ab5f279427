#include "head_node/gui/settings_card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

namespace gleaner {

namespace {
constexpr int kChoiceWidth = 420;

QString name(const char* text) {
    return QString::fromLatin1(text);
}

} // namespace

SettingsCard::SettingsCard(const QString& title) : m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(18, 16, 18, 12);
    m_column->setSpacing(6);
    m_column->addWidget(heading(title, 2));
    m_column->addSpacing(4);
    setAccessibleName(title);
}

SettingRow* SettingsCard::addRow(SettingRow* row, QBoxLayout* to) {
    m_rows.push_back(row);
    (to == nullptr ? m_column : to)->addWidget(row);
    return row;
}

void SettingsCard::watch(QSpinBox* editor) {
    connect(editor, &QSpinBox::valueChanged, this, &SettingsCard::edited);
}

void SettingsCard::watch(QComboBox* editor) {
    editor->setFocusPolicy(Qt::StrongFocus);
    connect(editor, &QComboBox::currentIndexChanged, this, &SettingsCard::edited);
}

void SettingsCard::watch(QAbstractButton* editor) {
    connect(editor, &QAbstractButton::toggled, this, &SettingsCard::edited);
}

ComputingCard::ComputingCard()
    : SettingsCard(tr("This PC computes")), m_mode(new QComboBox), m_threads(settingNumber(name("threads"), {})),
      m_away(settingNumber(name("away_minutes"), tr("minutes"))) {
    m_mode->setMaximumWidth(kChoiceWidth);
    m_mode->addItem(tr("Never"), static_cast<int>(LocalCompute::Off));
    m_mode->addItem(tr("When it has nothing to hand out"), static_cast<int>(LocalCompute::WhenIdle));
    m_mode->addItem(tr("The same, but only while nobody uses this PC"), static_cast<int>(LocalCompute::WhenAway));
    m_mode->addItem(tr("Always"), static_cast<int>(LocalCompute::Always));
    addRow(new SettingRow(name("local_compute"), tr("&When"), m_mode));
    m_awayRow = addRow(new SettingRow(
        name("away_minutes"), tr("Nobody &uses it after"), m_away,
        tr("So long without an input, or when the screen is locked. Work in progress goes back to the queue within a "
           "second when somebody returns. A desktop that tells nobody of inputs counts as used.")));
    m_threads->setSpecialValueText(tr("all (%1)").arg(QThread::idealThreadCount()));
    addRow(new SettingRow(name("threads"), tr("&Processors"), m_threads));
    watch(m_mode);
    watch(m_threads);
    watch(m_away);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ComputingCard::adapt);
    adapt();
}

void ComputingCard::adapt() {
    m_awayRow->setVisible(m_mode->currentData().toInt() == static_cast<int>(LocalCompute::WhenAway));
}

void ComputingCard::show(const HeadSettings& settings) {
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(settings.localCompute)));
    m_threads->setValue(settings.threads);
    m_away->setValue(settings.awayMinutes);
}

void ComputingCard::read(HeadSettings& settings) const {
    settings.localCompute = static_cast<LocalCompute>(m_mode->currentData().toInt());
    settings.threads = m_threads->value();
    settings.awayMinutes = m_away->value();
}

LimitsCard::LimitsCard()
    : SettingsCard(tr("Limits")), m_messageLimit(settingNumber(name("message_limit_bytes"), tr("bytes"))),
      m_visibility(settingNumber(name("visibility_s"), tr("seconds"))),
      m_timeToLive(settingNumber(name("time_to_live_h"), tr("hours"))),
      m_poison(settingNumber(name("poison_threshold"), tr("times"))),
      m_leastFree(settingNumber(name("least_free_mib"), tr("MiB"))) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    grid->addLayout(left, 0, 0);
    grid->addLayout(right, 0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column()->addLayout(grid);
    addRow(new SettingRow(name("visibility_s"), tr("A silent worker &loses its chunk after"), m_visibility,
                          tr("Then somebody else gets it. Workers prolong it while they compute.")),
           left);
    addRow(new SettingRow(name("poison_threshold"), tr("A chunk is &set aside when taken more than"), m_poison,
                          tr("Nobody who took it has answered: it may do harm.")),
           left);
    addRow(new SettingRow(name("time_to_live_h"), tr("Messages a&ge out after"), m_timeToLive,
                          tr("168 hours are seven days. Chunks are sent anew before.")),
           left);
    addRow(new SettingRow(name("message_limit_bytes"), tr("Largest &message"), m_messageLimit,
                          tr("With its Base64. What is larger travels beside the queue. Workers need the same.")),
           right);
    addRow(new SettingRow(name("least_free_mib"), tr("Keep free on the data folder's &disk"), m_leastFree,
                          tr("With less, the head does not start.")),
           right);
    left->addStretch(1);
    right->addStretch(1);
    for (QSpinBox* each : {m_messageLimit, m_visibility, m_timeToLive, m_poison, m_leastFree})
        watch(each);
}

void LimitsCard::show(const HeadSettings& settings) {
    m_messageLimit->setValue(settings.messageLimitBytes);
    m_visibility->setValue(settings.visibility_s);
    m_timeToLive->setValue(settings.timeToLive_h);
    m_poison->setValue(settings.poisonThreshold);
    m_leastFree->setValue(settings.leastFreeMib);
}

void LimitsCard::read(HeadSettings& settings) const {
    settings.messageLimitBytes = m_messageLimit->value();
    settings.visibility_s = m_visibility->value();
    settings.timeToLive_h = m_timeToLive->value();
    settings.poisonThreshold = m_poison->value();
    settings.leastFreeMib = m_leastFree->value();
}

NotificationsCard::NotificationsCard()
    : SettingsCard(tr("Notifications")), m_done(new QCheckBox(tr("A job is d&one"))),
      m_failed(new QCheckBox(tr("A job &failed"))), m_needed(new QCheckBox(tr("A job waits for a &decision of mine"))),
      m_inTray(new QCheckBox(tr("The window was closed and jobs go on in the &background"))) {
    addRow(new SettingRow(name("notify_done"), {}, m_done));
    addRow(new SettingRow(name("notify_failed"), {}, m_failed));
    addRow(new SettingRow(name("notify_needs_person"), {}, m_needed));
    addRow(new SettingRow(name("notify_in_tray"), {}, m_inTray));
    for (QCheckBox* each : {m_done, m_failed, m_needed, m_inTray})
        watch(each);
}

void NotificationsCard::show(const HeadSettings& settings) {
    m_done->setChecked(settings.notifications.whenDone);
    m_failed->setChecked(settings.notifications.whenFailed);
    m_needed->setChecked(settings.notifications.whenNeeded);
    m_inTray->setChecked(settings.notifications.whenInTray);
}

void NotificationsCard::read(HeadSettings& settings) const {
    settings.notifications = {m_done->isChecked(), m_failed->isChecked(), m_needed->isChecked(), m_inTray->isChecked()};
}

} // namespace gleaner
