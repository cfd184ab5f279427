#include "head_node/models/fleet_filter.h"

#include "tests/head_node/models/fleet_samples.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class FleetFiltering : public testing::Test {
protected:
    void SetUp() override {
        FleetWorker silent = computingWorker("old-pc/1"), forged = computingWorker("stranger/1");
        silent.gone = true;
        silent.failures = 0;
        silent.speed = 0.5;
        silent.platform = QStringLiteral("Windows 10 x86_64");
        forged.isProven = false;
        forged.failures = 0;
        forged.speed = 10;
        FleetWorker good = computingWorker("pc-17/1");
        good.failures = 0;
        m_model.show(fleetRows(fleetOf({good, silent, forged}), {enrolmentOf("pc-17"), enrolmentOf("spare")}));
    }
    QStringList names() const {
        QStringList all;
        for (int i = 0; i < m_filter.rowCount(); ++i)
            all += m_model.row(m_filter.mapToSource(m_filter.index(i, 0)).row())->name;
        return all;
    }
    static QStringList list(const char* words) { return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts); }

    FleetTableModel m_model;
    FleetFilter m_filter{m_model};
    QAbstractItemModelTester m_tester{&m_filter, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(FleetFiltering, ShowsThoseWhoAreWanted) {
    EXPECT_EQ(names(), list("pc-17 old-pc stranger spare"));
    m_filter.setWhich(FleetFilter::Which::Present);
    EXPECT_EQ(names(), list("pc-17 stranger"));
    m_filter.setWhich(FleetFilter::Which::Away);
    EXPECT_EQ(names(), list("old-pc spare"));
    m_filter.setWhich(FleetFilter::Which::Enrolled);
    EXPECT_EQ(names(), list("pc-17 spare"));
    m_filter.setWhich(FleetFilter::Which::Doubtful);
    EXPECT_EQ(names(), list("stranger"));
}

TEST_F(FleetFiltering, FindsEveryWord) {
    m_filter.setWords(QStringLiteral("WINDOWS old"));
    EXPECT_EQ(names(), list("old-pc"));
    m_filter.setWords(QStringLiteral("chunk 4,711"));
    EXPECT_EQ(names(), list("pc-17 stranger"));
}

TEST_F(FleetFiltering, SortsByNumbersNotByTheirText) {
    m_filter.sort(static_cast<int>(FleetColumn::Speed), Qt::DescendingOrder);
    EXPECT_EQ(names(), list("stranger pc-17 old-pc spare"));
    m_filter.sort(static_cast<int>(FleetColumn::State), Qt::AscendingOrder);
    EXPECT_EQ(names().last(), QStringLiteral("spare")) << "never seen";
}

} // namespace
} // namespace gleaner
