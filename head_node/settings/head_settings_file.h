// The file that keeps a window's settings, read at its start; HEAD_SETTINGS.md defines it. It may hold keys: only its
// owner can read it. Thread: one at a time.
#pragma once

#include "head_node/settings/head_settings.h"

#include <QJsonObject>

namespace gleaner {

/// Larger is none of ours.
inline constexpr qint64 kMaxSettingsFileBytes = qint64{1} << 20;

struct LoadedHeadSettings {
    HeadSettings values;
    SettingComplaints complaints; ///< settings whose value in the file is not possible: they have their default
    QString trouble;              ///< why nothing could be read, as a sentence; then everything has its default
};

/// What an object of the file's form says, e.g. a running head's own report.
[[nodiscard]] LoadedHeadSettings headSettingsIn(const QJsonObject& object);

class HeadSettingsFile {
public:
    explicit HeadSettingsFile(QString path) : m_path(std::move(path)) {}

    /// Never fails: a file that is not there has everything at its default. Blocks: on the disk.
    [[nodiscard]] LoadedHeadSettings load() const;
    /// Replaces the file in one step. What it holds besides stays; one with mistakes in it is kept beside it first, as
    /// head.json.damaged-N. Errors: DiskFull (or whatever else keeps it from being written). Blocks: on the disk.
    [[nodiscard]] Status save(const HeadSettings& settings) const;

    [[nodiscard]] const QString& path() const { return m_path; }
    /// $XDG_CONFIG_HOME/gleaner/head.json; on Windows %LOCALAPPDATA%\gleaner\head.json.
    [[nodiscard]] static QString standardPath();

private:
    [[nodiscard]] Status keepDamaged() const;

    QString m_path;
};

} // namespace gleaner
