#include "screensaver_client/policy/settings_text.h"

#include "screensaver_client/policy/settings_toml.h"

#include <algorithm>

namespace gleaner {
namespace {

QVariant toVariant(const toml::node& node) {
    if (const auto* value = node.as_boolean())
        return value->get();
    if (const auto* value = node.as_integer())
        return static_cast<qlonglong>(value->get());
    if (const auto* value = node.as_floating_point())
        return value->get();
    if (const auto* value = node.as_string())
        return tomlText(value->get());
    if (const auto* array = node.as_array()) {
        QVariantList list;
        for (const toml::node& item : *array)
            list.append(toVariant(item));
        return list;
    }
    if (const auto* table = node.as_table()) {
        QVariantMap map;
        for (const auto& [key, item] : *table)
            map.insert(tomlText(key.str()), toVariant(item));
        return map;
    }
    return {}; // a date: no setting is one
}

/// The line of the first character outside of texts and comments that is not ASCII: nothing in TOML is written so, and
/// what toml++ 3.3 does with some of them (U+FDFF) is not defined. 0: there is none.
int foreignLine(QByteArrayView text) {
    int line = 1;
    QByteArrayView closing; // of the text or the comment that we are in
    for (qsizetype i = text.startsWith("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
        const char c = text[i];
        line += c == '\n' ? 1 : 0;
        if (closing.isEmpty()) {
            if (static_cast<unsigned char>(c) >= 0x80)
                return line;
            if (c == '#')
                closing = "\n";
            for (const QByteArrayView opening : {"\"\"\"", "'''", "\"", "'"}) {
                if (closing.isEmpty() && text.sliced(i).startsWith(opening))
                    closing = opening;
            }
            i += closing.startsWith('\n') ? 0 : std::max<qsizetype>(closing.size() - 1, 0);
        } else if (c == '\\' && closing.startsWith('"')) {
            ++i; // what is escaped closes nothing
            line += i < text.size() && text[i] == '\n' ? 1 : 0;
        } else if (text.sliced(i).startsWith(closing) || (c == '\n' && closing.size() == 1)) {
            i += closing.size() - 1;
            closing = {};
        }
    }
    return 0;
}

} // namespace

QString tomlText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Result<toml::table> parseToml(const QByteArray& text) {
    if (text.size() > kMaxSettingsBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("The file is larger than %1 bytes.").arg(kMaxSettingsBytes));
    if (const int line = foreignLine(text); line > 0)
        return failure(
            ErrorCode::Malformed,
            QStringLiteral("line %1: a character that settings are not written with. Correct this line.").arg(line));
    toml::parse_result parsed = toml::parse(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!parsed)
        return failure(ErrorCode::Malformed, QStringLiteral("line %1: %2. Correct this line.")
                                                 .arg(parsed.error().source().begin.line)
                                                 .arg(tomlText(parsed.error().description())));
    return std::move(parsed).table();
}

Result<SettingsText> readSettingsText(const QByteArray& toml) {
    const auto table = parseToml(toml);
    if (!table)
        return failure(table.error());
    SettingsText text;
    for (const auto& [key, node] : *table) {
        const QString name = tomlText(key.str());
        text.values.insert(name, toVariant(node));
        text.lines.insert(name, static_cast<int>(key.source().begin.line));
    }
    return text;
}

} // namespace gleaner
