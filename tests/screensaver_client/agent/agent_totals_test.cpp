#include "screensaver_client/agent/agent_totals.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class TotalsBookTest : public testing::Test {
protected:
    QTemporaryDir m_folder;
    const QString m_file = m_folder.filePath(QStringLiteral("totals.json"));
    const QDate m_today{2026, 1, 31};
};

TEST_F(TotalsBookTest, SurviveARestart) {
    TotalsBook book(m_file);
    book.add(3, 5s, m_today);
    book.add(0, 1s, m_today);
    book.save();
    EXPECT_EQ(TotalsBook(m_file).totals(m_today), (AgentTotals{3, 6s, 3, 6s}));
}

TEST_F(TotalsBookTest, YesterdaysWorkIsNotTodays) {
    TotalsBook book(m_file);
    book.add(3, 5s, m_today);
    EXPECT_EQ(book.totals(m_today.addDays(1)), (AgentTotals{3, 5s, 0, 0s}));
    book.add(1, 2s, m_today.addDays(1));
    EXPECT_EQ(book.totals(m_today.addDays(1)), (AgentTotals{4, 7s, 1, 2s}));
}

TEST_F(TotalsBookTest, ADamagedFileSaysNothing) {
    for (const QByteArray& damage :
         {QByteArray("{"), QByteArray("{\"chunks\": -3, \"compute_us\": 1, \"day\": \"2026-01-31\", "
                                      "\"today_chunks\": 1, \"today_compute_us\": 1}")}) {
        QFile file(m_file);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damage);
        file.close();
        EXPECT_EQ(TotalsBook(m_file).totals(m_today), AgentTotals{});
    }
}

} // namespace
} // namespace gleaner
