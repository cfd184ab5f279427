#include "screensaver_client/senses/machine_files_posix.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

// A process that makes descendants faster than they can be counted ends nowhere.
constexpr int kDeepestDescendant = 16;

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QStringList folders(const QString& path) {
    return QDir(path).entryList(QDir::AllDirs | QDir::NoDotAndDotDot);
}

/// The hottest of a hwmon's inputs, in thousandths of a degree.
std::optional<double> hottest(const QString& folder, const QString& pattern) {
    std::optional<double> highest;
    for (const QString& name : QDir(folder).entryList({pattern}, QDir::Files)) {
        bool ok = false;
        const double degrees = contents(folder + QLatin1Char('/') + name).toInt(&ok) / 1000.0;
        if (ok && degrees > 0)
            highest = std::max(highest.value_or(degrees), degrees);
    }
    return highest;
}

/// What a process took itself, and its children that have ended.
std::uint64_t ticksOf(const QString& processFolder) {
    const QByteArray text = contents(processFolder + QStringLiteral("/stat"));
    // The second field is a name in parentheses that may hold anything.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 1).simplified().split(' ');
    std::uint64_t ticks = 0;
    for (int field = 11; field <= 14 && fields.size() > 14; ++field) // utime stime cutime cstime
        ticks += fields[field].toULongLong();
    return ticks;
}

QList<qint64> childrenOf(const QString& processFolder) {
    QList<qint64> children;
    const QString tasks = processFolder + QStringLiteral("/task/");
    for (const QString& task : folders(tasks)) {
        for (const QByteArray& child : contents(tasks + task + QStringLiteral("/children")).simplified().split(' ')) {
            if (!child.isEmpty())
                children.append(child.toLongLong());
        }
    }
    return children;
}

} // namespace

MachineFiles::MachineFiles(QString procFolder, QString sysFolder)
    : m_proc(std::move(procFolder)), m_sys(std::move(sysFolder)) {}

std::optional<CpuTimes> MachineFiles::cpuTimes() const {
    // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are counted in user and nice already.
    const QByteArray firstLine = contents(m_proc + QStringLiteral("/stat")).split('\n').first();
    const QList<QByteArray> fields = firstLine.simplified().split(' ');
    if (fields.size() < 8 || fields[0] != "cpu")
        return std::nullopt;
    CpuTimes times;
    for (qsizetype i = 1; i < std::min<qsizetype>(fields.size(), 9); ++i) {
        const std::uint64_t ticks = fields[i].toULongLong();
        times.total += ticks;
        const bool idle = i == 4 || i == 5;
        const bool stolen = i == 8; // by another machine on the same host: nobody's here
        times.busy += idle || stolen ? 0 : ticks;
    }
    return times;
}

std::uint64_t MachineFiles::treeTicks(qint64 process) const {
    std::uint64_t ticks = 0;
    QList<qint64> generation{process};
    for (int depth = 0; depth < kDeepestDescendant && !generation.isEmpty(); ++depth) {
        QList<qint64> next;
        for (const qint64 one : std::as_const(generation)) {
            const QString folder = m_proc + QLatin1Char('/') + QString::number(one);
            ticks += ticksOf(folder);
            next += childrenOf(folder);
        }
        generation = std::move(next);
    }
    return ticks;
}

std::optional<qint64> MachineFiles::freeMemoryBytes() const {
    for (const QByteArray& line : contents(m_proc + QStringLiteral("/meminfo")).split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() >= 2 && fields[0] == "MemAvailable:")
            return fields[1].toLongLong() * 1024;
    }
    return std::nullopt;
}

std::optional<double> MachineFiles::temperatureCelsius() const {
    static const QList<QByteArray> processorSensors{"coretemp", "k10temp", "zenpower", "cpu_thermal", "via_cputemp"};
    std::optional<double> highest;
    const auto take = [&](std::optional<double> degrees) {
        if (degrees)
            highest = std::max(highest.value_or(*degrees), *degrees);
    };
    const QString hwmon = m_sys + QStringLiteral("/class/hwmon/");
    for (const QString& name : folders(hwmon)) {
        if (processorSensors.contains(contents(hwmon + name + QStringLiteral("/name"))))
            take(hottest(hwmon + name, QStringLiteral("temp*_input")));
    }
    if (highest)
        return highest;
    const QString thermal = m_sys + QStringLiteral("/class/thermal/");
    for (const QString& name : folders(thermal)) {
        const QByteArray type = contents(thermal + name + QStringLiteral("/type"));
        if (type == "x86_pkg_temp" || type.startsWith("cpu"))
            take(hottest(thermal + name, QStringLiteral("temp")));
    }
    return highest;
}

std::optional<bool> MachineFiles::onBattery() const {
    const QString supplies = m_sys + QStringLiteral("/class/power_supply/");
    if (!QDir(supplies).exists())
        return std::nullopt;
    bool battery = false, discharging = false, supply = false, plugged = false;
    for (const QString& name : folders(supplies)) {
        const auto attribute = [&](const char* file) {
            return contents(supplies + name + QLatin1Char('/') + QLatin1String(file));
        };
        const QByteArray type = attribute("type");
        if (type == "Battery") {
            // A mouse's battery, or a bay without one, does not run the PC.
            if (attribute("scope") == "Device" || attribute("present") == "0")
                continue;
            battery = true;
            discharging = discharging || attribute("status") == "Discharging";
        } else if (type == "Mains" || type.startsWith("USB")) {
            supply = true;
            plugged = plugged || (attribute("online") != "0" && !attribute("online").isEmpty());
        }
    }
    // Some tablets show no supply at all; then only the battery itself can tell.
    return battery && (supply ? !plugged : discharging);
}

} // namespace gleaner
