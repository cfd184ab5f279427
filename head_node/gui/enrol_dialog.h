// Enrols a PC, or renews an enrolment, and hands it out: as a file, as a line to paste, as a QR code.
//
//   asking ── Enrol ──► waiting ──► handing out
//     ▲────── refused ─────┘          what is shown is a secret; it is gone when the dialog is closed
//
// Thread: GUI.
#pragma once

#include "head_node/gui/view.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace gleaner {

class EnrolDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Enrol, Renew };

    /// `name`: whose enrolment is renewed; empty for a new one. `services` outlives the dialog.
    EnrolDialog(WindowServices& services, Purpose purpose, const QString& name, QWidget* parent);

Q_SIGNALS:
    /// The head has made or changed an enrolment.
    void changed();

private:
    [[nodiscard]] QWidget* makeQuestion(const QString& name);
    [[nodiscard]] QWidget* makeHandOut();
    [[nodiscard]] QWidget* makeTextPart();
    [[nodiscard]] bool isRenewal() const { return m_purpose == Purpose::Renew; }
    void showPage(int number);
    void checkName();
    void ask();
    void handOut(const QJsonObject& answer);
    void copyLine();
    void saveFile();
    void writeTo(const QString& path);

    WindowServices& m_services;
    const Purpose m_purpose;
    QStackedWidget* m_pages;
    QLineEdit* m_name;
    QSpinBox* m_days;
    QLineEdit* m_address;
    QLabel* m_complaint;
    QPushButton* m_go;
    QLabel* m_rights;
    QLabel* m_picture;
    QPlainTextEdit* m_line;
    QLabel* m_done;
    QPushButton* m_copy;
    QPushButton* m_save;
    QJsonObject m_enrolment;
};

} // namespace gleaner
