// Every setting, by groups, with a way to save, to undo and to go back to the defaults. What a person has typed and not
// saved is never overwritten. Thread: the one with the windows.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace gleaner {

class SettingRow;

class SettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows what the agent has; nullopt: no agent answers, nothing can be changed.
    void setSettings(const std::optional<AgentSettingValues>& settings);
    /// What the agent said to save(): empty when all is well.
    void saved(const QString& complaint);
    /// Those that differ from what the agent has.
    [[nodiscard]] QJsonObject changes() const;

Q_SIGNALS:
    /// The person wants these stored.
    void save(const QJsonObject& changes);

private:
    QWidget* makeGroup(int group);
    void fill(const QJsonObject& values);
    void onEdited();
    void onSave();
    void note(const QString& text);

    std::optional<AgentSettingValues> m_settings; ///< the last that an agent gave; stays while none answers
    bool m_hasAgent = false;
    std::vector<SettingRow*> m_fields;
    QListWidget* m_groups;
    QStackedWidget* m_pages;
    QLabel *m_problems, *m_note;
    QPushButton *m_save, *m_undo, *m_defaults;
};

} // namespace gleaner
