#include "common/job/computation.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

std::vector<ParameterSpec> specs() {
    return {
        {.name = u"width"_s,
         .type = ParameterType::Integer,
         .unit = u"pixels"_s,
         .minimum = 1,
         .maximum = 1e10,
         .help = u"How wide the picture is."_s},
        {.name = u"depth"_s, .type = ParameterType::Real, .defaultValue = 0.5},
        {.name = u"colours"_s,
         .type = ParameterType::Choice,
         .defaultValue = u"fire"_s,
         .choices = {u"fire"_s, u"ice"_s}},
        {.name = u"file"_s, .type = ParameterType::InputFile, .defaultValue = u"in.csv"_s},
    };
}

QString complaint(const Parameters& given) {
    const Result<Parameters> checked = checkParameters(specs(), given);
    if (checked) {
        return u"(none)"_s;
    }
    EXPECT_EQ(checked.error().code, ErrorCode::InvalidArgument);
    return checked.error().message;
}

TEST(CheckParameters, DefaultsFillWhatIsNotGiven) {
    const Result<Parameters> checked = checkParameters(specs(), {{u"width"_s, 3}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(
        *checked,
        Parameters({{u"width"_s, 3}, {u"depth"_s, 0.5}, {u"colours"_s, u"fire"_s}, {u"file"_s, u"in.csv"_s}}));
}

TEST(CheckParameters, ANumberAsTextComesOutAsANumber) {
    const Result<Parameters> checked = checkParameters(specs(), {{u"width"_s, u"1e10"_s}, {u"depth"_s, u"-2.5"_s}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->value(u"width").toInteger(), 10'000'000'000);
    EXPECT_EQ(checked->value(u"depth").toDouble(), -2.5);
}

TEST(CheckParameters, AMissingRequiredParameterIsNamedWithItsHelp) {
    EXPECT_EQ(complaint({}), u"parameter 'width': is required. How wide the picture is."_s);
}

TEST(CheckParameters, ANumberOutOfRangeIsToldItsRangeAndUnit) {
    EXPECT_EQ(complaint({{u"width"_s, 0}}),
              u"parameter 'width': takes a whole number (pixels) from 1 to 10000000000, got 0."_s);
    EXPECT_EQ(complaint({{u"width"_s, 2e10}}),
              u"parameter 'width': takes a whole number (pixels) from 1 to 10000000000, got 20000000000."_s);
}

TEST(CheckParameters, WhatIsNotAWholeNumberIsRefusedForAnInteger) {
    for (const QJsonValue& value : {QJsonValue(1.5), QJsonValue(u"12 px"_s), QJsonValue(u""_s), QJsonValue(true),
                                    QJsonValue(QJsonValue::Null), QJsonValue(QJsonArray())}) {
        EXPECT_TRUE(complaint({{u"width"_s, value}}).contains(u"takes a whole number"_s));
    }
}

TEST(CheckParameters, NotANumberAndInfinityAreRefused) {
    for (const QString& text : {u"nan"_s, u"inf"_s, u"-inf"_s, u"1e999"_s}) {
        EXPECT_TRUE(complaint({{u"width"_s, 1}, {u"depth"_s, text}}).contains(u"takes a number"_s))
            << text.toStdString();
    }
}

TEST(CheckParameters, AnIntegerThatADoubleCannotHoldIsRefused) {
    const std::vector<ParameterSpec> seed = {{.name = u"seed"_s}};
    EXPECT_TRUE(checkParameters(seed, {{u"seed"_s, u"9007199254740991"_s}}));
    EXPECT_FALSE(checkParameters(seed, {{u"seed"_s, u"9007199254740993"_s}}));
}

TEST(CheckParameters, AChoiceNamesWhatThereIsToChoose) {
    EXPECT_EQ(complaint({{u"width"_s, 1}, {u"colours"_s, u"mud"_s}}),
              u"parameter 'colours': takes one of fire, ice, got 'mud'."_s);
}

TEST(CheckParameters, AnInputFileIsNotEmpty) {
    EXPECT_EQ(complaint({{u"width"_s, 1}, {u"file"_s, QString()}}),
              u"parameter 'file': takes the path of a file, got nothing."_s);
}

TEST(CheckParameters, AnUnknownNameIsRefusedAndTheKnownOnesAreListed) {
    EXPECT_EQ(complaint({{u"width"_s, 1}, {u"heigth"_s, 1}}),
              u"there is no parameter 'heigth'; there are: width, depth, colours, file."_s);
}

} // namespace
} // namespace gleaner
