// The form of one computation's job: a field for each parameter, then where the result goes. Thread: GUI.
#pragma once

#include "head_node/gui/parameter_field.h"
#include "head_node/models/job_draft.h"

#include <vector>

class QSpinBox;

namespace gleaner {

class JobFormPanel : public QWidget {
    Q_OBJECT
public:
    /// `computation` outlives the panel.
    JobFormPanel(const Computation& computation, const QString& outputPath);

    [[nodiscard]] const Computation& computation() const { return m_computation; }
    [[nodiscard]] JobDraft draft() const;
    /// An empty output leaves the one that is there.
    void setDraft(const JobDraft& draft);
    /// By field, as DraftCheck has them; fields without one lose theirs. What belongs to none is returned.
    [[nodiscard]] QString showComplaints(const QMap<QString, QString>& complaints);
    /// A file that was dropped somewhere on the form. False: this computation takes none.
    bool takeFile(const QString& path);
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    void addOwnFields(const QString& outputPath);

    const Computation& m_computation;
    std::vector<ParameterField*> m_fields;
    QLineEdit* m_title;
    QLineEdit* m_purpose;
    PathEdit* m_output;
    ComplaintLabel* m_outputComplaint;
    QSpinBox* m_priority;
};

} // namespace gleaner
