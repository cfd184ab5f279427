#include "head_node/gui/translation.h"

#include <QCoreApplication>

/// Outside of every namespace, as its macro wants it: a static library's resources are not found by themselves.
static void findTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace gleaner {

Voice speak(const QLocale& language) {
    findTranslations();
    const QString folder = QStringLiteral(":/translations");
    auto texts = std::make_unique<QTranslator>();
    auto dialogs = std::make_unique<QTranslator>();
    if (!texts->load(language, QStringLiteral("gleaner"), QStringLiteral("_"), folder))
        (void)texts->load(QStringLiteral("gleaner_en"), folder); // English has its plurals there
    else
        (void)dialogs->load(language, QStringLiteral("qtbase"), QStringLiteral("_"), folder);
    Voice voice;
    for (auto* each : {&dialogs, &texts}) {
        QCoreApplication::installTranslator(each->get());
        voice.push_back(std::move(*each));
    }
    return voice;
}

} // namespace gleaner
