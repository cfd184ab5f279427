#include "head_node/settings/head_settings.h"

#include "head_node/settings/setting_fields.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>

namespace gleaner {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("HeadSettings", text);
}

void complainAboutPorts(const HeadSettings& settings, SettingComplaints& complaints) {
    if (settings.blobPort != 0 && settings.blobPort == settings.port)
        complaints.insert(
            QStringLiteral("blob_port"),
            say(QT_TRANSLATE_NOOP("HeadSettings", "Queues and large payloads need two different ports.")));
    else if (settings.blobPort == 0 && settings.port == 1)
        complaints.insert(QStringLiteral("port"),
                          say(QT_TRANSLATE_NOOP("HeadSettings", "There is no port before 1 for large payloads: choose "
                                                                "another one.")));
}

void complainAboutListening(const HeadSettings& settings, SettingComplaints& complaints) {
    if (settings.listenAddress.isEmpty())
        return;
    const QHostAddress address(settings.listenAddress);
    if (address.isNull()) {
        complaints.insert(QStringLiteral("listen"),
                          say(QT_TRANSLATE_NOOP("HeadSettings",
                                                "'%1' is no address. Write one of this PC's, such as 192.168.1.10, or "
                                                "0.0.0.0 for all of them."))
                              .arg(settings.listenAddress));
        return;
    }
    if (settings.encryption == Encryption::None && !address.isLoopback() && !settings.plainOnNetwork)
        complaints.insert(QStringLiteral("encryption"),
                          say(QT_TRANSLATE_NOOP(
                              "HeadSettings", "Unencrypted, others in the network can read what is sent and answered. "
                                              "Choose a certificate, or tick that you want it so.")));
    if (settings.encryption == Encryption::GivenCertificate && settings.certificateFile.isEmpty())
        complaints.insert(QStringLiteral("certificate_file"),
                          say(QT_TRANSLATE_NOOP("HeadSettings", "Choose the file with the certificate.")));
    if (settings.encryption == Encryption::GivenCertificate && settings.keyFile.isEmpty())
        complaints.insert(
            QStringLiteral("key_file"),
            say(QT_TRANSLATE_NOOP("HeadSettings", "Choose the file with the certificate's private key.")));
    complainAboutPorts(settings, complaints);
}

} // namespace

QStringList differences(const HeadSettings& one, const HeadSettings& other) {
    QStringList names;
    for (const SettingField& field : settingFields()) {
        if (field.write(one) != field.write(other))
            names += field.name;
    }
    names.sort();
    return names;
}

bool holdsAtOnce(const QString& name) {
    for (const SettingField& field : settingFields()) {
        if (field.name == name)
            return field.holdsAtOnce;
    }
    return false;
}

SettingComplaints complaintsAbout(const HeadSettings& settings) {
    SettingComplaints complaints;
    if (!settings.dataFolder.isEmpty() && QDir::isRelativePath(settings.dataFolder))
        complaints.insert(QStringLiteral("data_folder"),
                          say(QT_TRANSLATE_NOOP("HeadSettings", "Write the folder's whole path, or choose it.")));
    if (settings.remoteQueues) {
        const auto parsed = ConnectionList::parse(settings.connectionStrings);
        if (!parsed)
            complaints.insert(QStringLiteral("connection_strings"), parsed.error().message);
    } else {
        complainAboutListening(settings, complaints);
    }
    return complaints;
}

} // namespace gleaner
