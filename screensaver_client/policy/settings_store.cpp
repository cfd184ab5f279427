#include "screensaver_client/policy/settings_store.h"

#include "screensaver_client/policy/file_stamp.h"
#include "screensaver_client/policy/settings_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace gleaner {
namespace {

/// Closed again when it returns: Windows replaces no file that is open.
QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMaxSettingsBytes + 1) : QByteArray();
}

SettingsSource readFile(const QString& path) {
    SettingsSource source{path, {}, {}, {}};
    QFile file(path);
    if (!file.exists())
        return source;
    if (!file.open(QIODevice::ReadOnly)) {
        source.problems.append(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
        return source;
    }
    auto text = readSettingsText(file.read(kMaxSettingsBytes + 1));
    if (!text) {
        source.problems.append(
            QStringLiteral("%1, %2 Until then nothing in it counts.").arg(path, text.error().message));
        return source;
    }
    source.values = std::move(text->values);
    source.lines = std::move(text->lines);
    return source;
}

QString placeOf(const SettingsSource& source, const QString& name) {
    const int line = source.lines.value(name, 0);
    return line > 0 ? QStringLiteral("%1, line %2").arg(source.name).arg(line) : source.name;
}

QString withoutStop(QString sentence) {
    if (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence;
}

/// What was taken over of a source, by name, and what could not be.
struct Taken {
    QStringList names;
    QStringList mistakes;
};

/// Takes over what is right; the rest becomes problems.
Taken take(const SettingsSource& source, LoadedSettings& loaded) {
    Taken taken{{}, source.problems};
    loaded.problems += source.problems;
    for (const auto& [name, given] : source.values.asKeyValueRange()) {
        const SettingField* field = settingField(name);
        if (!field) {
            loaded.problems.append(QStringLiteral("%1: there is no setting %2; check how it is written, or remove it.")
                                       .arg(placeOf(source, name), name));
            continue;
        }
        const auto value = checkSetting(*field, given);
        if (!value) {
            taken.mistakes.append(placeOf(source, name) + QStringLiteral(": ") + value.error().message);
            loaded.problems.append(taken.mistakes.last());
            continue;
        }
        field->set(loaded.values, *value);
        taken.names.append(name);
    }
    return taken;
}

} // namespace

SettingsSource PolicyFile::read() const {
    return readFile(m_path);
}

QByteArray PolicyFile::stamp() const {
    return fileStamp(m_path);
}

SettingsStore::SettingsStore(QString userFile, std::unique_ptr<PolicySource> policy)
    : m_userFile(std::move(userFile)), m_policy(std::move(policy)) {}

QString SettingsStore::standardUserFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/gleaner/agent.toml");
}

LoadedSettings SettingsStore::load() const {
    LoadedSettings loaded;
    (void)take(readFile(m_userFile), loaded);
    const Taken policy = take(m_policy->read(), loaded);
    loaded.locked = policy.names;
    if (!policy.mistakes.isEmpty())
        loaded.policyMistake = withoutStop(policy.mistakes.first());
    return loaded;
}

QByteArray SettingsStore::stamp() const {
    return fileStamp(m_userFile) + '\n' + m_policy->stamp();
}

Status SettingsStore::set(const QVariantMap& values) const {
    QVariantMap checked;
    const QStringList locked = load().locked;
    for (const auto& [name, given] : values.asKeyValueRange()) {
        const SettingField* field = settingField(name);
        if (!field)
            return failure(ErrorCode::InvalidArgument, QStringLiteral("There is no setting %1.").arg(name));
        if (locked.contains(name))
            return failure(ErrorCode::Refused,
                           QStringLiteral("%1 is set by your administrator and cannot be changed here.").arg(name));
        auto value = checkSetting(*field, given);
        if (!value)
            return failure(value.error());
        checked.insert(name, *std::move(value));
    }
    const auto changed = changeSettingsText(contents(m_userFile), checked);
    if (!changed)
        return failure(changed.error().code, m_userFile + QStringLiteral(", ") + changed.error().message);
    QDir().mkpath(QFileInfo(m_userFile).path());
    QSaveFile file(m_userFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(*changed) != changed->size() || !file.commit())
        return failure(file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Unavailable,
                       QStringLiteral("%1 could not be written: %2.").arg(m_userFile, file.errorString()));
    return {};
}

} // namespace gleaner
