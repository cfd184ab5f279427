// Whatever a file holds, a change of some values changes these and nothing else.
#include "screensaver_client/policy/settings_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gleaner {
namespace {

const QByteArrayList kKeys{"idle_minutes", "tray", "hours", "future", "\"quoted \xC3\xA4\"", "a.b"};
const QByteArrayList kValues{"7",
                             "true",
                             "[\"Sat\", # \xF0\x9F\x98\x80\n  \"Sun\"]",
                             "'''\nx\n[no table]\n'''",
                             "{a = [1, 2], b = \"#\"}",
                             "2026-01-01"};
const QByteArrayList kComments{"", " # mine", "\t#\xC3\xBC\xF0\x9F\x98\x80"};

/// A valid file: keys in any order, each once, with comments; then tables.
QByteArray someFile() {
    QByteArray text;
    const auto filler = [&] { text += *rc::gen::element<QByteArray>("", "", "\n", "# a line\n", "  \n"); };
    const auto order = *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(kKeys.size())));
    for (const int key : order) {
        filler();
        text += kKeys[key] + *rc::gen::element<QByteArray>("=", " = ") +
                kValues[*rc::gen::inRange(0, static_cast<int>(kValues.size()))] +
                kComments[*rc::gen::inRange(0, static_cast<int>(kComments.size()))] + '\n';
    }
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        filler();
        text += "[[head]] # " + QByteArray::number(i) + "\nenrolment = \"" +
                QByteArray::number(*rc::gen::inRange(0, 3)) + "\"\n" +
                *rc::gen::element<QByteArray>("", "weight = 4 # w\n", "note = 1\nweight = 9\n");
    }
    if (*rc::gen::arbitrary<bool>())
        text += "[later]\ntray = 5\n";
    if (!text.isEmpty() && *rc::gen::arbitrary<bool>())
        text.chop(1);
    return text;
}

RC_GTEST_PROP(SettingsTextProperty, AChangeChangesWhatItNamesAndNothingElse, ()) {
    const QByteArray before = someFile();
    const auto old = readSettingsText(before);
    RC_ASSERT((old.has_value()));
    QVariantMap changes;
    if (*rc::gen::arbitrary<bool>())
        changes.insert(QStringLiteral("idle_minutes"), *rc::gen::inRange(1, 1441));
    if (*rc::gen::arbitrary<bool>())
        changes.insert(QStringLiteral("tray"), *rc::gen::arbitrary<bool>());
    if (*rc::gen::arbitrary<bool>())
        changes.insert(QStringLiteral("hours"), QStringList{QStringLiteral("Mon \"\\")});
    const auto after = changeSettingsText(before, changes);
    RC_ASSERT((after.has_value()));
    const auto now = readSettingsText(*after);
    RC_ASSERT((now.has_value()));
    QVariantMap expected = old->values;
    for (const auto& [name, value] : changes.asKeyValueRange())
        expected.insert(name, value);
    for (const auto& [name, value] : expected.asKeyValueRange()) {
        const QVariant got = now->values[name];
        RC_ASSERT(
            (value.typeId() == QMetaType::QStringList ? got.toStringList() == value.toStringList() : got == value));
    }
    RC_ASSERT((now->values.size() == expected.size()));
    RC_ASSERT((changeSettingsText(*after, changes).value() == *after));
    if (changes.isEmpty())
        RC_ASSERT((*after == before || *after == before + '\n'));
}

RC_GTEST_PROP(SettingsTextProperty, HeadsAreThoseThatWereSet, ()) {
    const QByteArray before = someFile();
    QVariantList wanted;
    for (int i = 0; i < 3; ++i) {
        if (*rc::gen::arbitrary<bool>())
            wanted.append(QVariantMap{{QStringLiteral("enrolment"), QString::number(i)},
                                      {QStringLiteral("weight"), *rc::gen::inRange(1, 10)}});
    }
    const auto after = changeSettingsText(before, {{QStringLiteral("head"), wanted}});
    RC_ASSERT((after.has_value()));
    const auto now = readSettingsText(*after);
    RC_ASSERT((now.has_value()));
    const QVariantList got = now->values[QStringLiteral("head")].toList();
    RC_ASSERT((got.size() == wanted.size()));
    for (const QVariant& one : wanted) {
        const QVariantMap head = one.toMap();
        RC_ASSERT((std::any_of(got.begin(), got.end(), [&](const QVariant& other) {
            const QVariantMap map = other.toMap();
            return map[QStringLiteral("enrolment")].toString() == head[QStringLiteral("enrolment")].toString() &&
                   map.value(QStringLiteral("weight"), 1).toInt() == head[QStringLiteral("weight")].toInt();
        })));
    }
}

} // namespace
} // namespace gleaner
