#include "tests/support/memory_job_journal.h"

#include "tests/contract/job_journal_contract.h"

namespace gleaner {
namespace {

class MemoryBench final : public JournalBench {
public:
    [[nodiscard]] JobJournal& journal() override { return m_journal; }
    void restart() override {} // its memory is its disk

private:
    MemoryJobJournal m_journal;
};

INSTANTIATE_TEST_SUITE_P(Memory, JobJournalContract,
                         testing::Values(JournalBenchFactory([] { return std::make_unique<MemoryBench>(); })));

TEST(MemoryJobJournal, PlaysAFullDiskUntilToldOtherwise) {
    MemoryJobJournal journal;
    ASSERT_TRUE(journal.saveJob(samples::job(1)));
    const auto answers = journal.openAnswers(samples::jobId(1)).value_or(nullptr);
    journal.failWritesWith(Error{ErrorCode::DiskFull, QStringLiteral("full")});
    EXPECT_EQ(journal.saveJob(samples::job(2)).error().code, ErrorCode::DiskFull);
    EXPECT_EQ(answers->append(std::vector{samples::answer(1)}).error().code, ErrorCode::DiskFull);
    EXPECT_EQ(journal.loadJobs()->size(), 1U);
    EXPECT_TRUE(samples::sequencesIn(*answers).empty());
    EXPECT_EQ(journal.answerCommits(), 0);
    journal.failWritesWith(std::nullopt);
    EXPECT_TRUE(answers->append(std::vector{samples::answer(1)}));
    EXPECT_EQ(journal.answerCommits(), 1);
}

} // namespace
} // namespace gleaner
