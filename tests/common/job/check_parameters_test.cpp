#include "common/job/computation.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

std::vector<ParameterSpec> specs() {
    return {
        {.name = u"width"_qs,
         .type = ParameterType::Integer,
         .unit = u"pixels"_qs,
         .minimum = 1,
         .maximum = 1e10,
         .help = u"How wide the picture is."_qs},
        {.name = u"depth"_qs, .type = ParameterType::Real, .defaultValue = 0.5},
        {.name = u"colours"_qs,
         .type = ParameterType::Choice,
         .defaultValue = u"fire"_qs,
         .choices = {u"fire"_qs, u"ice"_qs}},
        {.name = u"file"_qs, .type = ParameterType::InputFile, .defaultValue = u"in.csv"_qs},
    };
}

QString complaint(const Parameters& given) {
    const Result<Parameters> checked = checkParameters(specs(), given);
    if (checked) {
        return u"(none)"_qs;
    }
    EXPECT_EQ(checked.error().code, ErrorCode::InvalidArgument);
    return checked.error().message;
}

TEST(CheckParameters, DefaultsFillWhatIsNotGiven) {
    const Result<Parameters> checked = checkParameters(specs(), {{u"width"_qs, 3}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(
        *checked,
        Parameters({{u"width"_qs, 3}, {u"depth"_qs, 0.5}, {u"colours"_qs, u"fire"_qs}, {u"file"_qs, u"in.csv"_qs}}));
}

TEST(CheckParameters, ANumberAsTextComesOutAsANumber) {
    const Result<Parameters> checked = checkParameters(specs(), {{u"width"_qs, u"1e10"_qs}, {u"depth"_qs, u"-2.5"_qs}});
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->value(u"width").toInteger(), 10'000'000'000);
    EXPECT_EQ(checked->value(u"depth").toDouble(), -2.5);
}

TEST(CheckParameters, AMissingRequiredParameterIsNamedWithItsHelp) {
    EXPECT_EQ(complaint({}), u"parameter 'width': is required. How wide the picture is."_qs);
}

TEST(CheckParameters, ANumberOutOfRangeIsToldItsRangeAndUnit) {
    EXPECT_EQ(complaint({{u"width"_qs, 0}}),
              u"parameter 'width': takes a whole number (pixels) from 1 to 10000000000, got 0."_qs);
    EXPECT_EQ(complaint({{u"width"_qs, 2e10}}),
              u"parameter 'width': takes a whole number (pixels) from 1 to 10000000000, got 20000000000."_qs);
}

TEST(CheckParameters, WhatIsNotAWholeNumberIsRefusedForAnInteger) {
    for (const QJsonValue& value : {QJsonValue(1.5), QJsonValue(u"12 px"_qs), QJsonValue(u""_qs), QJsonValue(true),
                                    QJsonValue(QJsonValue::Null), QJsonValue(QJsonArray())}) {
        EXPECT_TRUE(complaint({{u"width"_qs, value}}).contains(u"takes a whole number"_qs));
    }
}

TEST(CheckParameters, NotANumberAndInfinityAreRefused) {
    for (const QString& text : {u"nan"_qs, u"inf"_qs, u"-inf"_qs, u"1e999"_qs}) {
        EXPECT_TRUE(complaint({{u"width"_qs, 1}, {u"depth"_qs, text}}).contains(u"takes a number"_qs))
            << text.toStdString();
    }
}

TEST(CheckParameters, AnIntegerThatADoubleCannotHoldIsRefused) {
    const std::vector<ParameterSpec> seed = {{.name = u"seed"_qs}};
    EXPECT_TRUE(checkParameters(seed, {{u"seed"_qs, u"9007199254740991"_qs}}));
    EXPECT_FALSE(checkParameters(seed, {{u"seed"_qs, u"9007199254740993"_qs}}));
}

TEST(CheckParameters, AChoiceNamesWhatThereIsToChoose) {
    EXPECT_EQ(complaint({{u"width"_qs, 1}, {u"colours"_qs, u"mud"_qs}}),
              u"parameter 'colours': takes one of fire, ice, got 'mud'."_qs);
}

TEST(CheckParameters, AnInputFileIsNotEmpty) {
    EXPECT_EQ(complaint({{u"width"_qs, 1}, {u"file"_qs, QString()}}),
              u"parameter 'file': takes the path of a file, got nothing."_qs);
}

TEST(CheckParameters, AnUnknownNameIsRefusedAndTheKnownOnesAreListed) {
    EXPECT_EQ(complaint({{u"width"_qs, 1}, {u"heigth"_qs, 1}}),
              u"there is no parameter 'heigth'; there are: width, depth, colours, file."_qs);
}

} // namespace
} // namespace gleaner
