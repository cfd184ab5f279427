#include "head_node/gui/poison_detail.h"

#include "head_node/gui/card.h"
#include "head_node/models/hex_dump.h"
#include "head_node/models/message_row.h"
#include "head_node/models/out_table_model.h"
#include "head_node/models/plain_words.h"

#include <QFontDatabase>
#include <QJsonArray>
#include <QVBoxLayout>

namespace gleaner {

namespace {

using L = QLatin1String;

QPlainTextEdit* reader(const QString& name, const char* objectName) {
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(name);
    text->setObjectName(QString::fromLatin1(objectName));
    return text;
}

/// Lines of "name: value" where the computation can tell, else the bytes.
QString contentText(const QJsonObject& answer) {
    QStringList lines;
    for (const auto& line : answer.value(L("lines")).toArray())
        lines += line.toString();
    if (!lines.isEmpty())
        return lines.join(u'\n');
    const QByteArray beginning = QByteArray::fromBase64(answer.value(L("beginning")).toString().toLatin1());
    const qint64 missing = answer.value(L("bytes")).toInteger() - beginning.size();
    const QString dump = hexDump(beginning);
    return missing <= 0
               ? dump
               : dump + u'\n' + PoisonDetail::tr("… and %1 more").arg(bytesWords(static_cast<double>(missing)));
}

} // namespace

PoisonDetail::PoisonDetail(WindowServices& services)
    : m_services(services), m_title(heading({}, 2)), m_reason(new QLabel), m_contentTitle(heading({}, 2)),
      m_content(reader(tr("What the chunk asks for"), "poisonContent")),
      m_events(reader(tr("What happened to the chunk"), "poisonEvents")) {
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_content->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_content->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* left = new QVBoxLayout;
    left->addWidget(m_contentTitle);
    left->addWidget(m_content, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(heading(tr("What happened to it"), 2));
    right->addWidget(m_events, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(18);
    row->addLayout(left, 3); // a line of bytes is wide
    row->addLayout(right, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addLayout(row, 1);
}

void PoisonDetail::show(const PoisonRow* row) {
    if (row == nullptr) {
        setVisible(false);
        m_row.reset();
        return;
    }
    setVisible(true);
    if (m_row && *m_row == *row)
        return;
    m_row = *row;
    m_title->setText(tr("Chunk %1 of “%2”").arg(countText(row->chunk.sequence), row->jobName));
    m_reason->setTextFormat(Qt::PlainText); // a worker's own words
    m_reason->setText(tr("%1: %2\nSet aside on %3. Tried by %4.")
                          .arg(failureWords(row->chunk.kind), row->chunk.reason, timeWords(row->chunk.at),
                               row->chunk.workers.isEmpty() ? tr("nobody that is known")
                                                            : row->chunk.workers.join(QStringLiteral(", "))));
    m_contentTitle->setText(tr("What it asks for"));
    m_content->clear();
    m_events->clear();
    ask(*row);
}

void PoisonDetail::ask(const PoisonRow& row) {
    const int turn = ++m_turn;
    const auto request = [&row](const char* command) {
        return QJsonObject{{L("command"), L(command)},
                           {L("id"), toString(row.job)},
                           {L("sequence"), static_cast<qint64>(row.chunk.sequence)}};
    };
    whenDone(m_services.link().ask(request("chunk-content")), this, [this, turn](const Answer& answer) {
        if (turn == m_turn)
            tookContent(answer);
    });
    whenDone(m_services.link().ask(request("chunk")), this, [this, turn](const Answer& answer) {
        if (turn == m_turn)
            tookEvents(answer);
    });
}

void PoisonDetail::tookContent(const Answer& answer) {
    if (!answer) {
        m_content->setPlainText(answer.error().message);
        return;
    }
    m_contentTitle->setText(tr("What it asks for (%1)").arg(bytesWords(answer->value(L("bytes")).toDouble())));
    m_content->setPlainText(contentText(*answer));
}

void PoisonDetail::tookEvents(const Answer& answer) {
    m_events->setPlainText(answer ? chunkLines(*answer).join(u'\n') : answer.error().message);
}

} // namespace gleaner
