#include "head_node/gui/status_line.h"

#include "head_node/gui/theme.h"

#include <QCoreApplication>
#include <QLabel>

namespace gleaner {

namespace {

class TroubleLabel final : public QLabel {
public:
    TroubleLabel() { setTextFormat(Qt::PlainText); }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPalette colours = palette();
        const QColor wanted = warningColour(colours);
        if (colours.color(QPalette::WindowText) != wanted) {
            colours.setColor(QPalette::WindowText, wanted);
            setPalette(colours);
        }
        QLabel::paintEvent(event);
    }
};

} // namespace

QString fleetSentence(const HeadSnapshot& snapshot) {
    int workers = 0;
    int processors = 0;
    for (const FleetWorker& worker : snapshot.fleet) {
        if (!worker.isPresent() || worker.processors == 0) // the head's own processors send no heartbeat
            continue;
        ++workers;
        processors += static_cast<int>(worker.processors);
    }
    QStringList parts;
    if (workers > 0) {
        const QString others = QCoreApplication::translate("StatusLine", "%n other PC(s)", nullptr, workers);
        const QString theirs = QCoreApplication::translate("StatusLine", "%n processor(s)", nullptr, processors);
        parts += others + QStringLiteral(" · ") + theirs;
    }
    if (snapshot.localProcessors > 0)
        parts +=
            QCoreApplication::translate("StatusLine", "%n processor(s) of this PC", nullptr, snapshot.localProcessors);
    return parts.isEmpty()
               ? QCoreApplication::translate("StatusLine", "Nobody computes at present")
               : QCoreApplication::translate("StatusLine", "Computing: %1").arg(parts.join(QStringLiteral(", ")));
}

StatusLine::StatusLine() : m_head(new QLabel), m_trouble(new TroubleLabel), m_fleet(new QLabel) {
    m_head->setObjectName(QStringLiteral("headState"));
    m_fleet->setObjectName(QStringLiteral("fleetState"));
    m_head->setContentsMargins(8, 0, 8, 0);
    m_fleet->setContentsMargins(8, 0, 8, 0);
    addWidget(m_head);
    addWidget(m_trouble, 1);
    addPermanentWidget(m_fleet);
}

void StatusLine::showSession(SessionState state, const QString& sentence) {
    switch (state) {
    case SessionState::Opening:
        m_head->setText(tr("Looking for a head …"));
        break;
    case SessionState::Own:
        m_head->setText(tr("Head: in this window"));
        break;
    case SessionState::Attached:
        m_head->setText(tr("Head: another program's"));
        break;
    case SessionState::Failed:
        m_head->setText(tr("No head"));
        m_fleet->clear();
        break;
    }
    m_head->setToolTip(sentence);
    m_head->setAccessibleName(sentence);
}

void StatusLine::showSnapshot(const HeadSnapshot& snapshot) {
    m_trouble->setText(snapshot.trouble);
    m_trouble->setToolTip(snapshot.trouble);
    m_fleet->setText(fleetSentence(snapshot));
}

void StatusLine::showSilence(const QString& sentence) {
    m_trouble->setText(sentence);
    m_trouble->setToolTip(sentence);
}

} // namespace gleaner
