#include "head_node/gui/no_head_page.h"

#include "head_node/gui/card.h"
#include "head_node/gui/glyph.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace gleaner {

namespace {

constexpr int kWidest = 640;

QString hintFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unavailable:
        return NoHeadPage::tr("Often another program is in the way, or the network is. When it is gone, try again; or "
                              "choose another port, data folder or connection in the settings.");
    case ErrorCode::Refused:
        return NoHeadPage::tr("Something is not allowed. Give yourself the right and try again, or choose another "
                              "folder or port in the settings.");
    case ErrorCode::DiskFull:
        return NoHeadPage::tr(
            "Free some space and try again, or choose a data folder on another disk in the settings.");
    case ErrorCode::Corrupt:
    case ErrorCode::Malformed:
        return NoHeadPage::tr("A file of the head's is damaged. Put back a copy of it and try again, or begin with an "
                              "empty data folder in the settings; nothing of the old one is removed.");
    default:
        return NoHeadPage::tr("Correct it in the settings, or try again.");
    }
}

} // namespace

NoHeadPage::NoHeadPage()
    : m_why(new QLabel), m_hint(quietText({})), m_busy(new QProgressBar), m_again(primaryButton(tr("&Try again"))),
      m_settings(new QPushButton(glyphIcon(Glyph::Settings), tr("&Settings…"))) {
    m_why->setObjectName(QStringLiteral("noHeadReason"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_busy->setRange(0, 0);
    m_busy->setMaximumWidth(240);
    m_busy->setAccessibleName(tr("The head is being opened"));
    m_again->setObjectName(QStringLiteral("tryAgain"));
    m_settings->setObjectName(QStringLiteral("openSettings"));
    connect(m_again, &QPushButton::clicked, this, &NoHeadPage::tryAgainWanted);
    connect(m_settings, &QPushButton::clicked, this, &NoHeadPage::settingsWanted);
    auto* card = new Card;
    card->setMaximumWidth(kWidest);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(24, 20, 24, 20);
    inside->setSpacing(12);
    inside->addWidget(heading(tr("The head cannot be opened"), 1));
    inside->addWidget(m_why);
    inside->addWidget(m_hint);
    inside->addWidget(m_busy);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_settings);
    buttons->addStretch(1);
    inside->addLayout(buttons);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 100);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
}

void NoHeadPage::showFailure(const Error& why) {
    m_why->setText(why.message);
    m_hint->setText(hintFor(why.code));
    m_hint->show();
    m_busy->hide();
    m_again->setEnabled(true);
    m_again->setFocus();
}

void NoHeadPage::showOpening(const QString& sentence) {
    m_why->setText(sentence);
    m_hint->hide();
    m_busy->show();
    m_again->setEnabled(false);
}

void NoHeadPage::setHasSettings(bool has) {
    m_settings->setVisible(has);
    m_again->setVisible(has);
}

} // namespace gleaner
