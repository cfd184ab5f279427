#include "head_node/gui/translation.h"

#include <QCoreApplication>

/// Outside of every namespace, as its macro wants it: a static library's resources are not found by themselves.
static void findTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace gleaner {

std::unique_ptr<QTranslator> speak(const QLocale& language) {
    findTranslations();
    auto translator = std::make_unique<QTranslator>();
    const QString folder = QStringLiteral(":/translations");
    if (!translator->load(language, QStringLiteral("gleaner"), QStringLiteral("_"), folder))
        (void)translator->load(QStringLiteral("gleaner_en"), folder); // English has its plurals there
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

} // namespace gleaner
