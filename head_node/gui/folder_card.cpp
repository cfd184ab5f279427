#include "head_node/gui/folder_card.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace gleaner {

namespace {
constexpr Milliseconds kTypingPause{300};
}

FolderCard::FolderCard(HeadSetup& setup)
    : SettingsCard(tr("Data folder")), m_setup(setup), m_path(new PathEdit(PathEdit::Kind::Folder, tr("Data folder"))),
      m_room(quietText({})) {
    m_path->line()->setObjectName(QStringLiteral("dataFolder"));
    m_path->line()->setPlaceholderText(QDir::toNativeSeparators(setup.dataFolderOf({})));
    m_room->setObjectName(QStringLiteral("dataFolderRoom"));
    addRow(new SettingRow(QStringLiteral("data_folder"), tr("&Where the head keeps jobs, queues and answers"), m_path));
    column()->addWidget(m_room);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPause);
    connect(m_path, &PathEdit::edited, this, &SettingsCard::edited);
    connect(m_path->line(), &QLineEdit::textChanged, this, [this] {
        m_isChecking = true;
        ++m_round;
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, &FolderCard::check);
}

void FolderCard::show(const HeadSettings& settings) {
    m_leastFreeMib = settings.leastFreeMib;
    if (m_path->path() != settings.dataFolder)
        m_path->setPath(settings.dataFolder);
    else
        check();
}

void FolderCard::read(HeadSettings& settings) const {
    settings.dataFolder = m_path->path();
}

void FolderCard::check() {
    m_pause.stop();
    m_isChecking = true;
    HeadSettings shown;
    shown.dataFolder = m_path->path();
    const QString folder = m_setup.dataFolderOf(shown);
    const bool hasHead = m_setup.session().state() != SessionState::Failed;
    const QString own = hasHead ? m_setup.session().dataFolder() : QString(); // also one it is attached to
    const int round = ++m_round;
    const qint64 least = qint64{m_leastFreeMib} << 20;
    whenDone(QtConcurrent::run([folder, own, least] { return checkDataFolder(folder, own, least); }), this,
             [this, round](const FolderReport& report) {
                 if (round == m_round)
                     took(report);
             });
}

void FolderCard::took(const FolderReport& report) {
    m_report = report;
    m_isChecking = false;
    rows().front()->setComplaint(report.complaint);
    QStringList sentences;
    if (report.freeBytes >= 0)
        sentences += tr("%1 are free on its disk.").arg(QLocale().formattedDataSize(report.freeBytes));
    if (report.isNew && report.complaint.isEmpty())
        sentences += tr("The folder will be made.");
    m_room->setText(sentences.join(QLatin1Char(' ')));
    Q_EMIT checked();
}

} // namespace gleaner
