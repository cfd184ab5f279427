#include "screensaver_client/policy/settings_text.h"

#include <algorithm>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace gleaner {
namespace {

const QString kHead = QStringLiteral("head");

QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant toVariant(const toml::node& node) {
    if (const auto* value = node.as_boolean())
        return value->get();
    if (const auto* value = node.as_integer())
        return static_cast<qlonglong>(value->get());
    if (const auto* value = node.as_floating_point())
        return value->get();
    if (const auto* value = node.as_string())
        return toText(value->get());
    if (const auto* array = node.as_array()) {
        QVariantList list;
        for (const toml::node& item : *array)
            list.append(toVariant(item));
        return list;
    }
    if (const auto* table = node.as_table()) {
        QVariantMap map;
        for (const auto& [key, item] : *table)
            map.insert(toText(key.str()), toVariant(item));
        return map;
    }
    return {}; // a date: no setting is one
}

Result<toml::table> parse(const QByteArray& text) {
    if (text.size() > kMaxSettingsBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("The file is larger than %1 bytes.").arg(kMaxSettingsBytes));
    toml::parse_result parsed = toml::parse(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!parsed)
        return failure(ErrorCode::Malformed, QStringLiteral("line %1: %2. Correct this line.")
                                                 .arg(parsed.error().source().begin.line)
                                                 .arg(toText(parsed.error().description())));
    return std::move(parsed).table();
}

/// "text" as TOML writes it.
QByteArray quoted(const QString& text) {
    QByteArray result = "\"";
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            result += '\\' + QString(c).toUtf8();
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            result += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        else
            result += QString(c).toUtf8();
    }
    return result + '"';
}

QByteArray toToml(const QVariant& value) {
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? "true" : "false";
    if (value.typeId() == QMetaType::QStringList) {
        QByteArrayList items;
        for (const QString& text : value.toStringList())
            items.append(quoted(text));
        return '[' + items.join(", ") + ']';
    }
    return QByteArray::number(value.toInt());
}

/// A file as lines, so that what toml++ says of lines and columns can be changed in place.
class Lines {
public:
    explicit Lines(const QByteArray& text) : m_lines(text.split('\n')) {
        if (!m_lines.isEmpty() && m_lines.last().isEmpty())
            m_lines.removeLast();
    }
    [[nodiscard]] QByteArray text() const { return m_lines.isEmpty() ? QByteArray() : m_lines.join('\n') + '\n'; }

    /// Positions are toml++'s: lines and columns from 1, columns in characters, the end behind the last one.
    void replace(const toml::source_region& region, const QByteArray& value) {
        const auto first = static_cast<qsizetype>(region.begin.line) - 1;
        const auto last = static_cast<qsizetype>(region.end.line) - 1;
        const QByteArray before =
            characters(m_lines[first]).left(static_cast<qsizetype>(region.begin.column) - 1).toUtf8();
        const QByteArray after = characters(m_lines[last]).mid(static_cast<qsizetype>(region.end.column) - 1).toUtf8();
        m_lines[first] = before + value + after;
        m_lines.remove(first + 1, last - first);
    }
    /// Before the first table, since what follows a table's header belongs to it.
    void insertAtTop(const QByteArray& line) {
        qsizetype at = 0;
        while (at < m_lines.size() && !m_lines[at].trimmed().startsWith('['))
            ++at;
        // The comment above a table's header stays there.
        while (at > 0 && at < m_lines.size() && m_lines[at - 1].trimmed().startsWith('#'))
            --at;
        while (at > 0 && m_lines[at - 1].trimmed().isEmpty())
            --at;
        m_lines.insert(at, line);
    }
    void append(const QByteArray& line) { m_lines.append(line); }
    /// The lines of a table: from its header to the line before the next header, or to the end.
    void removeTable(qsizetype headerLine) {
        qsizetype end = headerLine;
        while (end < m_lines.size() && !m_lines[end].trimmed().startsWith('['))
            ++end;
        m_lines.remove(headerLine - 1, end - headerLine + 1);
    }
    void insertAfter(qsizetype line, const QByteArray& text) { m_lines.insert(line, text); }

private:
    /// toml++ counts characters, and so does this but for those beyond the first 65,536, which no path has.
    static QString characters(const QByteArray& line) { return QString::fromUtf8(line); }
    QByteArrayList m_lines;
};

void writeHead(Lines& lines, const QVariantMap& head) {
    lines.append("");
    lines.append("[[head]]");
    lines.append("enrolment = " + quoted(head[QStringLiteral("enrolment")].toString()));
    lines.append("weight = " + QByteArray::number(head[QStringLiteral("weight")].toInt()));
}

/// From the file's end to its beginning, so that line numbers hold while lines come and go.
void changeHeads(Lines& lines, const toml::table& table, const QVariantList& wanted) {
    std::vector<const toml::table*> present;
    if (const toml::array* array = table["head"].as_array()) {
        for (const toml::node& item : *array) {
            if (item.is_table())
                present.push_back(item.as_table());
        }
    }
    QVariantList left = wanted;
    std::vector<std::pair<const toml::table*, std::optional<int>>> changes; // nullopt: remove
    for (const toml::table* head : present) {
        const QString enrolment = toText(head->at_path("enrolment").value_or(std::string_view()));
        const auto same = std::ranges::find_if(left, [&](const QVariant& one) {
            return one.toMap()[QStringLiteral("enrolment")].toString() == enrolment;
        });
        changes.emplace_back(head, same == left.end() ? std::nullopt
                                                      : std::optional(same->toMap()[QStringLiteral("weight")].toInt()));
        if (same != left.end())
            left.erase(same);
    }
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        const toml::table& head = *change->first;
        const auto header = static_cast<qsizetype>(head.source().begin.line);
        if (!change->second)
            lines.removeTable(header);
        else if (const toml::node* weight = head.get("weight"))
            lines.replace(weight->source(), QByteArray::number(*change->second));
        else if (*change->second != 1)
            lines.insertAfter(header, "weight = " + QByteArray::number(*change->second));
    }
    for (const QVariant& head : std::as_const(left))
        writeHead(lines, head.toMap());
}

} // namespace

Result<SettingsText> readSettingsText(const QByteArray& toml) {
    const auto table = parse(toml);
    if (!table)
        return failure(table.error());
    SettingsText text;
    for (const auto& [key, node] : *table) {
        const QString name = toText(key.str());
        text.values.insert(name, toVariant(node));
        text.lines.insert(name, static_cast<int>(key.source().begin.line));
    }
    return text;
}

Result<QByteArray> changeSettingsText(const QByteArray& toml, const QVariantMap& values) {
    const auto table = parse(toml);
    if (!table)
        return failure(table.error());
    Lines lines(toml);
    // Heads stand at the end; then the values from the last to the first, since a value may span lines.
    if (values.contains(kHead))
        changeHeads(lines, *table, values[kHead].toList());
    std::vector<std::pair<const toml::node*, QByteArray>> present;
    std::vector<QByteArray> missing;
    for (const auto& [name, value] : values.asKeyValueRange()) {
        if (name == kHead)
            continue;
        if (const toml::node* node = table->get(name.toStdString()))
            present.emplace_back(node, toToml(value));
        else
            missing.push_back(name.toUtf8() + " = " + toToml(value));
    }
    std::ranges::sort(present, [](const auto& a, const auto& b) {
        return a.first->source().begin.line > b.first->source().begin.line;
    });
    for (const auto& [node, value] : present)
        lines.replace(node->source(), value);
    for (const QByteArray& line : missing)
        lines.insertAtTop(line);
    return lines.text();
}

} // namespace gleaner
