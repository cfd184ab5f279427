#include "screensaver_client/desk/setting_specs.h"

#include "screensaver_client/desk/hour_grid.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

/// Of the settings that this version has words for.
class SpecList {
public:
    void add(SettingGroup group, const char* name, const QString& label, const QString& help,
             const QString& lowest = {}) {
        if (const SettingField* field = settingField(QString::fromLatin1(name)))
            m_specs.push_back({field, group, label, help, lowest});
    }
    /// With the others behind, in the words of their own table.
    [[nodiscard]] std::vector<SettingSpec> complete() && {
        for (const SettingField& field : settingFields()) {
            const auto known = std::ranges::find(m_specs, &field, &SettingSpec::field);
            if (known == m_specs.end())
                m_specs.push_back({&field,
                                   SettingGroup::Offices,
                                   QString::fromLatin1(field.name),
                                   QString::fromUtf8(field.description),
                                   {}});
        }
        return std::move(m_specs);
    }

private:
    std::vector<SettingSpec> m_specs;
};

void addWhen(SpecList& specs) {
    const SettingGroup group = SettingGroup::When;
    specs.add(
        group, "idle_minutes", Texts::tr("Begin when unused for"),
        Texts::tr("Computing begins once nobody has touched keyboard and mouse for so long, and stops at the first "
                  "touch."));
    specs.add(group, "start_with_screen_saver", Texts::tr("Begin at once with the screen saver"),
              Texts::tr("The screen saver shows that nobody is here."));
    specs.add(group, "start_when_locked", Texts::tr("Begin at once when the screen is locked"),
              Texts::tr("Locking the screen means leaving the desk."));
    specs.add(
        group, "hours", Texts::tr("Hours of the week"),
        Texts::tr("Compute only during these hours, for example \"Mon-Fri 18:00-08:00\". Leave it empty to compute at "
                  "any time."));
}

void addHowMuch(SpecList& specs) {
    const SettingGroup group = SettingGroup::HowMuch;
    specs.add(group, "processor_share_percent", Texts::tr("Share of the processors"),
              Texts::tr("So much of this PC computes at once; at least one processor."));
    specs.add(group, "processors", Texts::tr("At most so many processors"),
              Texts::tr("An upper limit, whatever the share above comes to."), Texts::tr("no limit"));
    specs.add(group, "runner_memory_mib", Texts::tr("Memory for each computing process"),
              Texts::tr("A process that wants more is ended, and its chunk goes to another PC."));
}

void addHoldingBack(SpecList& specs) {
    const SettingGroup group = SettingGroup::HoldingBack;
    specs.add(group, "others_cpu_percent", Texts::tr("Pause when other programs use more than"),
              Texts::tr("A build or a backup that runs while you are away goes first. 100 never pauses."));
    specs.add(group, "free_memory_mib", Texts::tr("Pause when free memory is below"),
              Texts::tr("So that nothing has to be moved to disk when you come back."), Texts::tr("never pause"));
    specs.add(group, "temperature_celsius", Texts::tr("Pause when hotter than"),
              Texts::tr("The processor's temperature, where this PC tells it."));
    specs.add(group, "on_battery", Texts::tr("Compute on battery, too"),
              Texts::tr("Otherwise computing waits for the mains."));
    specs.add(group, "on_metered", Texts::tr("Compute on a metered network, too"),
              Texts::tr("Chunks are small, but a network that costs by volume is left alone unless you say so."));
    specs.add(group, "during_full_screen", Texts::tr("Compute beside a full-screen program"),
              Texts::tr("A film, a game or a remote desktop that fills the screen."));
    specs.add(group, "during_presentation", Texts::tr("Compute during presentations"),
              Texts::tr("A program that keeps the screen awake counts as one."));
}

void addOffices(SpecList& specs) {
    const SettingGroup group = SettingGroup::Offices;
    specs.add(
        group, "head", Texts::tr("This PC computes for"),
        Texts::tr("The enrolment files that your administrator gave you. With several, the weights say how this PC's "
                  "time is shared between them."));
    specs.add(group, "tray", Texts::tr("Show the icon beside the clock"),
              Texts::tr("It says in words what this PC does, and lets you snooze it."));
}

Status checkNumber(const SettingField& field, const QJsonValue& value) {
    const double number = value.toDouble(-1e9);
    if (number == static_cast<int>(number) && number >= field.minimum && number <= field.maximum)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   Texts::tr("Choose a whole number from %1 to %2.").arg(field.minimum).arg(field.maximum));
}

Status checkHours(const QJsonValue& value) {
    const QStringList ranges = value.toVariant().toStringList();
    if (ranges == QStringList(kNoHours))
        return failure(ErrorCode::InvalidArgument,
                       Texts::tr("Choose at least one hour. To keep this PC to yourself, snooze it instead."));
    const auto hours = WeekHours::parse(ranges);
    return hours || ranges.isEmpty() ? Status() : failure(hours.error());
}

Status checkHeads(const QJsonValue& value) {
    const QJsonArray heads = value.toArray();
    if (heads.size() > kMaxHeads)
        return failure(ErrorCode::InvalidArgument,
                       Texts::tr("This PC can compute for %1 heads at most.").arg(kMaxHeads));
    for (const QJsonValue& head : heads) {
        if (head[QLatin1String("enrolment")].toString().trimmed().isEmpty())
            return failure(ErrorCode::InvalidArgument, Texts::tr("Name the enrolment file of each head."));
        const int weight = head[QLatin1String("weight")].toInt();
        if (weight < 1 || weight > kMaxHeadWeight)
            return failure(ErrorCode::InvalidArgument,
                           Texts::tr("A weight is a whole number from 1 to %1.").arg(kMaxHeadWeight));
    }
    return {};
}

} // namespace

std::vector<SettingSpec> settingSpecs() {
    SpecList specs;
    addWhen(specs);
    addHowMuch(specs);
    addHoldingBack(specs);
    addOffices(specs);
    return std::move(specs).complete();
}

Status checkEntered(const SettingSpec& spec, const QJsonValue& value) {
    switch (spec.field->kind) {
    case SettingKind::Switch:
        return {};
    case SettingKind::Number:
        return checkNumber(*spec.field, value);
    case SettingKind::Hours:
        return checkHours(value);
    case SettingKind::Heads:
        return checkHeads(value);
    }
    return {};
}

} // namespace gleaner
