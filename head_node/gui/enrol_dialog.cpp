#include "head_node/gui/enrol_dialog.h"

#include "head_node/gui/card.h"
#include "head_node/gui/qr_picture.h"
#include "head_node/gui/theme.h"

#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QStackedWidget>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kDays = 90, kMostDays = 3'650, kMostNameLength = 48;
constexpr int kWidth = 520;

QLabel* warning(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    QPalette colours = label->palette();
    colours.setColor(QPalette::WindowText, warningColour(colours));
    label->setPalette(colours);
    return label;
}

} // namespace

EnrolDialog::EnrolDialog(WindowServices& services, Purpose purpose, const QString& name, QWidget* parent)
    : QDialog(parent), m_services(services), m_purpose(purpose), m_pages(new QStackedWidget), m_name(new QLineEdit),
      m_days(new QSpinBox), m_address(new QLineEdit), m_complaint(warning({})),
      m_go(primaryButton(isRenewal() ? tr("&Renew") : tr("&Enrol"))), m_rights(warning({})), m_picture(new QLabel),
      m_line(new QPlainTextEdit), m_done(quietText({})), m_copy(new QPushButton(tr("&Copy"))),
      m_save(new QPushButton(tr("&Save as a file…"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isRenewal() ? tr("Renew the enrolment of %1").arg(name) : tr("Enrol a PC"));
    m_pages->addWidget(makeQuestion(name));
    m_pages->addWidget(makeHandOut());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(m_pages);
    showPage(0);
    m_go->setDefault(true); // now that it is the dialog's
    checkName();
}

/// Only the page that is seen says how large the dialog is.
void EnrolDialog::showPage(int number) {
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto policy = i == number ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_pages->widget(i)->setSizePolicy(policy, policy);
    }
    m_pages->setCurrentIndex(number);
    adjustSize();
}

QWidget* EnrolDialog::makeQuestion(const QString& name) {
    m_name->setText(name);
    m_name->setReadOnly(isRenewal());
    m_name->setMaxLength(kMostNameLength);
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z0-9._-]*")), this));
    m_name->setPlaceholderText(QStringLiteral("pc-17"));
    m_name->setObjectName(QStringLiteral("enrolName"));
    m_name->setAccessibleName(tr("Name of the worker"));
    m_days->setRange(1, kMostDays);
    m_days->setValue(kDays);
    m_days->setSuffix(tr(" days"));
    m_days->setObjectName(QStringLiteral("enrolDays"));
    m_days->setAccessibleName(tr("For how many days it may work"));
    m_address->setPlaceholderText(tr("as the head knows itself"));
    m_address->setObjectName(QStringLiteral("enrolAddress"));
    m_address->setAccessibleName(tr("Address at which the PC reaches the head"));
    m_complaint->setObjectName(QStringLiteral("enrolComplaint"));
    m_go->setObjectName(QStringLiteral("enrolGo"));
    connect(m_name, &QLineEdit::textChanged, this, &EnrolDialog::checkName);
    connect(m_go, &QPushButton::clicked, this, &EnrolDialog::ask);
    auto* page = new QWidget;
    page->setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(quietText(
        isRenewal() ? tr("What the PC has stays good, also after its end: nothing changes there. The enrolment is "
                         "shown again, in case it was lost.")
                    : tr("A PC with an enrolment may compute for this head, in this name and until it expires. "
                         "It does not get the account's key.")));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), quietText(tr("1 to 48 letters, digits, '-', '_' or '.'")));
    form->addRow(tr("&Valid for"), m_days);
    form->addRow(tr("&Address"), m_address);
    form->addRow(QString(),
                 quietText(tr("HOST or HOST:PORT, when the PC reaches the head by another name or through a router")));
    column->addLayout(form);
    column->addWidget(m_complaint);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("&Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    return page;
}

QWidget* EnrolDialog::makeHandOut() {
    m_rights->setObjectName(QStringLiteral("enrolRights"));
    m_picture->setObjectName(QStringLiteral("enrolPicture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setAccessibleName(tr("The enrolment as a QR code; the text beside it is the same"));
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(m_picture);
    row->addWidget(makeTextPart());
    return page;
}

QWidget* EnrolDialog::makeTextPart() {
    m_line->setReadOnly(true);
    m_line->setObjectName(QStringLiteral("enrolLine"));
    m_line->setAccessibleName(tr("The enrolment as a line to paste"));
    m_line->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_line->setWordWrapMode(QTextOption::WrapAnywhere);
    m_line->setMinimumHeight(150);
    m_copy->setObjectName(QStringLiteral("enrolCopy"));
    connect(m_copy, &QPushButton::clicked, this, &EnrolDialog::copyLine);
    m_save->setObjectName(QStringLiteral("enrolSave"));
    connect(m_save, &QPushButton::clicked, this, &EnrolDialog::saveFile);
    m_done->setObjectName(QStringLiteral("enrolDone"));
    auto* close = primaryButton(tr("C&lose"));
    close->setObjectName(QStringLiteral("enrolClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* part = new QWidget;
    part->setFixedWidth(kWidth * 4 / 5);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_rights);
    column->addWidget(
        quietText(tr("Take it to the PC as a file, or paste the line there, or read the code with a camera: "
                     "all three are the same. On the PC, choose the file in Gleaner's settings, or paste the "
                     "line into:")));
    auto* command = new QLabel(QStringLiteral("gleaner work --enrolment -"));
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(command);
    column->addWidget(m_line, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(m_copy);
    row->addWidget(m_save);
    row->addStretch(1);
    row->addWidget(close);
    column->addWidget(m_done);
    column->addLayout(row);
    return part;
}

void EnrolDialog::checkName() {
    m_go->setEnabled(!m_name->text().isEmpty());
}

void EnrolDialog::ask() {
    QJsonObject request{{L("command"), isRenewal() ? L("worker-renew") : L("worker-enrol")},
                        {L("name"), m_name->text()},
                        {L("days"), m_days->value()}};
    if (const QString address = m_address->text().trimmed(); !address.isEmpty())
        request.insert(L("addresses"), QJsonArray{address});
    m_go->setEnabled(false);
    m_complaint->clear();
    whenDone(m_services.link().ask(request), this, [this](const Answer& answer) {
        m_go->setEnabled(true);
        if (!answer) {
            m_complaint->setText(answer.error().message);
            m_name->setFocus();
            return;
        }
        Q_EMIT changed();
        handOut(*answer);
    });
}

} // namespace gleaner
