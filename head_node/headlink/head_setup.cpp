#include "head_node/headlink/head_setup.h"

#include "head_node/settings/head_options.h"
#include "head_node/settings/setting_fields.h"

namespace gleaner {

namespace {

/// Takes over the settings of these names.
void copySettings(const QStringList& names, const HeadSettings& from, HeadSettings& to) {
    for (const SettingField& field : settingFields()) {
        if (names.contains(field.name))
            (void)field.read(to, field.write(from)); // what was written can be read
    }
}

} // namespace

HeadSetup::HeadSetup(const HeadSettingsFile& file, HeadSession& session, MakeOptions makeOptions, GivenSettings given)
    : m_file(file), m_session(session), m_makeOptions(std::move(makeOptions)), m_given(std::move(given)),
      m_saved(file.load()) {
    m_inFile = m_saved.values;
    m_saved.values = withGiven(m_inFile);
    m_opened = m_saved.values;
}

QString HeadSetup::dataFolderOf(const HeadSettings& settings) const {
    return settings.dataFolder.isEmpty() ? usualDataFolder() : settings.dataFolder;
}

void HeadSetup::open() {
    m_opened = m_saved.values;
    auto options = m_makeOptions(m_saved.values);
    if (options)
        m_session.reopen(std::move(*options));
    else
        m_session.refuse(options.error());
    Q_EMIT changed();
}

Status HeadSetup::save(const HeadSettings& settings) {
    HeadSettings wanted = settings;
    copySettings(m_given.options.keys(), m_inFile, wanted);
    if (Status saved = m_file.save(wanted); !saved)
        return saved;
    m_inFile = wanted;
    m_saved = {withGiven(wanted), {}, {}};
    Q_EMIT changed();
    return {};
}

QStringList HeadSetup::waiting() const {
    QStringList names = differences(m_saved.values, m_opened);
    names.removeIf([](const QString& name) { return holdsAtOnce(name); });
    return names;
}

HeadSettings HeadSetup::withGiven(HeadSettings settings) const {
    copySettings(m_given.options.keys(), m_given.values, settings);
    return settings;
}

} // namespace gleaner
