#include "screensaver_client/desk/desk_arguments.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Desk)
};

struct PageName {
    DeskPage page;
    const char* name;
};
constexpr std::array<PageName, 5> kPages{{{DeskPage::Overview, "overview"},
                                          {DeskPage::Why, "why"},
                                          {DeskPage::Settings, "settings"},
                                          {DeskPage::About, "about"},
                                          {DeskPage::Tray, "tray"}}};

} // namespace

Result<DeskArguments> parseDeskArguments(const QStringList& arguments) {
    DeskArguments result;
    for (const QString& argument : arguments) {
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            result.help = true;
            continue;
        }
        const auto named = std::ranges::find_if(
            kPages, [&](const PageName& page) { return argument == QLatin1String("--") + QLatin1String(page.name); });
        if (named == kPages.end())
            return failure(ErrorCode::InvalidArgument,
                           Texts::tr("gleaner-desk does not know '%1'; --help lists what it knows.").arg(argument));
        result.page = named->page;
    }
    return result;
}

QString deskHelp() {
    return Texts::tr("gleaner-desk shows what this PC computes for the office, and lets you decide about it.\n"
                     "\n"
                     "  gleaner-desk               a window with the state and what this PC has given\n"
                     "  gleaner-desk --why         why this PC computes, or does not\n"
                     "  gleaner-desk --settings    the settings\n"
                     "  gleaner-desk --about       what this is\n"
                     "  gleaner-desk --tray        only the icon beside the clock\n"
                     "  gleaner-desk --help        this text\n"
                     "\n"
                     "There is one of it at a time: a second start shows the first one's window.\n");
}

QString deskPageName(DeskPage page) {
    return QString::fromLatin1(std::ranges::find(kPages, page, &PageName::page)->name);
}

DeskPage deskPageFromName(const QString& name) {
    const auto named =
        std::ranges::find_if(kPages, [&](const PageName& page) { return name == QLatin1String(page.name); });
    return named == kPages.end() ? DeskPage::Overview : named->page;
}

} // namespace gleaner
