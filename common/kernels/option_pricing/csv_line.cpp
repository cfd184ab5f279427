#include "common/kernels/option_pricing/csv_line.h"

namespace gleaner {
namespace {

/// The quoted field at the start of `rest`, which is moved behind it and behind the comma that follows.
std::optional<QString> takeQuoted(QStringView& rest) {
    QString field;
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] != u'"') {
            field += rest[i];
        } else if (i + 1 < rest.size() && rest[i + 1] == u'"') {
            field += u'"';
            ++i;
        } else {
            rest = rest.sliced(i + 1).trimmed();
            return rest.isEmpty() || rest.front() == u',' ? std::optional(field) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QStringList> splitCsvLine(QStringView line) {
    QStringList fields;
    for (QStringView rest = line.trimmed();; rest = rest.sliced(1).trimmed()) { // the comma
        if (rest.startsWith(u'"')) {
            const std::optional<QString> field = takeQuoted(rest);
            if (!field) {
                return std::nullopt;
            }
            fields << *field;
        } else {
            const qsizetype comma = rest.indexOf(u',');
            const QStringView field = comma < 0 ? rest : rest.first(comma);
            fields << field.trimmed().toString();
            rest = rest.sliced(field.size());
        }
        if (rest.isEmpty()) {
            return fields;
        }
    }
}

} // namespace gleaner
