#include "head_node/models/poison_table_model.h"

#include "head_node/models/hex_dump.h"
#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

SetAsideChunk chunk(SequenceNumber sequence, bool dropped = false) {
    return {sequence,
            FailureKind::ComputationFailed,
            QStringLiteral("It divides by zero."),
            {QStringLiteral("pc-1/1"), QStringLiteral("pc-2/1")},
            kShownAt - Seconds(240),
            dropped,
            3};
}

class Poison : public testing::Test {
protected:
    QString cell(int row, PoisonColumn column) {
        return m_model.index(row, static_cast<int>(column)).data().toString();
    }
    HeadSnapshot with(std::vector<SetAsideChunk> chunks) {
        JobSnapshot job = runningJob(1, 10);
        job.setAside = std::move(chunks);
        return snapshotOf({job});
    }
    PoisonTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Poison, TellsWhatWasSetAsideWhyByWhomAndWhen) {
    m_model.show(with({chunk(34)}));
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(cell(0, PoisonColumn::Job), QStringLiteral("Job 1"));
    EXPECT_EQ(cell(0, PoisonColumn::Chunk), QStringLiteral("34"));
    EXPECT_EQ(cell(0, PoisonColumn::Why), QStringLiteral("Its computation failed"));
    EXPECT_EQ(cell(0, PoisonColumn::Reason), QStringLiteral("It divides by zero."));
    EXPECT_EQ(cell(0, PoisonColumn::Failures), QStringLiteral("3"));
    EXPECT_EQ(cell(0, PoisonColumn::Workers), QStringLiteral("pc-1/1, pc-2/1"));
    EXPECT_EQ(cell(0, PoisonColumn::When), QStringLiteral("4 min"));
}

TEST_F(Poison, WhatIsDecidedIsNotShown) {
    m_model.show(with({chunk(1), chunk(2, true), chunk(3)}));
    ASSERT_EQ(m_model.rowCount(), 2);
    const QPersistentModelIndex last = m_model.index(1, 0);
    m_model.show(with({chunk(3)}));
    EXPECT_EQ(last.row(), 0);
    m_model.show(with({}));
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(Poison, SortsByNumberAndNotByText) {
    m_model.show(with({chunk(9), chunk(10)}));
    const auto key = [this](int row) {
        return m_model.index(row, static_cast<int>(PoisonColumn::Chunk)).data(PoisonTableModel::SortRole).toULongLong();
    };
    EXPECT_LT(key(0), key(1));
}

TEST(HexDump, ShowsWhereTheBytesAndWhatOfThemIsText) {
    EXPECT_EQ(hexDump({}), QString());
    EXPECT_EQ(hexDump(QByteArray("A\0~\xff", 4)),
              QStringLiteral("00000000  41 00 7e ff                                       |A.~.|"));
    EXPECT_EQ(hexDump(QByteArray(17, '%')).split(u'\n').at(1).left(12), QStringLiteral("00000010  25"));
}

} // namespace
} // namespace gleaner
