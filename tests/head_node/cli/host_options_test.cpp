// The options of the commands that are a head, and that their limits are those of the window's settings.
#include "head_node/cli/host_options.h"

#include "head_node/settings/setting_fields.h"

#include <QTemporaryFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// What a command line comes to; throws CLI::ParseError.
HostArguments parsed(const QStringList& words) {
    CLI::App app;
    HostArguments arguments;
    addHostOptions(app, arguments);
    std::vector<std::string> reversed;
    for (const QString& each : words)
        reversed.insert(reversed.begin(), each.toStdString());
    app.parse(std::move(reversed));
    return arguments;
}

TEST(HostOptions, TheNetworkWithoutEncryptionHasToBeAskedForInSoManyWords) {
    HostArguments arguments;
    arguments.listen = "0.0.0.0:10001";
    const auto refused = hostOptions(arguments, QStringLiteral("/tmp"));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains(QStringLiteral("--plain-http")));
    arguments.plainHttp = true;
    EXPECT_EQ(hostOptions(arguments, QStringLiteral("/tmp"))->listen->port, 10'001);
}

TEST(HostOptions, AddressesMayBeIPv6) {
    HostArguments arguments;
    arguments.listen = "[::1]:0";
    const auto options = hostOptions(arguments, QStringLiteral("/tmp"));
    ASSERT_TRUE(options) << options.error().message.toStdString();
    EXPECT_TRUE(options->listen->address.isLoopback());
    arguments.listen = "localhost";
    EXPECT_FALSE(hostOptions(arguments, QStringLiteral("/tmp")));
}

TEST(HostOptions, AConnectionStringCanBeInAFile) {
    EXPECT_EQ(connectionFrom(QStringLiteral("@/no/such/file")).error().code, ErrorCode::NotFound);
    EXPECT_FALSE(connectionFrom(QStringLiteral("nonsense")));
    EXPECT_TRUE(connectionFrom(QStringLiteral("UseDevelopmentStorage=true")));
}

TEST(HostOptions, EveryLimitOfTheWindowsSettingsCanBeGivenWithinTheSameBounds) {
    for (const LimitOption& each : limitOptions()) {
        const IntegerBounds bounds = boundsOf(each.setting);
        const auto with = [&](int value) {
            return parsed({QString::fromLatin1(each.option), QString::number(value)}).limits.at(each.setting);
        };
        EXPECT_EQ(with(bounds.least), bounds.least) << each.option;
        EXPECT_EQ(with(bounds.most), bounds.most) << each.option;
        EXPECT_THROW((void)with(bounds.least - 1), CLI::ValidationError) << each.option;
        EXPECT_THROW((void)with(bounds.most + 1), CLI::ValidationError) << each.option;
    }
    EXPECT_THROW((void)parsed({QStringLiteral("--time-to-live"), QStringLiteral("soon")}), CLI::ParseError);
}

TEST(HostOptions, TheLimitsHold) {
    const auto arguments =
        parsed({QStringLiteral("--threads"), QStringLiteral("3"), QStringLiteral("--message-limit"),
                QStringLiteral("65536"), QStringLiteral("--visibility"), QStringLiteral("99"),
                QStringLiteral("--time-to-live"), QStringLiteral("24"), QStringLiteral("--poison-threshold"),
                QStringLiteral("7"), QStringLiteral("--least-free"), QStringLiteral("512")});
    const HostOptions options = hostOptions(arguments, QStringLiteral("/tmp")).value();
    EXPECT_EQ(options.localThreads, 3);
    EXPECT_EQ(options.engine.messageLimit, 65'536);
    EXPECT_EQ(options.visibility, Seconds(99));
    EXPECT_EQ(options.engine.timeToLive, std::chrono::hours(24));
    EXPECT_EQ(options.poisonThreshold, 7);
    EXPECT_EQ(options.leastFreeBytes, qint64{512} << 20);
}

TEST(HostOptions, WithoutALimitItsDefaultHoldsAndWhatTheQueueKeepsStays) {
    const HostOptions options = hostOptions({}, QStringLiteral("/tmp")).value(), usual;
    EXPECT_EQ(options.localThreads, usual.localThreads);
    EXPECT_EQ(options.engine.messageLimit, usual.engine.messageLimit);
    EXPECT_EQ(options.engine.timeToLive, usual.engine.timeToLive);
    EXPECT_EQ(options.leastFreeBytes, usual.leastFreeBytes);
    EXPECT_FALSE(options.visibility);
    EXPECT_FALSE(options.poisonThreshold);
}

} // namespace
} // namespace gleaner
