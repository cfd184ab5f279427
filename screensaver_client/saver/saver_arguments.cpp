#include "screensaver_client/saver/saver_arguments.h"

#include <QCoreApplication>

#include <optional>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SaverArguments)
};

/// "0x1400002", "20971522"; nullopt for anything else and for 0, which is no window.
std::optional<quint64> windowNumber(const QString& text) {
    bool ok = false;
    const quint64 number = text.toULongLong(&ok, text.startsWith(QLatin1String("0x"), Qt::CaseInsensitive) ? 16 : 10);
    return ok && number != 0 ? std::optional(number) : std::nullopt;
}

/// An argument taken apart: "--window-id=5" and "/p:5" carry their value, "-window-id 5" leaves it to the next one.
struct Switch {
    QString name; ///< in small letters, without dashes or slash; empty when it is none
    std::optional<QString> value;
};

Switch takeApart(const QString& argument) {
    qsizetype dashes = 0;
    while (dashes < argument.size() && dashes < 2 && argument[dashes] == QLatin1Char('-'))
        ++dashes;
    const bool slash = dashes == 0 && argument.size() >= 2 && argument.startsWith(QLatin1Char('/'));
    const QString rest = argument.mid(slash ? 1 : dashes);
    if ((dashes == 0 && !slash) || rest.isEmpty())
        return {};
    const qsizetype split = rest.indexOf(dashes == 2 ? QLatin1Char('=') : QLatin1Char(':'));
    if (split < 0)
        return {rest.toLower(), std::nullopt};
    return {rest.left(split).toLower(), rest.mid(split + 1)};
}

Result<SaverArguments> embedded(const QString& option, const std::optional<QString>& value) {
    if (!value)
        return failure(ErrorCode::InvalidArgument,
                       Texts::tr("%1 needs the number of a window, for example %1 0x1400002.").arg(option));
    const auto window = windowNumber(*value);
    if (!window)
        return failure(ErrorCode::InvalidArgument,
                       Texts::tr("'%1' is not the number of a window: %2 takes one such as 0x1400002 or 20971522.")
                           .arg(*value, option));
    return SaverArguments{SaverMode::Embedded, *window, true};
}

} // namespace

Result<SaverArguments> parseSaverArguments(const QStringList& arguments, const QString& windowOfEnvironment,
                                           SaverMode withoutArguments) {
    const auto environment = windowNumber(windowOfEnvironment);
    SaverArguments result{withoutArguments, 0, false};
    if (environment)
        result = {SaverMode::Embedded, *environment, false};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        Switch option = takeApart(argument);
        if (option.name == QLatin1String("window-id") || option.name == QLatin1String("p")) {
            if (!option.value && i + 1 < arguments.size())
                option.value = arguments[++i];
            const auto window = embedded(argument, option.value);
            if (!window)
                return window;
            result = *window;
        } else if (option.name == QLatin1String("root")) {
            if (result.mode != SaverMode::Embedded)
                result = {SaverMode::FullScreen, 0, false};
        } else if (option.name == QLatin1String("s")) {
            result = {SaverMode::FullScreen, 0, false};
        } else if (option.name == QLatin1String("c")) {
            result = {SaverMode::Settings, 0, false};
        } else if (option.name == QLatin1String("help") || option.name == QLatin1String("h") ||
                   option.name == QLatin1String("?")) {
            return SaverArguments{SaverMode::Help, 0, false};
        } else {
            return failure(ErrorCode::InvalidArgument,
                           Texts::tr("The saver does not know '%1'; --help lists what it knows.").arg(argument));
        }
    }
    return result;
}

QString saverHelp() {
    return Texts::tr(
        "gleaner-saver shows what this PC computes for the office.\n"
        "\n"
        "  gleaner-saver                     full screen on every monitor, until a key, click, touch or\n"
        "                                    movement (on Windows: the settings)\n"
        "  gleaner-saver --root              inside the window that XSCREENSAVER_WINDOW names; full screen\n"
        "                                    where it names none\n"
        "  gleaner-saver --window-id 0x…     a preview inside that window: starts nothing\n"
        "  gleaner-saver /s                  full screen\n"
        "  gleaner-saver /p WINDOW           the same on Windows\n"
        "  gleaner-saver /c                  the settings\n"
        "  gleaner-saver --help              this text\n");
}

} // namespace gleaner
