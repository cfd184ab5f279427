// Ways to make a file other than our program left it.
#pragma once

#include "head_node/store/sqlite.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {

inline void overwrite(const QString& path, qint64 from, const QByteArray& bytes) {
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(file.seek(from));
    ASSERT_EQ(file.write(bytes), bytes.size());
}

/// One statement, by a program that does not know what it does.
inline void meddle(const QString& path, const QString& sql) {
    auto connection = SqliteConnection::open(path);
    ASSERT_TRUE(connection);
    ASSERT_TRUE((*connection)->execute(sql));
}

} // namespace gleaner
