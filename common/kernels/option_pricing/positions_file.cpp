#include "common/kernels/option_pricing/positions_file.h"

#include "common/kernels/option_pricing/csv_line.h"

#include <QIODevice>

#include <array>
#include <cmath>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostLineBytes = 10'000;
constexpr qsizetype kShownErrors = 10;
constexpr char16_t kExample[] = u"type,strike,spot,rate,volatility,expiry,quantity";
constexpr std::array kTypes = {OptionType::EuropeanCall, OptionType::EuropeanPut, OptionType::AsianCall,
                               OptionType::AsianPut};

/// A column with a number in it, and where that number goes.
struct NumberColumn {
    const char16_t* name;
    Bounds bounds;
    double& (*place)(Position&);
};

constexpr std::array<NumberColumn, 6> kNumberColumns = {{
    {u"strike", kMoneyBounds, [](Position& p) -> double& { return p.option.strike; }},
    {u"spot", kMoneyBounds, [](Position& p) -> double& { return p.option.spot; }},
    {u"rate", kRateBounds, [](Position& p) -> double& { return p.option.rate; }},
    {u"volatility", kVolatilityBounds, [](Position& p) -> double& { return p.option.volatility; }},
    {u"expiry", kExpiryBounds, [](Position& p) -> double& { return p.option.expiry; }},
    {u"quantity", kQuantityBounds, [](Position& p) -> double& { return p.quantity; }},
}};

/// Collects what is wrong; says the first ten.
class Complaints {
public:
    void add(qint64 line, const QString& what) {
        if (m_lines.size() < kShownErrors) {
            m_lines << u"line %1, %2"_s.arg(line).arg(what);
        }
        ++m_count;
    }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] tl::unexpected<Error> failure() const {
        QString text = m_lines.join(u'\n');
        if (m_count > m_lines.size()) {
            text += u"\nand %1 more."_s.arg(m_count - m_lines.size());
        }
        return gleaner::failure(ErrorCode::InvalidArgument, text);
    }

private:
    QStringList m_lines;
    qint64 m_count = 0;
};

QString inColumn(const QString& column, const QString& what, const QString& got) {
    return u"column '%1': %2, got '%3'"_s.arg(column, what, got.left(40));
}

QString wanted(const Bounds& bounds) {
    if (bounds.lowest > 0) {
        return u"must be > 0 and at most %1"_s.arg(bounds.highest);
    }
    return u"must be from %1 to %2"_s.arg(bounds.lowest).arg(bounds.highest);
}

/// Turns lines into positions, once the first line has said which column is where.
class PositionsReader {
public:
    void readHeader(qint64 line, const QStringList& fields) {
        for (const QString& field : fields) {
            m_header << field.toLower();
        }
        m_typePlace = placeOf(line, u"type"_s);
        for (std::size_t i = 0; i < kNumberColumns.size(); ++i) {
            m_numberPlaces[i] = placeOf(line, QString::fromUtf16(kNumberColumns[i].name));
        }
    }

    void readPosition(qint64 line, const QStringList& fields) {
        if (fields.size() != m_header.size()) {
            m_complaints.add(
                line,
                u"there must be %1 columns as in the first line, got %2"_s.arg(m_header.size()).arg(fields.size()));
            return;
        }
        Position position;
        readType(line, fields[m_typePlace], position);
        for (std::size_t i = 0; i < kNumberColumns.size(); ++i) {
            readNumber(line, kNumberColumns[i], fields[m_numberPlaces[i]], position);
        }
        m_positions.push_back(position);
    }

    void complain(qint64 line, const QString& what) { m_complaints.add(line, what); }
    [[nodiscard]] bool hasHeader() const { return !m_header.isEmpty(); }
    [[nodiscard]] const Complaints& complaints() const { return m_complaints; }
    [[nodiscard]] std::vector<Position>& positions() { return m_positions; }

private:
    qsizetype placeOf(qint64 line, const QString& name) {
        if (m_header.count(name) != 1) {
            m_complaints.add(line, u"column '%1': must be named once in this line, as in '%2'"_s.arg(
                                       name, QString::fromUtf16(kExample)));
        }
        return m_header.indexOf(name);
    }

    void readNumber(qint64 line, const NumberColumn& column, const QString& field, Position& position) {
        const QString name = QString::fromUtf16(column.name);
        bool isNumber = false;
        const double value = field.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value)) {
            m_complaints.add(line, inColumn(name, u"must be a number"_s, field));
        } else if (!column.bounds.hold(value)) {
            m_complaints.add(line, inColumn(name, wanted(column.bounds), field));
        }
        column.place(position) = value;
    }

    void readType(qint64 line, const QString& field, Position& position) {
        for (const OptionType type : kTypes) {
            if (field.compare(optionTypeName(type), Qt::CaseInsensitive) == 0) {
                position.option.type = type;
                return;
            }
        }
        m_complaints.add(
            line, inColumn(u"type"_s, u"must be european-call, european-put, asian-call or asian-put"_s, field));
    }

    QStringList m_header;
    qsizetype m_typePlace = -1;
    std::array<qsizetype, kNumberColumns.size()> m_numberPlaces{};
    std::vector<Position> m_positions;
    Complaints m_complaints;
};

} // namespace

QString optionTypeName(OptionType type) {
    switch (type) {
    case OptionType::EuropeanCall:
        return u"european-call"_s;
    case OptionType::EuropeanPut:
        return u"european-put"_s;
    case OptionType::AsianCall:
        return u"asian-call"_s;
    case OptionType::AsianPut:
        return u"asian-put"_s;
    }
    return {};
}

Result<std::vector<Position>> readPositions(QIODevice& file) {
    PositionsReader reader;
    qint64 line = 0;
    while (!file.atEnd() && reader.positions().size() <= kMostPositions) {
        QByteArray bytes = file.readLine(kMostLineBytes);
        ++line;
        if (line == 1 && bytes.startsWith("\xEF\xBB\xBF")) {
            bytes.remove(0, 3);
        }
        if (bytes.size() == kMostLineBytes - 1) {
            reader.complain(line, u"a line must be shorter than %1 bytes"_s.arg(kMostLineBytes));
            break;
        }
        const QString text = QString::fromUtf8(bytes).trimmed();
        if (text.isEmpty()) {
            continue;
        }
        const std::optional<QStringList> fields = splitCsvLine(text);
        if (!fields) {
            reader.complain(line, u"a quote is not closed, or not followed by a comma"_s);
        } else if (reader.hasHeader()) {
            reader.readPosition(line, *fields);
        } else {
            reader.readHeader(line, *fields);
            if (!reader.complaints().isEmpty()) {
                break;
            }
        }
    }
    if (!reader.complaints().isEmpty()) {
        return reader.complaints().failure();
    }
    if (reader.positions().empty() || reader.positions().size() > kMostPositions) {
        return failure(ErrorCode::InvalidArgument,
                       u"the file must have a line of column names and 1 to %1 positions"_s.arg(kMostPositions));
    }
    return std::move(reader.positions());
}

} // namespace gleaner
