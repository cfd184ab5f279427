#include "common/kernels/option_pricing/positions_file.h"

#include <QBuffer>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QByteArray kHeader = "type,strike,spot,rate,volatility,expiry,quantity\n";
const QByteArray kGoodLine = "european-call,100,98.5,0.03,0.2,0.5,10\n";

Result<std::vector<Position>> read(QByteArray text) {
    QBuffer file(&text);
    file.open(QIODevice::ReadOnly);
    return readPositions(file);
}

std::string complaint(const QByteArray& text) {
    const Result<std::vector<Position>> positions = read(text);
    EXPECT_FALSE(positions);
    EXPECT_EQ(positions.error().code, ErrorCode::InvalidArgument);
    return positions.error().message.toStdString();
}

TEST(PositionsFile, EveryColumnArrivesInItsPlace) {
    const auto positions = read(kHeader + "asian-put,100,98.5,-0.01,0.2,0.5,-10\n");
    ASSERT_TRUE(positions);
    ASSERT_EQ(positions->size(), 1U);
    const Position& position = positions->front();
    EXPECT_EQ(position.option.type, OptionType::AsianPut);
    EXPECT_EQ(position.option.strike, 100);
    EXPECT_EQ(position.option.spot, 98.5);
    EXPECT_EQ(position.option.rate, -0.01);
    EXPECT_EQ(position.option.volatility, 0.2);
    EXPECT_EQ(position.option.expiry, 0.5);
    EXPECT_EQ(position.quantity, -10);
}

TEST(PositionsFile, WhatSpreadsheetsWriteIsRead) {
    const auto positions = read("\xEF\xBB\xBF\"Type\", Strike ,spot,rate,volatility,expiry,quantity\r\n"
                                "\r\n"
                                "\"European-Call\",\"100\",98.5,3e-2,.2, 0.5 ,10\r\n"
                                "  \r\n"
                                "asian-call,1,1,0,1,1,0");
    ASSERT_TRUE(positions) << positions.error().message.toStdString();
    EXPECT_EQ(positions->size(), 2U);
    EXPECT_EQ(positions->front().option.strike, 100);
}

TEST(PositionsFile, ColumnsMayStandInAnyOrderAmongOthers) {
    const auto positions = read("id,quantity,type,strike,spot,rate,volatility,expiry,note\n"
                                "7,5,asian-call,100,90,0.01,0.3,2,\"said \"\"hold\"\", twice\"\n");
    ASSERT_TRUE(positions) << positions.error().message.toStdString();
    EXPECT_EQ(positions->front().quantity, 5);
    EXPECT_EQ(positions->front().option.expiry, 2);
}

TEST(PositionsFile, AWrongValueIsNamedByLineAndColumn) {
    EXPECT_EQ(complaint(kHeader + kGoodLine + "\neuropean-put,100,98.5,0.03,-0.2,0.5,10\n"),
              "line 4, column 'volatility': must be > 0 and at most 10, got '-0.2'");
    EXPECT_EQ(complaint(kHeader + "european,100,98.5,0.03,0.2,0.5,10\n"),
              "line 2, column 'type': must be european-call, european-put, asian-call or asian-put, got 'european'");
    EXPECT_EQ(complaint(kHeader + "asian-put,1e13,98.5,0.03,0.2,0.5,ten\n"),
              "line 2, column 'strike': must be > 0 and at most 1e+12, got '1e13'\n"
              "line 2, column 'quantity': must be a number, got 'ten'");
    EXPECT_EQ(complaint(kHeader + "asian-put,1,1,3,0.2,0.5,nan\n"),
              "line 2, column 'rate': must be from -1 to 2, got '3'\n"
              "line 2, column 'quantity': must be a number, got 'nan'");
}

TEST(PositionsFile, TenWrongLinesAreSaidAndTheOthersCounted) {
    QByteArray text = kHeader;
    for (int i = 0; i < 25; ++i) {
        text += "european-call,100,98.5,0.03,0.2,0.5,?\n";
    }
    const std::string message = complaint(text);
    EXPECT_NE(message.find("line 11, column 'quantity'"), std::string::npos);
    EXPECT_EQ(message.find("line 12,"), std::string::npos);
    EXPECT_TRUE(message.ends_with("and 15 more."));
}

TEST(PositionsFile, AMissingOrDoubledColumnIsNamed) {
    EXPECT_EQ(complaint("type,strike,spot,rate,volatility,expiry\n"),
              "line 1, column 'quantity': must be named once in this line, as in "
              "'type,strike,spot,rate,volatility,expiry,quantity'");
    EXPECT_NE(complaint("type,type,strike,spot,rate,volatility,expiry,quantity\n").find("column 'type'"),
              std::string::npos);
}

TEST(PositionsFile, ALineWithAnotherNumberOfColumnsIsNamed) {
    EXPECT_EQ(complaint(kHeader + kGoodLine + "european-call,100\n"),
              "line 3, there must be 7 columns as in the first line, got 2");
}

TEST(PositionsFile, AnOpenQuoteIsNamed) {
    EXPECT_EQ(complaint(kHeader + "\"european-call,100,98.5,0.03,0.2,0.5,10\n"),
              "line 2, a quote is not closed, or not followed by a comma");
    EXPECT_EQ(complaint(kHeader + "\"european\"-call,100,98.5,0.03,0.2,0.5,10\n"),
              "line 2, a quote is not closed, or not followed by a comma");
}

TEST(PositionsFile, AFileWithoutPositionsIsRefused) {
    for (const QByteArray& text : {QByteArray(), QByteArray("\n\n"), kHeader}) {
        EXPECT_EQ(complaint(text), "the file must have a line of column names and 1 to 1000000 positions");
    }
}

TEST(PositionsFile, AnEndlessLineIsNotReadIntoMemory) {
    EXPECT_EQ(complaint(kHeader + QByteArray(50'000, 'x')), "line 2, a line must be shorter than 10000 bytes");
}

TEST(PositionsFile, ArbitraryBytesAreComplainedAbout) {
    EXPECT_FALSE(complaint(kHeader + QByteArray(300, '\0') + "\xFF\xFE,\"\n\"").empty());
}

} // namespace
} // namespace gleaner
