// A user's settings and an administrator's policy as one: read, checked, and written back. Owns nothing but the names
// of the places. For people: resources/docs/settings.md.
#pragma once

#include "screensaver_client/policy/setting_fields.h"

namespace gleaner {

/// What a place says, unchecked.
struct SettingsSource {
    QString name;             ///< for people: a file, or a key of the registry
    QVariantMap values;       ///< by setting
    QMap<QString, int> lines; ///< of a file, from 1
    QStringList problems;     ///< why it, or a part of it, could not be read
};

/// The administrator's policy; nothing in it where there is none. Thread: any. Blocks: on the disk.
class PolicySource {
public:
    virtual ~PolicySource() = default;
    [[nodiscard]] virtual SettingsSource read() const = 0;
    /// Another value whenever read() may give something else; cheap enough for every few seconds.
    [[nodiscard]] virtual QByteArray stamp() const = 0;
};

/// A policy in a TOML file of the same form as the user's.
class PolicyFile final : public PolicySource {
public:
    explicit PolicyFile(QString path) : m_path(std::move(path)) {}
    [[nodiscard]] SettingsSource read() const override;
    [[nodiscard]] QByteArray stamp() const override;

private:
    QString m_path;
};

/// This system's: /etc/gleaner/policy.toml; on Windows HKEY_LOCAL_MACHINE\Software\Policies\Gleaner.
[[nodiscard]] std::unique_ptr<PolicySource> systemPolicy();

/// What holds, and what an owner should hear of it.
struct LoadedSettings {
    AgentSettings values;
    QStringList locked;   ///< names that the policy decides
    QStringList problems; ///< sentences that say where and what to do; what they are about has its default
    /// The first of them that is about a setting of the policy, or about all of it: nobody knows what was to be locked,
    /// so that nothing should be computed. Without its last full stop. A name that is no setting is none: newer
    /// versions may know it.
    std::optional<QString> policyMistake;
};

/// Thread: any, one at a time.
class SettingsStore {
public:
    /// `userFile`: need not be there.
    SettingsStore(QString userFile, std::unique_ptr<PolicySource> policy);

    /// Never fails: what cannot be read or is out of bounds keeps its default and is a problem. Blocks: on the disk.
    [[nodiscard]] LoadedSettings load() const;

    /// Another value whenever load() may give something else: take it before load(). Blocks: on the disk, shortly.
    [[nodiscard]] QByteArray stamp() const;

    /// Checks these values and writes them to the user's file, all or none; the rest of the file stays.
    /// Errors: InvalidArgument (no such setting, out of bounds), Refused (locked by the policy), Malformed (the file
    /// has a mistake that a person has to correct first), DiskFull, Unavailable.
    [[nodiscard]] Status set(const QVariantMap& values) const;

    [[nodiscard]] const QString& userFile() const { return m_userFile; }
    /// $XDG_CONFIG_HOME/gleaner/agent.toml; on Windows %LOCALAPPDATA%\gleaner\agent.toml.
    [[nodiscard]] static QString standardUserFile();

private:
    QString m_userFile;
    std::unique_ptr<PolicySource> m_policy;
};

} // namespace gleaner
