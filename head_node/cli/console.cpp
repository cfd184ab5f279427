#include "head_node/cli/console.h"

#include "head_node/cli/terminal.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace gleaner {

namespace {

constexpr qint64 kPlainInterval_ms = 5'000;

void write(std::FILE* to, const QString& text) {
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), to);
    std::fflush(to);
}

/// Words from elsewhere (a worker's name, a failure's reason) must not steer the terminal.
QString printable(QString text) {
    for (QChar& each : text) {
        if (each == QLatin1Char('\n'))
            each = QLatin1Char(' ');
        else if (!each.isPrint() && !each.isSurrogate())
            each = QChar::ReplacementCharacter;
    }
    return text;
}

bool looksLikeNumber(const QString& cell) {
    return !cell.isEmpty() && cell.front().isDigit();
}

/// `cells` padded to `widths`; a column is justified to the right where `like` holds a number.
QString tableLine(const QStringList& cells, const QStringList& like, const std::vector<qsizetype>& widths) {
    QString text;
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const qsizetype width = widths[static_cast<std::size_t>(column)];
        text +=
            looksLikeNumber(like[column]) ? cells[column].rightJustified(width) : cells[column].leftJustified(width);
        text += QStringLiteral("  ");
    }
    while (text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

} // namespace

QString grouped(std::uint64_t number) {
    QString text = QString::number(number);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QLatin1Char(','));
    return text;
}

QString counted(std::uint64_t number, const QString& one) {
    return grouped(number) + QLatin1Char(' ') + one + (number == 1 ? QString() : QStringLiteral("s"));
}

Console::Console(bool json) : m_json(json), m_terminal(isTerminal(stderr)), m_columns(terminalColumns()) {}

void Console::say(const QString& line) {
    endProgress();
    write(m_json ? stderr : stdout, printable(line) + QLatin1Char('\n'));
}

void Console::progress(const QString& line) {
    if (m_terminal) {
        write(stderr, QStringLiteral("\r\x1b[K") + printable(line).left(m_columns - 1));
        m_progressShown = true;
        return;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_lastPlain_ms < kPlainInterval_ms)
        return;
    m_lastPlain_ms = now;
    write(stderr, printable(line) + QLatin1Char('\n'));
}

void Console::complain(const Error& error) {
    endProgress();
    write(stderr, QStringLiteral("gleaner: ") + printable(error.message) + QLatin1Char('\n'));
    json({{QLatin1String("error"), QJsonObject{{QLatin1String("code"), errorCodeName(error.code)},
                                               {QLatin1String("message"), error.message}}}});
}

void Console::json(const QJsonObject& object) {
    if (m_json)
        write(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + QLatin1Char('\n'));
}

void Console::table(const QStringList& head, const std::vector<QStringList>& rows) {
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        qsizetype width = head[column].size();
        for (const QStringList& row : rows)
            width = std::max(width, row[column].size());
        widths.push_back(width);
    }
    say(tableLine(head, rows.empty() ? head : rows.front(), widths));
    for (const QStringList& row : rows)
        say(tableLine(row, row, widths));
}

void Console::endProgress() {
    if (m_progressShown)
        write(stderr, QStringLiteral("\n"));
    m_progressShown = false;
}

} // namespace gleaner
