// Says it when a job ends or wants a person, by the desktop's own messages. Thread: GUI.
#pragma once

#include "head_node/gui/tray.h"
#include "head_node/models/job_phase.h"
#include "head_node/settings/head_settings.h"

#include <QHash>

namespace gleaner {

class JobHerald {
public:
    /// `tray` outlives this.
    explicit JobHerald(Tray& tray) : m_tray(tray) {}

    /// Which news are told from now on.
    void setNotifications(const NotificationSettings& wanted) { m_wanted = wanted; }
    /// Tells what has changed since the last snapshot; of what was so in the first one nobody needs to be told.
    void show(const HeadSnapshot& snapshot);

private:
    [[nodiscard]] bool isWanted(JobPhase phase) const;

    Tray& m_tray;
    NotificationSettings m_wanted;
    QHash<JobId, JobPhase> m_phases;
    bool m_knows = false;
};

} // namespace gleaner
