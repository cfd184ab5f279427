// What a person can decide about chunks that are set aside, as actions with shortcuts. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/poison_table_model.h"

#include <QAction>

#include <vector>

namespace gleaner {

class PoisonActions : public QObject {
    Q_OBJECT
public:
    /// The shortcuts work while `owner` or a child of it has the focus; `owner` gets the actions.
    PoisonActions(WindowServices& services, QWidget& owner);

    /// Which chunks are selected, and which there are at all.
    void choose(std::vector<PoisonRow> selected, const HeadSnapshot& snapshot);

    [[nodiscard]] QList<QAction*> forToolBar() const { return {m_retry, m_drop, m_retryAll, m_dropAll}; }
    [[nodiscard]] QList<QAction*> forMenu() const { return {m_retry, m_drop, m_openJob}; }

private:
    enum class Decision { Retry, Drop };
    QAction* add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                 const std::function<void()>& then);
    /// Asks the person first and sends then.
    void confirm(const QString& question, const std::vector<QJsonObject>& requests);
    void send(Decision decision, const std::vector<QJsonObject>& requests);
    void finished(Decision decision, qint64 count, const std::optional<Error>& error);
    [[nodiscard]] std::vector<QJsonObject> forSelected(Decision decision) const;
    [[nodiscard]] std::vector<QJsonObject> forAll(Decision decision) const;

    WindowServices& m_services;
    QWidget& m_owner;
    std::vector<PoisonRow> m_selected;
    std::vector<std::pair<JobId, std::uint64_t>> m_jobs; ///< with something set aside, and how much
    QAction *m_retry, *m_drop, *m_retryAll, *m_dropAll, *m_openJob;
};

} // namespace gleaner
