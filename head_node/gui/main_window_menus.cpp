// MainWindow's menus and what stands behind them.
#include "head_node/gui/main_window.h"
#include "head_node/gui/new_job_view.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>

namespace gleaner {

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(glyphIcon(Glyph::NewJob), tr("&New job"), QKeySequence(QKeySequence::New), this,
                    [this] { setCurrentView(m_newJob); });
    file->addAction(glyphIcon(Glyph::Load), tr("&Load a job file…"), Qt::CTRL | Qt::Key_L, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Load a job file"), {}, tr("Job files (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
            setCurrentView(m_newJob);
            m_newJob->loadFile(path);
        });
        dialog->open();
    });
    file->addSeparator();
    file->addAction(tr("&Close the window"), QKeySequence(QKeySequence::Close), this, &QWidget::close);
    file->addAction(tr("&Quit"), Qt::CTRL | Qt::Key_Q, this, &MainWindow::quitWanted)->setMenuRole(QAction::QuitRole);
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    makeThemeMenu(*menuBar()->addMenu(tr("&Appearance")));
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keys…"), Qt::Key_F1, this, &MainWindow::showKeys);
    help->addAction(tr("&About Gleaner…"), this, &MainWindow::showAbout)->setMenuRole(QAction::AboutRole);
}

void MainWindow::makeThemeMenu(QMenu& menu) {
    m_themes = new QActionGroup(this);
    const std::initializer_list<std::pair<Theme, QString>> themes{
        {Theme::System, tr("As the &system")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto& [theme, name] : themes) {
        QAction* action = menu.addAction(name, this, [this, theme = theme] { setTheme(theme); });
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        m_themes->addAction(action);
    }
}

void MainWindow::setTheme(Theme theme) {
    applyTheme(theme, m_parts.systemIsDark);
    m_parts.memory.setValue(QLatin1String("theme"), static_cast<int>(theme));
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

void MainWindow::showKeys() {
    QStringList lines;
    for (const QAction* action : findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        QString text = action->text();
        lines += QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;%2</td></tr>")
                     .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                          text.remove(QLatin1Char('&')).remove(QChar(0x2026)).toHtmlEscaped());
    }
    lines.removeDuplicates();
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Keys"), QStringLiteral("<table>%1</table>").arg(lines.join(QString())),
                        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Gleaner"),
                                tr("<b>Gleaner %1</b><p>The PCs that an office does not use are one computer.</p>")
                                    .arg(QStringLiteral(GLEANER_VERSION)),
                                QMessageBox::Close, this);
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later. "
                               "It comes without any warranty."));
    box->setIconPixmap(programIcon().pixmap(64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace gleaner
