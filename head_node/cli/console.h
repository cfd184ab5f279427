// What the program writes: sentences and tables for people, JSON for scripts. Control characters in what it is given
// are not let through. Thread: main.
#pragma once

#include "common/base/error.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace gleaner {

class Console {
public:
    /// `json`: standard output carries JSON only, one object a line; sentences go to standard error.
    explicit Console(bool json);

    /// A line for people; on standard error with --json.
    void say(const QString& line);
    /// Redraws the last line on a terminal; elsewhere a plain line, at most one every five seconds.
    void progress(const QString& line);
    /// Why it did not work; always on standard error.
    void complain(const Error& error);
    /// The answer for scripts; nothing without --json.
    void json(const QJsonObject& object);
    /// Columns as wide as their widest cell; numbers to the right.
    void table(const QStringList& head, const std::vector<QStringList>& rows);

    [[nodiscard]] bool isJson() const { return m_json; }
    [[nodiscard]] int columns() const { return m_columns; }

private:
    void endProgress();

    bool m_json;
    bool m_terminal;
    int m_columns;
    bool m_progressShown = false;
    qint64 m_lastPlain_ms = 0;
};

/// 1,234,567.
[[nodiscard]] QString grouped(std::uint64_t number);
/// "1 chunk", "2,921 chunks".
[[nodiscard]] QString counted(std::uint64_t number, const QString& one);

} // namespace gleaner
