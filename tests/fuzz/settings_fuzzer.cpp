// Whatever a settings file and an administrator's policy say: they are read in bounded time, every value that holds is
// within its bounds, a policy that cannot be followed is told as a mistake, and a change that is written changes what
// it names and nothing else. The input: the user's file, a zero byte, the policy.
#include "screensaver_client/policy/settings_store.h"
#include "screensaver_client/policy/settings_text.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>

#include <cstdlib>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

void demand(bool holds) {
    if (!holds)
        std::abort();
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    demand(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

/// Also equal where a value is no number.
QByteArray bytesOf(const QVariantMap& values) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << values;
    return bytes;
}

void changeText(const QByteArray& text) {
    const auto before = readSettingsText(text);
    const auto after = changeSettingsText(text, {{u"idle_minutes"_s, 7}, {u"hours"_s, QStringList{u"Mon \"\\"_s}}});
    demand(!after || before);
    if (!after)
        return;
    const auto now = readSettingsText(*after);
    demand(now && now->values[u"idle_minutes"_s] == 7);
    demand(now->values[u"hours"_s].toStringList() == QStringList{u"Mon \"\\"_s});
    QVariantMap others = before->values, othersNow = now->values;
    for (const QString& name : {u"idle_minutes"_s, u"hours"_s}) {
        others.remove(name);
        othersNow.remove(name);
    }
    demand(bytesOf(others) == bytesOf(othersNow));
}

void load(const QString& folder, const QByteArray& user, const QByteArray& policy) {
    const QString userFile = folder + u"/agent.toml"_s, policyFile = folder + u"/policy.toml"_s;
    write(userFile, user);
    write(policyFile, policy);
    const SettingsStore store(userFile, std::make_unique<PolicyFile>(policyFile));
    const LoadedSettings loaded = store.load();
    for (const SettingField& field : settingFields())
        demand(checkSetting(field, field.get(loaded.values)).has_value());
    demand(readSettingsText(policy).has_value() || (loaded.policyMistake && loaded.locked.isEmpty()));
    const bool locked = loaded.locked.contains(u"idle_minutes"_s);
    const Status set = store.set({{u"idle_minutes"_s, 7}});
    demand(set || set.error().code == (locked ? ErrorCode::Refused : ErrorCode::Malformed));
    const LoadedSettings then = store.load();
    demand(!set || then.values.guest.idleMinutes == 7);
    demand(then.locked == loaded.locked && then.policyMistake == loaded.policyMistake);
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // In memory where there is such a place: it is written a thousand times a second.
    static const QTemporaryDir folder(
        (QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath()) +
        QStringLiteral("/settings-XXXXXX"));
    const QByteArray input(reinterpret_cast<const char*>(data), qsizetype(size));
    const qsizetype zero = input.indexOf('\0');
    const QByteArray user = zero < 0 ? input : input.first(zero);
    gleaner::changeText(user);
    gleaner::load(folder.path(), user, zero < 0 ? QByteArray() : input.sliced(zero + 1));
    return 0;
}
