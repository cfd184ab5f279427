// What people read of the settings is what the program does.
#include "screensaver_client/policy/setting_fields.h"
#include "screensaver_client/policy/settings_text.h"

#include <QFile>
#include <QRegularExpression>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

QString document() {
    QFile file(QStringLiteral(GLEANER_SOURCE_DIR "/resources/docs/settings.md"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll()).remove(QLatin1Char('\r'));
}

QString defaultText(const SettingField& field) {
    const QVariant value = field.get(AgentSettings());
    if (field.kind == SettingKind::Hours || field.kind == SettingKind::Heads)
        return QStringLiteral("[]");
    return value.toString();
}

QString possibleText(const SettingField& field) {
    switch (field.kind) {
    case SettingKind::Switch:
        return QStringLiteral("true, false");
    case SettingKind::Number:
        return QStringLiteral("%1 to %2 %3").arg(field.minimum).arg(field.maximum).arg(QString::fromUtf8(field.unit));
    case SettingKind::Hours:
        return QStringLiteral("a list of ranges");
    case SettingKind::Heads:
        return QStringLiteral("at most %1 entries").arg(field.maximum);
    }
    Q_UNREACHABLE();
}

TEST(SettingsDocument, HasARowForEverySettingWithItsDefaultItsBoundsAndItsSentence) {
    const QString text = document();
    for (const SettingField& field : settingFields()) {
        const QString row = QStringLiteral("| `%1` | %2 | %3 | %4 |")
                                .arg(QLatin1String(field.name), defaultText(field), possibleText(field),
                                     QString::fromUtf8(field.description));
        EXPECT_TRUE(text.contains(row)) << "missing: " << row.toStdString();
    }
}

TEST(SettingsDocument, ItsExamplesAreSettingsThatCanBeRead) {
    static const QRegularExpression example(QStringLiteral("```toml\n(.*?)```"),
                                            QRegularExpression::DotMatchesEverythingOption);
    int examples = 0;
    for (auto it = example.globalMatch(document()); it.hasNext(); ++examples) {
        const auto read = readSettingsText(it.next().captured(1).toUtf8());
        ASSERT_TRUE(read) << read.error().message.toStdString();
        for (const auto& [name, value] : read->values.asKeyValueRange()) {
            const SettingField* field = settingField(name);
            ASSERT_NE(field, nullptr) << name.toStdString();
            EXPECT_TRUE(checkSetting(*field, value)) << name.toStdString();
        }
    }
    EXPECT_EQ(examples, 2);
}

} // namespace
} // namespace gleaner
