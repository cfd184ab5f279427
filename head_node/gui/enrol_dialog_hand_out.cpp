// EnrolDialog's second page: the enrolment, to be taken away.
#include "head_node/gui/card.h"
#include "head_node/gui/enrol_dialog.h"
#include "head_node/gui/qr_picture.h"
#include "head_node/safety/private_file.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScreen>
#include <QStackedWidget>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;

/// As many pixels a module as the screen has room for: cameras read large codes better.
QImage pictureThatFits(const QByteArray& line, const QSize& screen) {
    const int modules = qrPicture(line, 1).width();
    return qrPicture(line, modules == 0 ? 1 : std::clamp((screen.height() - 200) / modules, 2, 5));
}

} // namespace

void EnrolDialog::handOut(const QJsonObject& answer) {
    m_enrolment = answer.value(L("enrolment")).toObject();
    const QString line = answer.value(L("line")).toString();
    const QDateTime until = QDateTime::fromString(answer.value(L("expires")).toString(), Qt::ISODate).toLocalTime();
    QString rights =
        tr("This is a secret, like a password: until %1, or until you revoke it, whoever has it can take work and "
           "answer it in the name of %2, and read what jobs compute. It opens nothing else.")
            .arg(QLocale().toString(until, QLocale::ShortFormat), m_name->text());
    if (const QString warning = answer.value(L("warning")).toString(); !warning.isEmpty())
        rights += QStringLiteral("\n\n") + warning;
    m_rights->setText(rights);
    m_line->setPlainText(line);
    const QImage picture = pictureThatFits(line.toLatin1(), screen()->availableSize());
    if (picture.isNull())
        m_picture->setText(tr("Too long for a QR code:\nuse the file or the line."));
    else
        m_picture->setPixmap(QPixmap::fromImage(picture));
    showPage(1);
    m_copy->setFocus();
}

void EnrolDialog::copyLine() {
    QGuiApplication::clipboard()->setText(m_line->toPlainText());
    m_done->setText(tr("Copied. Copy something else when you have pasted it: the clipboard is open to every program."));
}

void EnrolDialog::saveFile() {
    auto* dialog = new QFileDialog(this, tr("Save the enrolment"), QDir::homePath(), tr("Enrolments (*.enrolment)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("enrolment"));
    dialog->selectFile(m_name->text() + QStringLiteral(".enrolment"));
    connect(dialog, &QFileDialog::fileSelected, this, &EnrolDialog::writeTo);
    dialog->open();
}

void EnrolDialog::writeTo(const QString& path) {
    const Status written = writePrivateFile(path, QJsonDocument(m_enrolment).toJson());
    m_done->setText(written ? tr("Saved to %1, readable for you alone.").arg(QDir::toNativeSeparators(path))
                            : written.error().message);
}

} // namespace gleaner
