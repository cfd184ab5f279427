#include "screensaver_client/desk/about_page.h"

#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desktop/emblem.h"

#include <QLabel>
#include <QVBoxLayout>

namespace gleaner {

AboutPage::AboutPage(QWidget* parent) : QWidget(parent) {
    auto* picture = new QLabel(this);
    picture->setPixmap(programIcon().pixmap(QSize(72, 72), devicePixelRatio()));
    auto* text = new QLabel(this);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setText(
        tr("<p>While nobody uses this PC, it computes for the office: one small piece after another of something that "
           "would take a single PC weeks. The PCs that an office does not use are one computer.</p>"
           "<p><b>You come first.</b> Touch the keyboard or the mouse and computing stops at once; the piece in work "
           "goes on "
           "later, here or on another PC. Nothing is lost.</p>"
           "<p><b>What it does not do.</b> It reads and writes none of your files, downloads no programs and opens no "
           "port. It "
           "only fetches numbers from the office's head and sends numbers back.</p>"
           "<p><b>What you decide.</b> When it may compute and with how much of this PC: see the settings. Snooze it "
           "whenever "
           "you like; nobody asks why.</p>"));
    auto* version =
        quietLabel(tr("Gleaner %1. Free software, GPL-3.0-or-later.").arg(QStringLiteral(GLEANER_VERSION)), this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(picture);
    layout->addWidget(headingLabel(tr("What this is"), this));
    layout->addWidget(text);
    layout->addWidget(version);
    layout->addStretch();
}

} // namespace gleaner
