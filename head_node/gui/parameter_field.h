// One declared parameter as a field of a form: name, place to type, unit, help, and what is wrong with it. Thread: GUI.
#pragma once

#include "common/job/computation.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace gleaner {

/// A label that says what is wrong with the field above it; takes no room while nothing is.
class ComplaintLabel : public QWidget {
    Q_OBJECT
public:
    ComplaintLabel();
    void setText(const QString& sentence);
    [[nodiscard]] QString text() const;

private:
    QLabel* m_text;
};

/// A line to type a path into, with a button beside it; a file dropped on it is taken.
class PathEdit : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Open, Save, Folder };
    PathEdit(Kind kind, const QString& caption);

    [[nodiscard]] QString path() const;
    void setPath(const QString& path);
    [[nodiscard]] QLineEdit* line() const { return m_line; }

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void browse();

    Kind m_kind;
    QString m_caption;
    QLineEdit* m_line;
};

class ParameterField : public QWidget {
    Q_OBJECT
public:
    explicit ParameterField(const ParameterSpec& spec);

    [[nodiscard]] const ParameterSpec& spec() const { return m_spec; }
    /// As typed; empty when it equals the default.
    [[nodiscard]] QString text() const;
    /// Empty: the default.
    void setText(const QString& text);
    void setComplaint(const QString& sentence);
    [[nodiscard]] QString complaint() const { return m_complaint->text(); }
    [[nodiscard]] QWidget* editor() const { return m_editor; }

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QWidget* makeEditor();

    ParameterSpec m_spec;
    QLineEdit* m_line = nullptr;   ///< numbers and texts
    QComboBox* m_choice = nullptr; ///< choices
    PathEdit* m_path = nullptr;    ///< input files
    QWidget* m_editor;
    ComplaintLabel* m_complaint;
};

} // namespace gleaner
