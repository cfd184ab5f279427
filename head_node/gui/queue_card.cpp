#include "head_node/gui/queue_card.h"

#include "head_node/gui/connection_panel.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace gleaner {

namespace {
constexpr int kPlaceWidth = 520;
}

QueueCard::QueueCard(const Clock& clock)
    : SettingsCard(tr("Where the queue is")), m_place(new QComboBox), m_listen(new ListenPanel),
      m_connection(new ConnectionPanel(clock)) {
    m_place->addItem(tr("In this head, on its own disk"), false);
    m_place->addItem(tr("In a storage account: Azure Storage, Azurite or another head"), true);
    m_place->setMaximumWidth(kPlaceWidth);
    addRow(new SettingRow(QStringLiteral("queues"), tr("&Queues"), m_place));
    column()->addWidget(m_listen);
    column()->addWidget(m_connection);
    m_connection->hide();
    connect(m_place, &QComboBox::currentIndexChanged, this, [this] {
        m_listen->setVisible(!isRemote());
        m_connection->setVisible(isRemote());
    });
    watch(m_place);
    connect(m_listen, &ListenPanel::edited, this, &SettingsCard::edited);
    connect(m_connection, &ConnectionPanel::edited, this, &SettingsCard::edited);
    for (SettingRow* row : m_listen->rows())
        adopt(row);
    adopt(m_connection->row());
}

bool QueueCard::isRemote() const {
    return m_place->currentData().toBool();
}

void QueueCard::show(const HeadSettings& settings) {
    m_place->setCurrentIndex(m_place->findData(settings.remoteQueues));
    m_listen->show(settings);
    m_connection->show(settings.connectionStrings);
}

void QueueCard::read(HeadSettings& settings) const {
    settings.remoteQueues = isRemote();
    m_listen->read(settings);
    settings.connectionStrings = m_connection->text();
}

} // namespace gleaner
