// Where the queue is: the head's own, and who reaches it, or somebody else's, by connection strings that can be tried
// out here. Thread: GUI.
#pragma once

#include "head_node/gui/settings_card.h"

class QLineEdit;

namespace gleaner {

class ConnectionPanel;

/// The head's own queues: for whom, where, how encrypted.
class ListenPanel : public QWidget {
    Q_OBJECT
public:
    ListenPanel();
    void show(const HeadSettings& settings);
    void read(HeadSettings& settings) const;
    [[nodiscard]] std::vector<SettingRow*> rows() const;

Q_SIGNALS:
    void edited();

private:
    enum Reach { Nobody, ThisPc, Network };
    void makePorts(QBoxLayout& column);
    void makeEncryption(QBoxLayout& column);
    void connectEditors();
    void adapt();
    [[nodiscard]] QString wordsForOthers() const;

    QComboBox* m_reach;
    QLineEdit* m_address;
    QSpinBox* m_port;
    QSpinBox* m_blobPort;
    QComboBox* m_encryption;
    PathEdit* m_certificate;
    PathEdit* m_key;
    QCheckBox* m_plain;
    SettingRow* m_reachRow = nullptr;
    SettingRow* m_addressRow = nullptr;
    SettingRow* m_portRow = nullptr;
    SettingRow* m_blobPortRow = nullptr;
    SettingRow* m_encryptionRow = nullptr;
    SettingRow* m_certificateRow = nullptr;
    SettingRow* m_keyRow = nullptr;
    SettingRow* m_plainRow = nullptr;
    QLabel* m_others;
};

class QueueCard : public SettingsCard {
    Q_OBJECT
public:
    /// `clock` outlives this.
    explicit QueueCard(const Clock& clock);
    void show(const HeadSettings& settings) override;
    void read(HeadSettings& settings) const override;

private:
    [[nodiscard]] bool isRemote() const;

    QComboBox* m_place;
    ListenPanel* m_listen;
    ConnectionPanel* m_connection;
};

} // namespace gleaner
