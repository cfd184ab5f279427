#include "head_node/settings/setting_fields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>
#include <utility>

namespace gleaner {

namespace {

using Choices = std::vector<std::pair<int, QString>>;

QString say(const char* text) {
    return QCoreApplication::translate("HeadSettings", text);
}

template<typename Member>
SettingField text(const char* name, Member member) {
    return {QString::fromLatin1(name), [member](const HeadSettings& all) { return QJsonValue(all.*member); },
            [member](HeadSettings& all, const QJsonValue& value) {
                if (!value.isString())
                    return say(QT_TRANSLATE_NOOP("HeadSettings", "The settings file has something else than a text."));
                all.*member = value.toString();
                return QString();
            }};
}

/// `at`: the field of a HeadSettings.
SettingField flag(const char* name, std::function<bool&(HeadSettings&)> at, bool holdsAtOnce = false) {
    return {QString::fromLatin1(name), [at](HeadSettings all) { return QJsonValue(at(all)); },
            [at](HeadSettings& all, const QJsonValue& value) {
                if (!value.isBool())
                    return say(QT_TRANSLATE_NOOP("HeadSettings", "The settings file has neither true nor false."));
                at(all) = value.toBool();
                return QString();
            },
            holdsAtOnce};
}

SettingField number(const char* name, int HeadSettings::*member) {
    const IntegerBounds bounds = boundsOf(QString::fromLatin1(name));
    return {
        QString::fromLatin1(name), [member](const HeadSettings& all) { return QJsonValue(all.*member); },
        [member, bounds](HeadSettings& all, const QJsonValue& value) {
            const double number = value.toDouble(-1);
            if (!value.isDouble() || number != std::floor(number) || number < bounds.least || number > bounds.most)
                return say(QT_TRANSLATE_NOOP("HeadSettings", "The settings file has no whole number from %1 to %2."))
                    .arg(bounds.least)
                    .arg(bounds.most);
            all.*member = int(number);
            return QString();
        }};
}

template<typename Member>
SettingField choice(const char* name, Member member, Choices choices) {
    using Value = std::remove_reference_t<decltype(std::declval<HeadSettings&>().*member)>;
    return {QString::fromLatin1(name),
            [member, choices](const HeadSettings& all) {
                for (const auto& [value, word] : choices) {
                    if (value == static_cast<int>(all.*member))
                        return QJsonValue(word);
                }
                return QJsonValue();
            },
            [member, choices](HeadSettings& all, const QJsonValue& value) {
                QStringList words;
                for (const auto& [each, word] : choices) {
                    if (value.isString() && value.toString() == word) {
                        all.*member = static_cast<Value>(each);
                        return QString();
                    }
                    words += word;
                }
                return say(QT_TRANSLATE_NOOP("HeadSettings", "The settings file has none of: %1."))
                    .arg(words.join(QStringLiteral(", ")));
            }};
}

/// A list of texts in the file, lines in the window.
SettingField lines(const char* name, QString HeadSettings::*member) {
    return {QString::fromLatin1(name),
            [member](const HeadSettings& all) {
                return QJsonValue(
                    QJsonArray::fromStringList((all.*member).split(QLatin1Char('\n'), Qt::SkipEmptyParts)));
            },
            [member](HeadSettings& all, const QJsonValue& value) {
                QStringList read;
                for (const QJsonValue& each : value.toArray()) {
                    if (each.isString())
                        read += each.toString().trimmed();
                }
                if (!value.isArray() || read.size() != value.toArray().size())
                    return say(QT_TRANSLATE_NOOP("HeadSettings", "The settings file has no list of texts."));
                all.*member = read.join(QLatin1Char('\n'));
                return QString();
            }};
}

std::vector<SettingField> makeFields() {
    const auto word = [](auto value, const char* name) {
        return std::pair(static_cast<int>(value), QString::fromLatin1(name));
    };
    using S = HeadSettings;
    return {
        text("data_folder", &S::dataFolder),
        choice("queues", &S::remoteQueues, {word(false, "embedded"), word(true, "connection-strings")}),
        lines("connection_strings", &S::connectionStrings),
        text("listen", &S::listenAddress),
        number("port", &S::port),
        number("blob_port", &S::blobPort),
        choice("encryption", &S::encryption,
               {word(Encryption::None, "none"), word(Encryption::OwnCertificate, "own-certificate"),
                word(Encryption::GivenCertificate, "given-certificate")}),
        text("certificate_file", &S::certificateFile),
        text("key_file", &S::keyFile),
        flag("plain_on_network", [](S& all) -> bool& { return all.plainOnNetwork; }),
        choice("local_compute", &S::localCompute,
               {word(LocalCompute::Off, "off"), word(LocalCompute::WhenIdle, "idle"),
                word(LocalCompute::WhenAway, "away"), word(LocalCompute::Always, "always")}),
        number("threads", &S::threads),
        number("away_minutes", &S::awayMinutes),
        number("message_limit_bytes", &S::messageLimitBytes),
        number("visibility_s", &S::visibility_s),
        number("time_to_live_h", &S::timeToLive_h),
        number("poison_threshold", &S::poisonThreshold),
        number("least_free_mib", &S::leastFreeMib),
        flag(
            "notify_done", [](S& all) -> bool& { return all.notifications.whenDone; }, true),
        flag(
            "notify_failed", [](S& all) -> bool& { return all.notifications.whenFailed; }, true),
        flag(
            "notify_needs_person", [](S& all) -> bool& { return all.notifications.whenNeeded; }, true),
        flag(
            "notify_in_tray", [](S& all) -> bool& { return all.notifications.whenInTray; }, true),
    };
}

} // namespace

const std::vector<SettingField>& settingFields() {
    static const std::vector<SettingField> fields = makeFields();
    return fields;
}

IntegerBounds boundsOf(const QString& name) {
    static const QMap<QString, IntegerBounds> bounds{
        {QStringLiteral("port"), {0, 65'535}},
        {QStringLiteral("blob_port"), {0, 65'535}},
        {QStringLiteral("threads"), {0, kMaxProcessors}},
        {QStringLiteral("away_minutes"), {1, 1'440}},
        {QStringLiteral("message_limit_bytes"), {int(kMinMessageLimit), int(kMaxMessageLimit)}},
        {QStringLiteral("visibility_s"), {1, int(kMaxVisibility.count())}},
        {QStringLiteral("time_to_live_h"), {1, 168}},
        {QStringLiteral("poison_threshold"), {1, kMaxPoisonThreshold}},
        {QStringLiteral("least_free_mib"), {64, 1'048'576}},
    };
    Q_ASSERT(bounds.contains(name));
    return bounds.value(name);
}

} // namespace gleaner
