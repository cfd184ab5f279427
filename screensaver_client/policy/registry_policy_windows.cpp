#include "screensaver_client/policy/registry_policy_windows.h"

#include <QDataStream>
#include <QIODevice>
#include <QRegularExpression>
#include <QSettings>
#include <QVariant>

namespace gleaner {
namespace {

QVariantList headsOf(const QStringList& texts) {
    static const QRegularExpression pattern(QStringLiteral("^(?:([0-9]{1,6}) +)?(.+)$"));
    QVariantList heads;
    for (const QString& text : texts) {
        const auto match = pattern.match(text.trimmed());
        const QString weight = match.captured(1);
        heads.append(QVariantMap{{QStringLiteral("enrolment"), match.captured(2)},
                                 {QStringLiteral("weight"), weight.isEmpty() ? 1 : weight.toInt()}});
    }
    return heads;
}

} // namespace

SettingsSource RegistryPolicy::read() const {
    SettingsSource source{m_key, {}, {}, {}};
    const QSettings registry(m_key, QSettings::NativeFormat);
    for (const QString& name : registry.childKeys()) {
        QVariant value = registry.value(name);
        const SettingField* field = settingField(name);
        // One line of a multi-string comes as a text.
        if (field && field->kind == SettingKind::Hours)
            value = value.toStringList();
        else if (field && field->kind == SettingKind::Heads)
            value = headsOf(value.toStringList());
        source.values.insert(name, value);
    }
    return source;
}

QByteArray RegistryPolicy::stamp() const {
    // A key's time is not told by QSettings; its few values are.
    QByteArray values;
    QDataStream stream(&values, QIODevice::WriteOnly);
    stream << QVariant(read().values);
    return values;
}

} // namespace gleaner
