#include "head_node/gui/welcome_panel.h"

#include "head_node/gui/card.h"
#include "head_node/models/job_draft.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace gleaner {

namespace {
constexpr int kColumns = 2;
constexpr int kWidest = 760;
} // namespace

WelcomePanel::WelcomePanel(const ComputationRegistry& computations) {
    auto* column = new QWidget;
    column->setMaximumWidth(kWidest);
    auto* content = new QVBoxLayout(column);
    content->setSpacing(12);
    content->addWidget(heading(tr("What would you like computed?"), 1));
    content->addWidget(
        quietText(tr("Choose a computation. Gleaner cuts it into chunks, has this PC and every other one "
                     "that is free compute them, and puts the result together. You can leave meanwhile.")));
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    int place = 0;
    for (const Computation* each : offeredComputations(computations)) {
        auto* card = new Card;
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(18, 16, 18, 16);
        inside->addWidget(heading(each->name(), 2));
        inside->addWidget(quietText(computationWords(each->summary())), 1);
        auto* button = new QPushButton(tr("Choose"));
        button->setAccessibleName(tr("Choose %1").arg(each->name()));
        button->setObjectName(QStringLiteral("choose-") + each->name());
        inside->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, name = each->name()] { Q_EMIT chosen(name); });
        grid->addWidget(card, place / kColumns, place % kColumns);
        ++place;
    }
    content->addSpacing(8);
    content->addLayout(grid);
    for (int i = 0; i < kColumns; ++i)
        grid->setColumnStretch(i, 1);
    auto* row = new QHBoxLayout; // stretches instead of an alignment: aligned, wrapped text would get too little height
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    auto* centred = new QVBoxLayout(this);
    centred->addStretch(1);
    centred->addLayout(row);
    centred->addStretch(2);
}

} // namespace gleaner
