#include "screensaver_client/policy/settings_text.h"

#include "screensaver_client/policy/settings_toml.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <vector>

namespace gleaner {
namespace {

const QString kHead = QStringLiteral("head");

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

/// [[name]] above each table, rather than one value in place.
bool standsUnderHeaders(const toml::node& node) {
    const auto* array = node.as_array();
    return array && !array->empty() && array->front().is_table() && !array->front().as_table()->is_inline();
}

/// Marks the lines that stand within a value: they are neither headers nor comments, whatever they look like.
void markInside(const toml::node& node, std::vector<bool>& inside) {
    // A table's own region is no value's; what is in it is.
    if (const auto* table = node.as_table(); table && !table->is_inline()) {
        for (const auto& [key, item] : *table)
            markInside(item, inside);
        return;
    }
    if (standsUnderHeaders(node)) {
        for (const toml::node& item : *node.as_array())
            markInside(item, inside);
        return;
    }
    for (std::size_t line = node.source().begin.line; line < node.source().end.line && line < inside.size(); ++line)
        inside[line] = true;
}

/// A file as lines, so that what toml++ says of lines and columns can be changed in place. Line numbers are those of
/// the file as it was: change from its end to its beginning.
class Lines {
public:
    Lines(const QByteArray& text, const toml::table& table) : m_lines(text.split('\n')) {
        if (m_lines.last().isEmpty())
            m_lines.removeLast();
        m_inside.resize(static_cast<std::size_t>(m_lines.size()));
        markInside(table, m_inside);
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            if (!isInside(i) && m_lines[i].trimmed().startsWith('['))
                m_headers.push_back(i);
        }
        m_size = m_lines.size();
    }
    [[nodiscard]] QByteArray text() const { return m_lines.isEmpty() ? QByteArray() : m_lines.join('\n') + '\n'; }

    /// Positions are toml++'s: lines and columns from 1, columns in characters, the end behind the last one.
    void replace(const toml::source_region& region, const QByteArray& value) {
        const auto first = static_cast<qsizetype>(region.begin.line) - 1;
        const auto last = static_cast<qsizetype>(region.end.line) - 1;
        const QByteArray before = firstCharacters(m_lines[first], region.begin.column - 1);
        const QByteArray after = m_lines[last].mid(firstCharacters(m_lines[last], region.end.column - 1).size());
        m_lines[first] = before + value + after;
        m_lines.remove(first + 1, last - first);
    }
    /// Before the first table, since what follows a table's header belongs to it.
    void insertAtTop(const QByteArrayList& lines) {
        qsizetype at = m_headers.empty() ? m_size : m_headers.front();
        // The comment above a table's header stays there.
        while (at > 0 && at < m_size && !isInside(at - 1) && m_lines[at - 1].trimmed().startsWith('#'))
            --at;
        while (at > 0 && !isInside(at - 1) && m_lines[at - 1].trimmed().isEmpty())
            --at;
        for (auto line = lines.rbegin(); line != lines.rend(); ++line)
            m_lines.insert(at, *line);
    }
    void append(const QByteArray& line) { m_lines.append(line); }
    /// The lines of a table: from its header, a line's number from 1, to the one before the next header or to the end.
    void removeTable(qsizetype headerLine) {
        const auto next = std::ranges::upper_bound(m_headers, headerLine - 1);
        const qsizetype end = next == m_headers.end() ? m_size : *next;
        m_lines.remove(headerLine - 1, end - headerLine + 1);
    }
    void insertAfter(qsizetype line, const QByteArray& text) { m_lines.insert(line, text); }

private:
    [[nodiscard]] bool isInside(qsizetype line) const { return m_inside[static_cast<std::size_t>(line)]; }
    /// So many characters of a line, as Unicode counts them.
    static QByteArray firstCharacters(const QByteArray& line, std::size_t count) {
        qsizetype bytes = 0;
        for (std::size_t characters = 0; bytes < line.size(); ++bytes) {
            const bool begins = (static_cast<unsigned char>(line[bytes]) & 0xC0) != 0x80; // of UTF-8
            if (begins && characters++ == count)
                break;
        }
        return line.left(bytes);
    }

    QByteArrayList m_lines;
    std::vector<bool> m_inside;
    std::vector<qsizetype> m_headers;
    qsizetype m_size = 0; ///< of the file as it was
};

QByteArray headsInPlace(const QVariantList& heads) {
    QByteArrayList items;
    for (const QVariant& one : heads) {
        const QVariantMap head = one.toMap();
        items.append("{enrolment = " + quoted(head[QStringLiteral("enrolment")].toString()) +
                     ", weight = " + QByteArray::number(head[QStringLiteral("weight")].toInt()) + '}');
    }
    return '[' + items.join(", ") + ']';
}

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
        const QString enrolment = tomlText(head->at_path("enrolment").value_or(std::string_view()));
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

QByteArray changed(const QByteArray& toml, const toml::table& table, const QVariantMap& values) {
    Lines lines(toml, table);
    std::vector<std::pair<const toml::node*, QByteArray>> present;
    QByteArrayList missing;
    const toml::node* heads = table.get("head");
    if (values.contains(kHead) && heads && !standsUnderHeaders(*heads))
        present.emplace_back(heads, headsInPlace(values[kHead].toList()));
    else if (values.contains(kHead))
        changeHeads(lines, table, values[kHead].toList());
    for (const auto& [name, value] : values.asKeyValueRange()) {
        if (name == kHead)
            continue;
        if (const toml::node* node = table.get(name.toStdString()))
            present.emplace_back(node, toToml(value));
        else
            missing.append(name.toUtf8() + " = " + toToml(value));
    }
    lines.insertAtTop(missing);
    std::ranges::sort(present, [](const auto& a, const auto& b) {
        return a.first->source().begin.line > b.first->source().begin.line;
    });
    for (const auto& [node, value] : present)
        lines.replace(node->source(), value);
    return lines.text();
}

/// As bytes, in which a value that is no number is like itself.
QByteArray bytesOf(QVariantMap values, const QVariantMap& without) {
    for (const auto& [name, value] : without.asKeyValueRange())
        values.remove(name);
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << values;
    return bytes;
}

/// All of `wanted` stands there, and else what stood there before.
bool isChanged(const QByteArray& after, const SettingsText& before, const QVariantMap& wanted) {
    const auto now = readSettingsText(after);
    if (!now || bytesOf(now->values, wanted) != bytesOf(before.values, wanted))
        return false;
    for (const auto& [name, value] : wanted.asKeyValueRange()) {
        const QVariant& is = now->values[name];
        const bool same = name == kHead                              ? is.toList().size() == value.toList().size()
                          : value.typeId() == QMetaType::QStringList ? is.toStringList() == value.toStringList()
                                                                     : is == value;
        if (!same)
            return false;
    }
    return true;
}

} // namespace

Result<QByteArray> changeSettingsText(const QByteArray& toml, const QVariantMap& values) {
    const auto table = parseToml(toml);
    const auto before = readSettingsText(toml);
    if (!table || !before)
        return failure(table ? before.error() : table.error());
    const QByteArray after = changed(toml, *table, values);
    if (isChanged(after, *before, values))
        return after;
    return failure(ErrorCode::Malformed,
                   QStringLiteral("it is written in a way that only a person can change: write these settings into it "
                                  "with an editor, each on a line of its own."));
}

} // namespace gleaner
