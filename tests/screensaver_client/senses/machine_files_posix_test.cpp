#include "screensaver_client/senses/machine_files_posix.h"

#include "screensaver_client/senses/machine_sensor_posix.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::DoubleNear;
using ::testing::Optional;

/// A kernel's files that a test writes.
class MachineFilesTest : public ::testing::Test {
protected:
    void write(const char* path, const QByteArray& text) {
        const QString file = m_folder.filePath(QString::fromLatin1(path));
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    void supply(const char* name, const char* attribute, const char* value) {
        const QByteArray path = QByteArray("sys/class/power_supply/") + name + '/' + attribute;
        write(path.constData(), QByteArray(value) + '\n');
    }
    MachineFiles files() const {
        return MachineFiles(m_folder.filePath(QStringLiteral("proc")), m_folder.filePath(QStringLiteral("sys")));
    }

    QTemporaryDir m_folder;
};

TEST_F(MachineFilesTest, WithoutFilesNothingIsKnown) {
    EXPECT_EQ(files().cpuTimes(), std::nullopt);
    EXPECT_EQ(files().freeMemoryBytes(), std::nullopt);
    EXPECT_EQ(files().temperatureCelsius(), std::nullopt);
    EXPECT_EQ(files().onBattery(), std::nullopt);
    EXPECT_EQ(files().treeTicks(1), 0U);
}

TEST_F(MachineFilesTest, BusyIsAllButIdleWaitingAndStolen) {
    write("proc/stat", "cpu  10 20 30 400 50 6 7 80 9 9\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
    EXPECT_EQ(files().cpuTimes(), (CpuTimes{10 + 20 + 30 + 6 + 7, 10 + 20 + 30 + 400 + 50 + 6 + 7 + 80}));
}

TEST_F(MachineFilesTest, ATreesTimeIsThatOfAllItsDescendantsAndOfThoseThatEnded) {
    write("proc/7/stat", "7 (a) b) c) S 1 7 7 0 -1 0 0 0 0 0 100 20 3 4 39 19 1 0 5");
    write("proc/7/task/7/children", "8 ");
    write("proc/7/task/70/children", "9 \n");
    write("proc/8/stat", "8 (r) R 7 7 7 0 -1 0 0 0 0 0 1000 0 0 0 39 19 1 0 5");
    write("proc/8/task/8/children", "10");
    write("proc/10/stat", "10 (r) R 8 7 7 0 -1 0 0 0 0 0 5000 0 0 0 39 19 1 0 5");
    EXPECT_EQ(files().treeTicks(7), 6127U) << "process 9 is gone already";
}

TEST_F(MachineFilesTest, FreeMemoryIsWhatProgramsCouldGet) {
    write("proc/meminfo", "MemTotal:       8000 kB\nMemFree:         100 kB\nMemAvailable:   2048 kB\n");
    EXPECT_EQ(files().freeMemoryBytes(), 2048 * 1024);
}

TEST_F(MachineFilesTest, TheHottestProcessorSensorCounts) {
    write("sys/class/hwmon/hwmon0/name", "nvme\n");
    write("sys/class/hwmon/hwmon0/temp1_input", "90000\n");
    write("sys/class/hwmon/hwmon1/name", "coretemp\n");
    write("sys/class/hwmon/hwmon1/temp1_input", "51000\n");
    write("sys/class/hwmon/hwmon1/temp2_input", "63500\n");
    EXPECT_THAT(files().temperatureCelsius(), Optional(DoubleNear(63.5, 0.01)));
}

TEST_F(MachineFilesTest, AThermalZoneIsTheSecondChoice) {
    write("sys/class/thermal/thermal_zone0/type", "acpitz\n");
    write("sys/class/thermal/thermal_zone0/temp", "99000\n");
    write("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp\n");
    write("sys/class/thermal/thermal_zone1/temp", "42000\n");
    EXPECT_THAT(files().temperatureCelsius(), Optional(DoubleNear(42, 0.01)));
}

TEST_F(MachineFilesTest, ABatteryCountsWhenItIsThereAndNothingIsPluggedIn) {
    supply("AC", "type", "Mains");
    supply("AC", "online", "0");
    EXPECT_EQ(files().onBattery(), false) << "no battery at all";
    supply("BAT0", "type", "Battery");
    supply("BAT0", "present", "0");
    EXPECT_EQ(files().onBattery(), false) << "an empty bay";
    supply("mouse", "type", "Battery");
    supply("mouse", "scope", "Device");
    EXPECT_EQ(files().onBattery(), false) << "a mouse's battery";
    supply("BAT0", "present", "1");
    EXPECT_EQ(files().onBattery(), true);
    supply("ucsi", "type", "USB");
    supply("ucsi", "online", "1");
    EXPECT_EQ(files().onBattery(), false) << "any supply will do";
}

TEST_F(MachineFilesTest, WithoutASupplyTheBatteryItselfTells) {
    supply("BAT0", "type", "Battery");
    supply("BAT0", "status", "Charging");
    EXPECT_EQ(files().onBattery(), false);
    supply("BAT0", "status", "Discharging");
    EXPECT_EQ(files().onBattery(), true);
}

TEST_F(MachineFilesTest, OthersLoadIsWhatIsBusyWithoutUs) {
    FakeClock clock;
    SenseBoard board(clock, [] {});
    MachineSensor sensor(board, clock, files(), 7);
    write("proc/stat", "cpu 0 0 0 1000 0 0 0 0\n");
    write("proc/7/stat", "7 (a) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 39 19 1 0 5");
    ASSERT_TRUE(sensor.step());
    EXPECT_EQ(board.inputs().othersCpu, std::nullopt) << "one look tells nothing";
    write("proc/stat", "cpu 60 0 0 1040 0 0 0 0\n");
    write("proc/7/stat", "7 (a) S 1 7 7 0 -1 0 0 0 0 0 50 0 0 0 39 19 1 0 5");
    ASSERT_TRUE(sensor.step());
    EXPECT_EQ(board.inputs().othersCpu, std::nullopt) << "it is not yet time for another";
    clock.advance(MachineSensor::kInterval);
    EXPECT_EQ(sensor.timeout(), Milliseconds{0});
    ASSERT_TRUE(sensor.step());
    EXPECT_THAT(board.inputs().othersCpu, Optional(DoubleNear(0.1, 1e-9)));
}

} // namespace
} // namespace gleaner
