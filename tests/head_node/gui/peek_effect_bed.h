// A window over a head whose work queue is full, and a worker beside it that asks over HTTP: what the queue is like
// before somebody looks, and that it is the same afterwards.
#pragma once

#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "head_node/engine/head_queues.h"
#include "tests/head_node/gui/window_bed.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTableView>

namespace gleaner {

class PeekEffectBed : public WindowBed {
protected:
    static constexpr int kChunks = 30; ///< all fit into one look
    static constexpr int kHeld = 4, kHandedBack = 3;
    static constexpr int kQueuesShown = 4; ///< work, answers, heartbeats, poison

    /// Nobody computes here, and everybody may ask.
    void adjust(HostOptions& options) override {
        options.localCompute = LocalCompute::Off;
        options.listen = ListenAddress{};
    }
    /// Opens the window on a job whose chunks wait; some have been taken and handed back, some are out.
    void openWithWaiting() {
        open();
        connectAsWorker();
        handIn("echo", {{QStringLiteral("chunks"), kChunks}}, "echo.txt", "Waiting");
        ASSERT_TRUE(waitUntil([this] { return m_work->properties()->approximateMessageCount == kChunks; }));
        m_held = m_work->get(kHeld, std::chrono::hours(2)).value();
        ASSERT_EQ(m_held.size(), std::size_t{kHeld});
        for (int i = 0; i < kHandedBack; ++i) {
            const Lease lease = m_work->get(1, Seconds(60))->front();
            ASSERT_TRUE(m_work->update(lease.message.id, lease.receipt.popReceipt, Seconds(0), std::nullopt));
        }
        m_before = m_work->peek(32).value();
        m_properties = m_work->properties().value();
        ASSERT_EQ(m_before.size(), std::size_t{kChunks - kHeld});
    }
    /// Counts the looks from now on: every answer of the head's changes how old it says the oldest message is.
    void countLooks() {
        const auto* queues = find<QTableView>("queues")->model();
        QObject::connect(queues, &QAbstractItemModel::dataChanged, m_window.get(),
                         [this](const QModelIndex& first) { m_looks += first.column() == 2 ? 1 : 0; });
    }
    bool waitForLook(int number) {
        return waitUntil([this, number] { return m_looks >= number; });
    }
    /// Dequeue counts, visibility and order are what they were; then the worker takes all of it in that order.
    void expectNothingHappened() {
        const std::vector<QueueMessage> after = m_work->peek(32).value();
        ASSERT_EQ(after.size(), m_before.size()) << "visible";
        for (std::size_t i = 0; i < after.size(); ++i) {
            EXPECT_EQ(after[i].id, m_before[i].id) << "order, " << i;
            EXPECT_EQ(after[i].dequeueCount, m_before[i].dequeueCount) << i;
            EXPECT_EQ(after[i].inserted, m_before[i].inserted) << i;
            EXPECT_EQ(after[i].expires, m_before[i].expires) << i;
            EXPECT_EQ(after[i].text, m_before[i].text) << i;
        }
        EXPECT_EQ(m_work->properties()->approximateMessageCount, m_properties.approximateMessageCount);
        EXPECT_EQ(m_work->properties()->metadata, m_properties.metadata);
        for (const Lease& lease : m_held)
            EXPECT_TRUE(m_work->remove(lease.message.id, lease.receipt.popReceipt)) << "the receipts are still good";
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            const auto taken = m_work->get(1, Seconds(600)).value();
            ASSERT_EQ(taken.size(), 1U) << i;
            EXPECT_EQ(taken.front().message.id, m_before[i].id) << "taken in order, " << i;
            EXPECT_EQ(taken.front().message.dequeueCount, m_before[i].dequeueCount + 1) << "the first that counts";
        }
        EXPECT_TRUE(m_work->get(1, Seconds(1))->empty());
    }

    int m_looks = 0;

private:
    void connectAsWorker() {
        QFile file(path("data/connection"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const auto connection = ConnectionString::parse(QString::fromUtf8(file.readAll()).trimmed());
        ASSERT_TRUE(connection);
        m_transport = std::make_unique<QtHttpTransport>(connection->queueEndpoint());
        m_account = RestQueueAccount::make(*connection, *m_transport, m_clock).value();
        m_work = m_account->open(QString::fromUtf16(kWorkQueueName));
    }

    std::unique_ptr<QtHttpTransport> m_transport;
    std::unique_ptr<RestQueueAccount> m_account;
    std::unique_ptr<MessageQueue> m_work;
    std::vector<Lease> m_held;
    std::vector<QueueMessage> m_before;
    QueueProperties m_properties;
};

} // namespace gleaner
