#include "head_node/models/fleet_table_model.h"

#include "tests/head_node/models/fleet_samples.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class FleetTable : public testing::Test {
protected:
    void show(std::vector<FleetWorker> workers, const std::vector<EnrolmentInfo>& enrolments = {}) {
        m_model.show(fleetRows(fleetOf(std::move(workers)), enrolments));
    }
    QString cell(int row, FleetColumn column) { return m_model.index(row, static_cast<int>(column)).data().toString(); }

    FleetTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(FleetTable, ShowsWhatAWorkerIsAndDoes) {
    show({computingWorker("pc-17/3f2a")}, {enrolmentOf("pc-17")});
    ASSERT_EQ(m_model.rowCount(), 1) << "the worker is the one that was enrolled";
    EXPECT_EQ(cell(0, FleetColumn::Name), QStringLiteral("pc-17"));
    EXPECT_EQ(cell(0, FleetColumn::State), QStringLiteral("Computing (15 min)"));
    EXPECT_EQ(cell(0, FleetColumn::Doing), QStringLiteral("chunk 4,711 +2 (10 s) · Job 1"));
    EXPECT_EQ(cell(0, FleetColumn::Answers), QStringLiteral("1,200 / 3 / 1"));
    EXPECT_EQ(cell(0, FleetColumn::Speed), QStringLiteral("1.25×"));
    EXPECT_EQ(cell(0, FleetColumn::Processors), QStringLiteral("8"));
    EXPECT_EQ(cell(0, FleetColumn::Chunks), QStringLiteral("1,234"));
    EXPECT_EQ(cell(0, FleetColumn::Hours), QStringLiteral("3.00"));
    EXPECT_EQ(cell(0, FleetColumn::LastSeen), QStringLiteral("30 s ago"));
    EXPECT_EQ(cell(0, FleetColumn::Version), QStringLiteral("0.1.0"));
    EXPECT_NE(cell(0, FleetColumn::Expires), QStringLiteral("–"));
}

TEST_F(FleetTable, SaysWhyAWorkerDoesNotCompute) {
    FleetWorker paused = computingWorker("a/1"), silent = computingWorker("b/1"), waiting = computingWorker("c/1");
    paused.activity = WorkerActivity::Paused;
    paused.gone = true; // it is silent while its owner works
    silent.gone = true;
    silent.lastSeen = kShownAt - Seconds(600);
    waiting.activity = WorkerActivity::Waiting;
    waiting.inHand.reset();
    show({paused, silent, waiting});
    EXPECT_EQ(cell(0, FleetColumn::State), QStringLiteral("Paused by its owner (15 min)"));
    EXPECT_EQ(cell(0, FleetColumn::Doing), QStringLiteral("–"));
    EXPECT_EQ(cell(1, FleetColumn::State), QStringLiteral("Not heard of for 10 min"));
    EXPECT_EQ(cell(2, FleetColumn::State), QStringLiteral("Waiting for work (15 min)"));
}

TEST_F(FleetTable, ANameThatNobodyProvedIsMarkedAndIsNobodysEnrolment) {
    FleetWorker forged = computingWorker("pc-17/3f2a");
    forged.isProven = false;
    show({forged}, {enrolmentOf("pc-17")});
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(cell(0, FleetColumn::Name), QStringLiteral("pc-17 (name not proven)"));
    EXPECT_FALSE(m_model.index(0, 0).data(FleetTableModel::ProvenRole).toBool());
    EXPECT_EQ(cell(0, FleetColumn::Expires), QStringLiteral("–"));
    EXPECT_TRUE(m_model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Nothing proves")));
    EXPECT_EQ(cell(1, FleetColumn::Name), QStringLiteral("pc-17"));
    EXPECT_EQ(cell(1, FleetColumn::State), QStringLiteral("Never seen"));
}

TEST_F(FleetTable, EnrolmentsThatNobodyUsesAreThereToo) {
    EnrolmentInfo expired = enrolmentOf("old");
    expired.state = QStringLiteral("expired");
    expired.lastSeen = kShownAt - std::chrono::days(30);
    show({}, {enrolmentOf("new"), expired});
    EXPECT_EQ(cell(0, FleetColumn::State), QStringLiteral("Never seen"));
    EXPECT_NE(cell(0, FleetColumn::Enrolled), QStringLiteral("–"));
    EXPECT_EQ(cell(1, FleetColumn::State), QStringLiteral("Not heard of for 30 days"));
    EXPECT_TRUE(cell(1, FleetColumn::Expires).startsWith(QStringLiteral("expired "))) << "renew it";
}

TEST_F(FleetTable, PcsThatShareAnEnrolmentAreToldApart) {
    FleetWorker one = computingWorker("lab/a1"), other = computingWorker("lab/b2");
    one.label = other.label = QStringLiteral("Laboratory");
    show({one, other});
    EXPECT_EQ(cell(0, FleetColumn::Name), QStringLiteral("Laboratory · a1"));
    EXPECT_EQ(cell(1, FleetColumn::Name), QStringLiteral("Laboratory · b2"));
}

TEST_F(FleetTable, TheHeadsOwnProcessorsAreNeverNotHeardOf) {
    FleetWorker head;
    head.worker = WorkerId(QStringLiteral("office/head"));
    head.activity = WorkerActivity::Waiting;
    head.gone = true;
    show({head});
    EXPECT_EQ(cell(0, FleetColumn::Name), QStringLiteral("office (this head)"));
    EXPECT_TRUE(cell(0, FleetColumn::State).startsWith(QStringLiteral("Waiting")));
}

TEST_F(FleetTable, OnlyCellsThatChangedAreSignalledOnceForARunOfRows) {
    std::vector<FleetWorker> fleet{computingWorker("a/1"), computingWorker("b/1"), computingWorker("c/1"),
                                   computingWorker("d/1")};
    show(fleet);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    show(fleet);
    EXPECT_EQ(changed.count(), 0);
    ++fleet[0].chunksDone;
    ++fleet[1].chunksDone;
    fleet[3].speed = 2;
    show(fleet);
    ASSERT_EQ(changed.count(), 2);
    EXPECT_EQ(changed[0][0].toModelIndex(), m_model.index(0, static_cast<int>(FleetColumn::Chunks)));
    EXPECT_EQ(changed[0][1].toModelIndex(), m_model.index(1, static_cast<int>(FleetColumn::Chunks)));
    EXPECT_EQ(changed[1][0].toModelIndex(), m_model.index(3, static_cast<int>(FleetColumn::Speed)));
}

TEST_F(FleetTable, RowsThatStayKeepTheirPlaceWhenOthersComeAndGo) {
    show({computingWorker("a/1"), computingWorker("b/1"), computingWorker("c/1")});
    const QPersistentModelIndex third = m_model.index(2, 0);
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    show({computingWorker("a/1"), computingWorker("aa/1"), computingWorker("c/1"), computingWorker("d/1")});
    EXPECT_EQ(reset.count(), 0);
    ASSERT_TRUE(third.isValid());
    EXPECT_EQ(third.row(), 2);
    EXPECT_EQ(third.data().toString(), QStringLiteral("c"));
    EXPECT_EQ(m_model.rowCount(), 4);
}

TEST_F(FleetTable, TotalsAddUpWhatIsThere) {
    FleetWorker away = computingWorker("b/1");
    away.activity = WorkerActivity::Ended;
    away.ratePerSecond = 0;
    show({computingWorker("a/1"), away});
    EXPECT_EQ(fleetTotals(m_model.rows()).toStdString(),
              "2 worker(s): 1 compute, 0 wait, 1 away · 8 processor(s) · 2.5/s · 2,468 chunks · 6.0 CPU hours");
}

TEST(Enrolments, WhatTheHeadTellsIsReadAndWhatIsDamagedIsLeftOut) {
    const QJsonObject good{{QStringLiteral("name"), QStringLiteral("pc")},
                           {QStringLiteral("label"), QStringLiteral("Reception")},
                           {QStringLiteral("expires"), QStringLiteral("2026-12-31T12:00:00Z")},
                           {QStringLiteral("state"), QStringLiteral("valid")},
                           {QStringLiteral("last_seen"), QStringLiteral("2026-01-31T12:00:00.123Z")}};
    QJsonObject bad = good;
    bad.remove(QStringLiteral("expires"));
    const auto read = enrolmentsIn({{QStringLiteral("workers"), QJsonArray{good, bad, 3}}});
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].label, QStringLiteral("Reception"));
    EXPECT_EQ(read[0].expires, TimePoint(Milliseconds(1'798'718'400'000)));
    EXPECT_EQ(read[0].lastSeen, TimePoint(Milliseconds(1'769'860'800'123)));
    EXPECT_FALSE(read[0].enrolled);
}

} // namespace
} // namespace gleaner
