#include "head_node/gui/connection_panel.h"

#include "head_node/gui/card.h"
#include "head_node/gui/glyph.h"
#include "head_node/gui/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace gleaner {

namespace {

constexpr int kLinesShown = 4;
constexpr int kMark = 20;

/// A sentence with a mark in front: it works, or not.
class Verdict final : public QFrame {
public:
    Verdict(const QString& sentence, bool works) : m_works(works) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(kMark + 8, 2, 0, 2);
        auto* text = new QLabel(sentence);
        text->setObjectName(QStringLiteral("testVerdict"));
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        row->addWidget(text);
        setProperty("works", works);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintGlyph(painter, m_works ? Glyph::Done : Glyph::Warning, QRectF(0, 2, kMark, kMark),
                   m_works ? goodColour(palette()) : badColour(palette()));
    }

private:
    bool m_works;
};

} // namespace

ConnectionPanel::ConnectionPanel(const Clock& clock)
    : m_strings(new QPlainTextEdit), m_test(new QPushButton(tr("&Test the connection"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_progress(new QProgressBar), m_reports(new QVBoxLayout),
      m_trial(clock) {
    m_strings->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_strings->setTabChangesFocus(true);
    m_strings->setFixedHeight(m_strings->fontMetrics().lineSpacing() * kLinesShown + 16);
    m_strings->setPlaceholderText(
        QStringLiteral("DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net"));
    m_row = new SettingRow(QStringLiteral("connection_strings"), tr("&Connection strings, one a line"), m_strings,
                           tr("As the storage account shows them, with key or signature; of another head: the file "
                              "\"connection\" in its data folder. Several lines share the work."));
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_cancel->setObjectName(QStringLiteral("cancelTest"));
    m_cancel->setAccessibleName(tr("Cancel the test"));
    m_progress->setObjectName(QStringLiteral("testProgress"));
    m_progress->setMaximumWidth(160);
    auto* buttons = new QHBoxLayout;
    for (QWidget* each : std::initializer_list<QWidget*>{m_test, m_progress, m_cancel})
        buttons->addWidget(each);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_row);
    column->addLayout(buttons);
    column->addLayout(m_reports);
    connect(m_strings, &QPlainTextEdit::textChanged, this, &ConnectionPanel::edited);
    connect(m_test, &QPushButton::clicked, this, &ConnectionPanel::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_trial.cancel(); });
    connect(&m_trial, &ConnectionTest::reported, this, &ConnectionPanel::add);
    connect(&m_trial, &ConnectionTest::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all == 1 ? 0 : all); // of a single one nobody knows how far it is
        m_progress->setValue(done);
    });
    connect(&m_trial, &ConnectionTest::finished, this, [this] { setRunning(false); });
    setRunning(false);
}

void ConnectionPanel::show(const QString& connectionStrings) {
    if (text() != connectionStrings)
        m_strings->setPlainText(connectionStrings);
}

QString ConnectionPanel::text() const {
    QStringList lines;
    for (const QString& line : m_strings->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            lines += line.trimmed();
    }
    return lines.join(QLatin1Char('\n'));
}

void ConnectionPanel::begin() {
    forgetReports();
    m_lines = static_cast<int>(text().count(QLatin1Char('\n'))) + 1;
    if (text().isEmpty()) {
        add({1, false, tr("There is no connection string yet: paste one above.")});
        return;
    }
    setRunning(true);
    m_progress->setRange(0, 0);
    m_trial.start(m_strings->toPlainText());
}

void ConnectionPanel::add(const LineReport& report) {
    const QString sentence = m_lines > 1 ? tr("Line %1: %2").arg(report.line).arg(report.sentence) : report.sentence;
    m_reports->addWidget(new Verdict(sentence, report.works));
}

void ConnectionPanel::setRunning(bool running) {
    m_test->setEnabled(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
}

void ConnectionPanel::forgetReports() {
    while (QLayoutItem* item = m_reports->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace gleaner
