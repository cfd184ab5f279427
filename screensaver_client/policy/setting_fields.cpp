#include "screensaver_client/policy/setting_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner {
namespace {

constexpr int kMaxMib = 1 << 20;
constexpr int kMaxWeight = 1000;

template<auto Member>
constexpr auto getGuest = [](const AgentSettings& s) { return QVariant(s.guest.*Member); };
template<auto Member>
constexpr auto setGuest = [](AgentSettings& s, const QVariant& value) {
    s.guest.*Member = value.value<std::remove_reference_t<decltype(s.guest.*Member)>>();
};
template<auto Member>
constexpr auto getOwn = [](const AgentSettings& s) { return QVariant(s.*Member); };
template<auto Member>
constexpr auto setOwn = [](AgentSettings& s, const QVariant& value) {
    s.*Member = value.value<std::remove_reference_t<decltype(s.*Member)>>();
};

template<auto Member>
constexpr SettingField guestSwitch(const char* name, const char* description) {
    return {name, SettingKind::Switch, "", 0, 1, description, getGuest<Member>, setGuest<Member>};
}

template<auto Member>
constexpr SettingField guestNumber(const char* name, const char* unit, int minimum, int maximum,
                                   const char* description) {
    return {name, SettingKind::Number, unit, minimum, maximum, description, getGuest<Member>, setGuest<Member>};
}

QVariant headsToList(const AgentSettings& settings) {
    QVariantList list;
    for (const HeadSetting& head : settings.heads)
        list.append(
            QVariantMap{{QStringLiteral("enrolment"), head.enrolment}, {QStringLiteral("weight"), head.weight}});
    return list;
}

void headsFromList(AgentSettings& settings, const QVariant& value) {
    settings.heads.clear();
    for (const QVariant& one : value.toList()) {
        const QVariantMap head = one.toMap();
        settings.heads.append({head[QStringLiteral("enrolment")].toString(), head[QStringLiteral("weight")].toInt()});
    }
}

using G = GuestSettings;
const std::array<SettingField, 16> kFields{{
    guestNumber<&G::idleMinutes>("idle_minutes", "minutes", 1, 1440,
                                 "How long the PC has to be unused before computing begins."),
    guestSwitch<&G::startWithScreenSaver>("start_with_screen_saver", "Begin at once when the screen saver starts."),
    guestSwitch<&G::startWhenLocked>("start_when_locked", "Begin at once when the screen is locked."),
    guestNumber<&G::processors>("processors", "processors", 0, 1024,
                                "Use at most so many processors; 0 leaves it to the share."),
    guestNumber<&G::processorSharePercent>("processor_share_percent", "%", 1, 100,
                                           "Use this share of all processors, but at least one."),
    {"hours", SettingKind::Hours, "", 0, WeekHours::kMaxRanges,
     "The hours of the week in which computing is allowed; none means always.",
     [](const AgentSettings& s) { return QVariant(s.guest.hours.texts()); },
     [](AgentSettings& s, const QVariant& value) {
         s.guest.hours = WeekHours::parse(value.toStringList()).value_or(WeekHours());
     }},
    guestSwitch<&G::onBattery>("on_battery", "Compute on battery, too."),
    guestSwitch<&G::onMetered>("on_metered", "Compute on a metered network connection, too."),
    guestSwitch<&G::duringFullScreen>("during_full_screen", "Compute while a program fills the screen, too."),
    guestSwitch<&G::duringPresentation>("during_presentation",
                                        "Compute while a film or a presentation keeps the screen awake, too."),
    guestNumber<&G::othersCpuPercent>("others_cpu_percent", "%", 1, 100,
                                      "Pause while other programs use more of the PC than this; 100 never pauses."),
    guestNumber<&G::temperatureCelsius>("temperature_celsius", "\u00b0C", 40, 120,
                                        "Pause while the processor is hotter than this."),
    guestNumber<&G::freeMemoryMib>("free_memory_mib", "MiB", 0, kMaxMib,
                                   "Pause while less memory than this is free; 0 never pauses."),
    {"runner_memory_mib", SettingKind::Number, "MiB", 64, kMaxMib,
     "Each processor's computation may use so much memory.", getOwn<&AgentSettings::runnerMemoryMib>,
     setOwn<&AgentSettings::runnerMemoryMib>},
    {"tray", SettingKind::Switch, "", 0, 1, "Show the icon beside the clock.", getOwn<&AgentSettings::tray>,
     setOwn<&AgentSettings::tray>},
    {"head", SettingKind::Heads, "", 0, kMaxHeads, "The heads that this PC computes for, and their weights.",
     headsToList, headsFromList},
}};

auto wrong(const SettingField& field, const QString& what) {
    return failure(ErrorCode::InvalidArgument, QLatin1String(field.name) + QLatin1Char(' ') + what);
}

bool isWhole(const QVariant& value) {
    const auto type = static_cast<QMetaType::Type>(value.typeId());
    if (type == QMetaType::Double)
        return std::nearbyint(value.toDouble()) == value.toDouble() && std::abs(value.toDouble()) < 1e15;
    return type == QMetaType::Int || type == QMetaType::UInt || type == QMetaType::LongLong ||
           type == QMetaType::ULongLong;
}

Result<QVariant> checkSwitch(const SettingField& field, const QVariant& value) {
    if (value.typeId() == QMetaType::Bool)
        return value;
    // The registry has no truth values.
    if (isWhole(value) && (value.toLongLong() == 0 || value.toLongLong() == 1))
        return QVariant(value.toLongLong() == 1);
    return wrong(field, QStringLiteral("must be true or false."));
}

Result<QVariant> checkNumber(const SettingField& field, const QVariant& value) {
    const QString unit = QString::fromUtf8(field.unit);
    if (isWhole(value) && value.toLongLong() >= field.minimum && value.toLongLong() <= field.maximum)
        return QVariant(value.toInt());
    return wrong(field, QStringLiteral("must be a whole number from %1 to %2%3.")
                            .arg(field.minimum)
                            .arg(field.maximum)
                            .arg(unit.isEmpty() ? unit : QLatin1Char(' ') + unit));
}

Result<QVariant> checkHours(const SettingField& field, const QVariant& value) {
    const bool texts =
        value.typeId() == QMetaType::QStringList ||
        (value.typeId() == QMetaType::QVariantList &&
         std::ranges::all_of(value.toList(), [](const QVariant& v) { return v.typeId() == QMetaType::QString; }));
    if (!texts)
        return wrong(field, QStringLiteral("must be a list of texts like [\"Mon-Fri 18:00-08:00\", \"Sat-Sun\"]."));
    const auto parsed = WeekHours::parse(value.toStringList());
    if (!parsed)
        return wrong(field, QStringLiteral("cannot be read: ") + parsed.error().message);
    return QVariant(parsed->texts());
}

Result<QVariant> checkHeads(const SettingField& field, const QVariant& value) {
    if (value.typeId() != QMetaType::QVariantList && value.typeId() != QMetaType::QStringList)
        return wrong(field, QStringLiteral("must be a list; write [[head]] above each head's lines."));
    const QVariantList list = value.toList();
    if (list.size() > field.maximum)
        return wrong(field, QStringLiteral("has more than %1 entries.").arg(field.maximum));
    QVariantList heads;
    for (const QVariant& one : list) {
        const QVariantMap head = one.toMap();
        const QVariant weight = head.value(QStringLiteral("weight"), 1);
        const QString enrolment = head.value(QStringLiteral("enrolment")).toString();
        if (enrolment.isEmpty())
            return wrong(field, QStringLiteral("needs enrolment = \"the path of the enrolment file\" in each entry."));
        if (!isWhole(weight) || weight.toLongLong() < 1 || weight.toLongLong() > kMaxWeight)
            return wrong(field,
                         QStringLiteral("has a weight that is not a whole number from 1 to %1.").arg(kMaxWeight));
        heads.append(QVariantMap{{QStringLiteral("enrolment"), enrolment}, {QStringLiteral("weight"), weight.toInt()}});
    }
    return QVariant(heads);
}

} // namespace

std::span<const SettingField> settingFields() {
    return kFields;
}

const SettingField* settingField(const QString& name) {
    const auto field =
        std::ranges::find_if(kFields, [&](const SettingField& one) { return name == QLatin1String(one.name); });
    return field == kFields.end() ? nullptr : &*field;
}

Result<QVariant> checkSetting(const SettingField& field, const QVariant& value) {
    switch (field.kind) {
    case SettingKind::Switch:
        return checkSwitch(field, value);
    case SettingKind::Number:
        return checkNumber(field, value);
    case SettingKind::Hours:
        return checkHours(field, value);
    case SettingKind::Heads:
        return checkHeads(field, value);
    }
    Q_UNREACHABLE();
}

QVariantMap settingValues(const AgentSettings& settings) {
    QVariantMap values;
    for (const SettingField& field : kFields)
        values.insert(QLatin1String(field.name), field.get(settings));
    return values;
}

} // namespace gleaner
