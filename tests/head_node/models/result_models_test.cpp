#include "head_node/models/out_table_model.h"
#include "head_node/models/result_table_model.h"

#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(ResultTable, GrowsWithoutLosingItsRows) {
    ResultTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(QStringLiteral("position,price\n1,2.5\n2,"), true);
    EXPECT_EQ(model.rowCount(), 1) << "a line that is cut is left out";
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("price"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex first = model.index(0, 1);
    model.show(QStringLiteral("position,price\n1,2.75\n2,3.5\n"), true);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(first.data().toString(), QStringLiteral("2.75"));
    EXPECT_EQ(model.rowCount(), 2);
    model.show(QStringLiteral("position,price\n1,2.75\n"), true);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(ResultTable, OtherTextIsShownLineByLine) {
    ResultTableModel model;
    model.show(QStringLiteral("answers 3, checksum 17\n"), false);
    EXPECT_EQ(model.columnCount(), 1);
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("answers 3, checksum 17"));
}

QJsonObject outAnswer(std::initializer_list<int> chunks) {
    QJsonArray array;
    for (const int chunk : chunks)
        array.append(QJsonObject{{QStringLiteral("sequence"), chunk},
                                 {QStringLiteral("since"), QStringLiteral("2026-01-01T00:00:00.000Z")}});
    return {{QStringLiteral("chunks"), array}};
}

TEST(OutTable, WhatStaysOutKeepsItsRow) {
    OutTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(outAnswer({3, 4, 5}), kShownAt + Seconds(90));
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("1 min 30 s"));
    const QPersistentModelIndex five = model.index(2, 0);
    model.show(outAnswer({3, 5, 6}), kShownAt + Seconds(95));
    ASSERT_TRUE(five.isValid());
    EXPECT_EQ(five.row(), 1);
    EXPECT_EQ(model.sequenceAt(2), SequenceNumber{6});
    EXPECT_EQ(model.sequenceAt(3), std::nullopt);
    model.show({}, kShownAt);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ChunkLines, TellAChunksLifeInSentences) {
    const QJsonObject answer{
        {QStringLiteral("events"),
         QJsonArray{QJsonObject{{QStringLiteral("what"), QStringLiteral("failed")},
                                {QStringLiteral("at"), QStringLiteral("2026-01-01T00:00:00.000Z")},
                                {QStringLiteral("worker"), QStringLiteral("pc-3")},
                                {QStringLiteral("detail"), QStringLiteral("no memory")}}}},
        {QStringLiteral("answered"), QJsonObject{{QStringLiteral("worker"), QStringLiteral("pc-4")},
                                                 {QStringLiteral("compute_us"), 250'000},
                                                 {QStringLiteral("bytes"), 8}}}};
    const QStringList lines = chunkLines(answer);
    ASSERT_EQ(lines.size(), 2);
    EXPECT_TRUE(lines[0].endsWith(QStringLiteral("failed at pc-3: no memory"))) << lines[0].toStdString();
    EXPECT_EQ(lines[1], QStringLiteral("Its answer of 8 bytes is stored; pc-4 computed for 0.250 s."));
    EXPECT_EQ(chunkLines({}).size(), 1);
}

} // namespace
} // namespace gleaner
