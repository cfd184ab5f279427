// A window's settings and its head: what is saved, what the head was opened with, and what has to happen for the one to
// become the other. Thread: that of the event loop it was made on.
#pragma once

#include "head_node/headlink/head_session.h"
#include "head_node/settings/head_settings_file.h"

namespace gleaner {

/// What was decided when the program was started, and by which option; it goes before the file for as long as it runs.
struct GivenSettings {
    HeadSettings values;
    QMap<QString, QString> options; ///< name of a setting -> the option, such as "--listen"
};

class HeadSetup : public QObject {
    Q_OBJECT
public:
    /// Turns settings into options. Errors: a sentence for the person.
    using MakeOptions = std::function<Result<HostOptions>(const HeadSettings&)>;

    /// Reads the file. Session and file outlive this.
    HeadSetup(const HeadSettingsFile& file, HeadSession& session, MakeOptions makeOptions, GivenSettings given = {});

    /// What the file says, or its defaults, with what was given at the start.
    [[nodiscard]] const LoadedHeadSettings& saved() const { return m_saved; }
    /// What the head was opened with last.
    [[nodiscard]] const HeadSettings& opened() const { return m_opened; }
    [[nodiscard]] const GivenSettings& given() const { return m_given; }
    [[nodiscard]] HeadSession& session() { return m_session; }
    [[nodiscard]] QString path() const { return m_file.path(); }
    /// The folder that these settings mean.
    [[nodiscard]] QString dataFolderOf(const HeadSettings& settings) const;

    /// Opens the head with what is saved; where there was one of the window's own, it ends first, and its jobs go on.
    void open();
    /// Settings that were given at the start stay in the file as they were. Errors: those of HeadSettingsFile::save().
    [[nodiscard]] Status save(const HeadSettings& settings);
    /// Names of what is saved and holds only when the head is opened anew.
    [[nodiscard]] QStringList waiting() const;

Q_SIGNALS:
    /// Something was saved, or the head was opened with what is saved.
    void changed();

private:
    [[nodiscard]] HeadSettings withGiven(HeadSettings settings) const;

    const HeadSettingsFile& m_file;
    HeadSession& m_session;
    MakeOptions m_makeOptions;
    GivenSettings m_given;
    HeadSettings m_inFile;
    LoadedHeadSettings m_saved;
    HeadSettings m_opened;
};

} // namespace gleaner
