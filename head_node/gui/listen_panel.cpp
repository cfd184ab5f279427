// ListenPanel of queue_card.h.
#include "head_node/gui/queue_card.h"
#include "head_node/settings/head_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QSysInfo>

namespace gleaner {

namespace {

constexpr int kFieldWidth = 420;
const QString kThisPc = QStringLiteral("127.0.0.1");
const QString kAllNetworks = QStringLiteral("0.0.0.0");

QString name(const char* text) {
    return QString::fromLatin1(text);
}

/// What opens two ports, for whoever has the right to.
QString firewallCommand(int one, int other) {
    const QString ports = QStringLiteral("%1,%2").arg(std::min(one, other)).arg(std::max(one, other));
    return QSysInfo::kernelType() == QLatin1String("winnt")
               ? QStringLiteral("New-NetFirewallRule -DisplayName Gleaner -Direction Inbound -Protocol TCP -LocalPort "
                                "%1 -Action Allow")
                     .arg(ports)
               : QStringLiteral("sudo ufw allow proto tcp to any port %1").arg(ports);
}

} // namespace

ListenPanel::ListenPanel()
    : m_reach(new QComboBox), m_address(new QLineEdit), m_port(settingNumber(name("port"), {})),
      m_blobPort(settingNumber(name("blob_port"), {})), m_encryption(new QComboBox),
      m_certificate(new PathEdit(PathEdit::Kind::Open, tr("Certificate"))),
      m_key(new PathEdit(PathEdit::Kind::Open, tr("Private key"))),
      m_plain(new QCheckBox(tr("It is all right that others in the network can read it"))), m_others(quietText({})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    m_reach->setMaximumWidth(kFieldWidth);
    m_reach->addItem(tr("Nobody else: only this PC computes"), Nobody);
    m_reach->addItem(tr("Programs on this PC"), ThisPc);
    m_reach->addItem(tr("Other PCs in the network"), Network);
    m_reachRow = new SettingRow(name("reach"), tr("Who may &connect"), m_reach);
    column->addWidget(m_reachRow);
    m_address->setMaximumWidth(kFieldWidth);
    m_address->setPlaceholderText(kAllNetworks);
    m_addressRow = new SettingRow(name("listen"), tr("&Address"), m_address,
                                  tr("0.0.0.0 stands for all networks of this PC. Its addresses: %1.")
                                      .arg(addressesOfThisPc().join(QStringLiteral(", "))));
    column->addWidget(m_addressRow);
    makePorts(*column);
    makeEncryption(*column);
    m_others->setObjectName(QStringLiteral("whatOthersNeed"));
    m_others->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_others);
    connectEditors();
    adapt();
}

void ListenPanel::makePorts(QBoxLayout& column) {
    m_port->setSpecialValueText(tr("any"));
    m_blobPort->setSpecialValueText(tr("the one before"));
    m_portRow = new SettingRow(name("port"), tr("&Port of the queues"), m_port);
    m_blobPortRow = new SettingRow(name("blob_port"), tr("Port of &large payloads"), m_blobPort);
    auto* ports = new QHBoxLayout;
    ports->setSpacing(24);
    ports->addWidget(m_portRow);
    ports->addWidget(m_blobPortRow);
    ports->addStretch(1);
    column.addLayout(ports);
}

void ListenPanel::makeEncryption(QBoxLayout& column) {
    m_encryption->setMaximumWidth(kFieldWidth);
    m_encryption->addItem(tr("None"), static_cast<int>(Encryption::None));
    m_encryption->addItem(tr("With a certificate that the head makes for itself"),
                          static_cast<int>(Encryption::OwnCertificate));
    m_encryption->addItem(tr("With a certificate of mine"), static_cast<int>(Encryption::GivenCertificate));
    m_encryptionRow = new SettingRow(name("encryption"), tr("&Encryption"), m_encryption);
    m_plainRow = new SettingRow(name("plain_on_network"), {}, m_plain);
    m_certificateRow =
        new SettingRow(name("certificate_file"), tr("Certi&ficate (PEM, its chain after it)"), m_certificate);
    m_keyRow = new SettingRow(name("key_file"), tr("Private &key (PEM, without a password)"), m_key);
    for (SettingRow* row : {m_encryptionRow, m_plainRow, m_certificateRow, m_keyRow})
        column.addWidget(row);
}

void ListenPanel::connectEditors() {
    const auto changed = [this] {
        adapt();
        Q_EMIT edited();
    };
    for (QComboBox* each : {m_reach, m_encryption}) {
        each->setFocusPolicy(Qt::StrongFocus);
        connect(each, &QComboBox::currentIndexChanged, this, changed);
    }
    for (QSpinBox* each : {m_port, m_blobPort})
        connect(each, &QSpinBox::valueChanged, this, changed);
    connect(m_address, &QLineEdit::textEdited, this, changed);
    connect(m_plain, &QCheckBox::toggled, this, changed);
    connect(m_certificate, &PathEdit::edited, this, changed);
    connect(m_key, &PathEdit::edited, this, changed);
}

std::vector<SettingRow*> ListenPanel::rows() const {
    return {m_reachRow,      m_addressRow, m_portRow,        m_blobPortRow,
            m_encryptionRow, m_plainRow,   m_certificateRow, m_keyRow};
}

void ListenPanel::adapt() {
    const int reach = m_reach->currentData().toInt();
    const bool isServed = reach != Nobody;
    const auto encryption = static_cast<Encryption>(m_encryption->currentData().toInt());
    m_addressRow->setVisible(reach == Network);
    for (QWidget* each : {m_portRow, m_blobPortRow, m_encryptionRow})
        each->setVisible(isServed);
    m_plainRow->setVisible(reach == Network && encryption == Encryption::None);
    m_certificateRow->setVisible(isServed && encryption == Encryption::GivenCertificate);
    m_keyRow->setVisible(isServed && encryption == Encryption::GivenCertificate);
    m_others->setText(wordsForOthers());
    m_others->setVisible(isServed);
}

QString ListenPanel::wordsForOthers() const {
    HeadSettings settings;
    read(settings);
    const QString scheme = settings.encryption == Encryption::None ? QStringLiteral("http") : QStringLiteral("https");
    const bool isAll = QHostAddress(settings.listenAddress) == QHostAddress(QHostAddress::AnyIPv4) ||
                       QHostAddress(settings.listenAddress) == QHostAddress(QHostAddress::AnyIPv6);
    const QString host = isAll ? addressesOfThisPc().value(0, kThisPc) : settings.listenAddress;
    if (settings.port == 0)
        return tr("The system chooses the port anew at each start.");
    const int blobs = settings.blobPort == 0 ? settings.port - 1 : settings.blobPort;
    const QString where =
        tr("The queues are at %1://%2:%3, large payloads at port %4.").arg(scheme, host).arg(settings.port).arg(blobs);
    if (m_reach->currentData().toInt() != Network)
        return where;
    return where + QLatin1Char('\n') +
           tr("Let both through this PC's firewall, for example with:\n%1\nThen enrol each PC in the view Fleet: what "
              "it "
              "needs to connect is in the file you give it.")
               .arg(firewallCommand(settings.port, blobs));
}

void ListenPanel::show(const HeadSettings& settings) {
    const QHostAddress address(settings.listenAddress);
    const Reach reach = settings.listenAddress.isEmpty() ? Nobody : address == QHostAddress(kThisPc) ? ThisPc : Network;
    m_address->setText(reach == Network ? settings.listenAddress : QString());
    m_reach->setCurrentIndex(m_reach->findData(reach));
    m_port->setValue(settings.port);
    m_blobPort->setValue(settings.blobPort);
    m_encryption->setCurrentIndex(m_encryption->findData(static_cast<int>(settings.encryption)));
    m_certificate->setPath(settings.certificateFile);
    m_key->setPath(settings.keyFile);
    m_plain->setChecked(settings.plainOnNetwork);
    adapt();
}

void ListenPanel::read(HeadSettings& settings) const {
    const int reach = m_reach->currentData().toInt();
    const QString typed = m_address->text().trimmed().isEmpty() ? kAllNetworks : m_address->text().trimmed();
    settings.listenAddress = reach == Nobody ? QString() : reach == ThisPc ? kThisPc : typed;
    settings.port = m_port->value();
    settings.blobPort = m_blobPort->value();
    settings.encryption = static_cast<Encryption>(m_encryption->currentData().toInt());
    settings.certificateFile = m_certificate->path();
    settings.keyFile = m_key->path();
    settings.plainOnNetwork = m_plain->isChecked();
}

} // namespace gleaner
