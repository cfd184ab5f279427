// A JobStore in a folder of its own, as the tests of this folder need it.
#pragma once

#include "head_node/store/job_store.h"

#include "tests/contract/journal_bench.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {

class JobStoreBench final : public JournalBench {
public:
    JobStoreBench() { restart(); }
    [[nodiscard]] JobJournal& journal() override { return *m_store; }
    [[nodiscard]] JobStore& store() { return *m_store; }
    void restart() override {
        stop();
        auto opened = open();
        EXPECT_TRUE(opened) << opened.error().message.toStdString();
        m_store = std::move(opened).value_or(nullptr);
    }
    void stop() { m_store.reset(); }
    /// A second opening, beside or instead of store().
    [[nodiscard]] Result<std::unique_ptr<JobStore>> open() const {
        return JobStore::open({databasePath(), m_folder.filePath(QStringLiteral("jobs"))}, Milliseconds(0));
    }
    [[nodiscard]] QString databasePath() const { return m_folder.filePath(QStringLiteral("head.sqlite")); }
    [[nodiscard]] QString jobPath(const QString& name) const {
        return m_folder.filePath(QStringLiteral("jobs/") + name);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<JobStore> m_store;
};

} // namespace gleaner
