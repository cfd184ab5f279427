#include "head_node/settings/head_settings_file.h"

#include "head_node/safety/private_file.h"
#include "head_node/settings/setting_fields.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

namespace gleaner {

namespace {

constexpr int kMostDamaged = 99;

QString say(const char* text) {
    return QCoreApplication::translate("HeadSettings", text);
}

/// Errors: NotFound (no file), Refused, TooLarge, Malformed.
Result<QJsonObject> readObject(const QString& path) {
    const auto bytes = readSmallFile(path, kMaxSettingsFileBytes);
    if (!bytes)
        return failure(bytes.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (document.isObject())
        return document.object();
    const QByteArray before = bytes->first(std::min<qsizetype>(error.offset, bytes->size()));
    return failure(
        ErrorCode::Malformed,
        say(QT_TRANSLATE_NOOP("HeadSettings", "%1 has a mistake in line %2, so that every setting has its "
                                              "default. Applying settings keeps the file under another name."))
            .arg(QDir::toNativeSeparators(path))
            .arg(before.count('\n') + 1));
}

} // namespace

LoadedHeadSettings headSettingsIn(const QJsonObject& object) {
    LoadedHeadSettings loaded;
    for (const SettingField& field : settingFields()) {
        const QJsonValue value = object.value(field.name);
        if (value.isUndefined())
            continue;
        if (const QString complaint = field.read(loaded.values, value); !complaint.isEmpty())
            loaded.complaints.insert(field.name,
                                     complaint + QLatin1Char(' ') +
                                         say(QT_TRANSLATE_NOOP("HeadSettings", "What you see is the default.")));
    }
    return loaded;
}

LoadedHeadSettings HeadSettingsFile::load() const {
    const auto object = readObject(m_path);
    if (object)
        return headSettingsIn(*object);
    LoadedHeadSettings defaults;
    if (object.error().code != ErrorCode::NotFound)
        defaults.trouble = object.error().message;
    return defaults;
}

Status HeadSettingsFile::save(const HeadSettings& settings) const {
    auto object = readObject(m_path);
    const bool isMissing = !object && object.error().code == ErrorCode::NotFound;
    if (!isMissing && (!object || !headSettingsIn(*object).complaints.isEmpty())) {
        if (Status kept = keepDamaged(); !kept)
            return kept;
    }
    QJsonObject changed = object ? *object : QJsonObject();
    for (const SettingField& field : settingFields())
        changed.insert(field.name, field.write(settings));
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(ErrorCode::DiskFull, say(QT_TRANSLATE_NOOP("HeadSettings", "The folder %1 cannot be made."))
                                                .arg(QDir::toNativeSeparators(QFileInfo(m_path).absolutePath())));
    return writePrivateFile(m_path, QJsonDocument(changed).toJson());
}

Status HeadSettingsFile::keepDamaged() const {
    for (int number = 1; number <= kMostDamaged; ++number) {
        if (QFile::rename(m_path, QStringLiteral("%1.damaged-%2").arg(m_path).arg(number)))
            return {};
    }
    return failure(
        ErrorCode::DiskFull,
        say(QT_TRANSLATE_NOOP("HeadSettings",
                              "%1 has mistakes and cannot be kept under another name; move it away yourself."))
            .arg(QDir::toNativeSeparators(m_path)));
}

QString HeadSettingsFile::standardPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/gleaner/head.json");
}

} // namespace gleaner
