// A durable blob account whose index is on the real disk and whose bytes are on one that fails when told.
#pragma once

#include "head_node/store/durable_blob_account.h"

#include "tests/support/fake_clock.h"
#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace gleaner {

struct BlobAccountBed {
    void open() {
        account.reset();
        auto opened = DurableBlobAccount::open(*files, folder.path(), clock);
        ASSERT_TRUE(opened) << opened.error().message.toStdString();
        account = std::move(*opened);
    }
    /// The index is on disk whenever a call has returned; of the bytes only what was synced.
    void cutPower() {
        account.reset();
        files = files->afterPowerCut();
    }
    /// Files with bytes on the faulty disk.
    [[nodiscard]] qsizetype fileCount() { return files->list(folder.path())->size(); }

    QTemporaryDir folder;
    FakeClock clock;
    std::unique_ptr<FaultyFileSystem> files = std::make_unique<FaultyFileSystem>();
    std::unique_ptr<DurableBlobAccount> account;
};

} // namespace gleaner
