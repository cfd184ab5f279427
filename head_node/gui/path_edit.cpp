// PathEdit and ComplaintLabel of parameter_field.h.
#include "head_node/gui/parameter_field.h"

#include "head_node/gui/glyph.h"
#include "head_node/gui/theme.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

namespace gleaner {

namespace {

class BadTextLabel final : public QLabel {
public:
    BadTextLabel() { setWordWrap(true); }

protected:
    void paintEvent(QPaintEvent* event) override {
        const QColor wanted = badColour(palette());
        if (palette().color(QPalette::WindowText) != wanted) {
            QPalette colours = palette();
            colours.setColor(QPalette::WindowText, wanted);
            setPalette(colours);
        }
        QLabel::paintEvent(event);
    }
};

/// Of a drag: the one local file it carries, or empty.
QString fileOf(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

ComplaintLabel::ComplaintLabel() : m_text(new BadTextLabel) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text);
    hide();
}

void ComplaintLabel::setText(const QString& sentence) {
    m_text->setText(sentence);
    setVisible(!sentence.isEmpty());
}

QString ComplaintLabel::text() const {
    return m_text->text();
}

PathEdit::PathEdit(Kind kind, const QString& caption) : m_kind(kind), m_caption(caption), m_line(new QLineEdit) {
    auto* button = new QPushButton(glyphIcon(Glyph::Folder), tr("Browse…"));
    button->setAccessibleName(tr("Browse: %1").arg(caption));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(button);
    setFocusProxy(m_line);
    m_line->setAccessibleName(caption);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &PathEdit::edited);
    connect(button, &QPushButton::clicked, this, &PathEdit::browse);
}

QString PathEdit::path() const {
    const QString text = m_line->text().trimmed();
    return text.isEmpty() ? QString() : QDir::cleanPath(QDir::fromNativeSeparators(text));
}

void PathEdit::setPath(const QString& path) {
    m_line->setText(QDir::toNativeSeparators(path));
}

bool PathEdit::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QWidget::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // a QDragEnterEvent is one too
    const QString file = fileOf(drop->mimeData());
    if (file.isEmpty())
        return QWidget::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop) {
        setPath(file);
        Q_EMIT edited();
    }
    return true;
}

void PathEdit::browse() {
    auto* dialog = new QFileDialog(this, m_caption, path().isEmpty() ? QString() : QFileInfo(path()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_kind == Kind::Folder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setFileMode(m_kind == Kind::Open ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
        dialog->setAcceptMode(m_kind == Kind::Open ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    }
    if (m_kind == Kind::Save && !path().isEmpty())
        dialog->selectFile(path());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        setPath(chosen);
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace gleaner
