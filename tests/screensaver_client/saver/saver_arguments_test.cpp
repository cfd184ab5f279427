// Every desktop's way of starting a screen saver is understood.
#include "screensaver_client/saver/saver_arguments.h"

#include "tests/support/code_of.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

SaverArguments parsed(const QStringList& arguments, const QString& environment = {},
                      SaverMode withoutArguments = SaverMode::FullScreen) {
    const auto result = parseSaverArguments(arguments, environment, withoutArguments);
    EXPECT_TRUE(result) << (result ? "" : result.error().message.toStdString());
    return result.value_or(SaverArguments{SaverMode::Help, 99, false});
}

QStringList list(const char* words) {
    return QString::fromLatin1(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const SaverArguments kFull{SaverMode::FullScreen, 0, false};

TEST(SaverArguments, NothingMeansFullScreenOrWhatTheSystemMeansByIt) {
    EXPECT_EQ(parsed({}), kFull);
    EXPECT_EQ(parsed({}, {}, SaverMode::Settings).mode, SaverMode::Settings);
}

TEST(SaverArguments, XscreensaverNamesTheWindowInTheEnvironment) {
    const SaverArguments window{SaverMode::Embedded, 0x1400002, false};
    EXPECT_EQ(parsed(list("--root"), QStringLiteral("0x1400002")), window);
    EXPECT_EQ(parsed(list("-root"), QStringLiteral("20971522")), window);
    EXPECT_EQ(parsed({}, QStringLiteral("0x1400002")), window) << "MATE runs the program without an option";
    EXPECT_EQ(parsed(list("--root")), kFull);
}

TEST(SaverArguments, APreviewNamesTheWindowOnTheCommandLine) {
    const SaverArguments window{SaverMode::Embedded, 0x2600009, true};
    for (const char* words : {"--window-id 0x2600009", "-window-id 0x2600009", "--window-id=0x2600009",
                              "--root --window-id 0x2600009", "--window-id 0x2600009 --root"})
        EXPECT_EQ(parsed(list(words), QStringLiteral("0x1")), window) << words;
}

TEST(SaverArguments, WindowsSwitchesComeInManySpellings) {
    for (const char* words : {"/s", "/S", "-s", "-S"})
        EXPECT_EQ(parsed(list(words), {}, SaverMode::Settings), kFull) << words;
    for (const char* words : {"/c", "/C", "/c:132456", "-c", "/c:0"})
        EXPECT_EQ(parsed(list(words)).mode, SaverMode::Settings) << words;
    for (const char* words : {"/p 132456", "/P 132456", "/p:132456", "-p 132456"})
        EXPECT_EQ(parsed(list(words)), (SaverArguments{SaverMode::Embedded, 132456, true})) << words;
}

TEST(SaverArguments, HelpWinsAndNamesEveryWay) {
    EXPECT_EQ(parsed(list("/s --help")).mode, SaverMode::Help);
    for (const char* way : {"--root", "--window-id", "/s", "/p", "/c", "--help", "XSCREENSAVER_WINDOW"})
        EXPECT_TRUE(saverHelp().contains(QLatin1String(way))) << way;
}

TEST(SaverArguments, WhatIsNotUnderstoodIsNamed) {
    for (const char* words : {"--windowed", "/x", "file", "--window-id", "--window-id zero", "/p 0", "-window-id 0x",
                              "--window-id -5", "/p 99999999999999999999999", "-", "--"}) {
        const auto result = parseSaverArguments(list(words), {});
        EXPECT_EQ(codeOf(result), ErrorCode::InvalidArgument) << words;
    }
    const auto result = parseSaverArguments(list("--window-id zero"), {});
    EXPECT_TRUE(result.error().message.contains(QLatin1String("'zero'")));
}

TEST(SaverArguments, AnEnvironmentThatNamesNoWindowCountsAsNone) {
    EXPECT_EQ(parsed(list("--root"), QStringLiteral("garbage")), kFull);
    EXPECT_EQ(parsed(list("--root"), QStringLiteral("0")), kFull);
}

} // namespace
} // namespace gleaner
