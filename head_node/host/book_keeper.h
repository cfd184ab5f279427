// Keeps a head's worker book up to date while the head runs: looks at the fleet once a minute and writes what is new
// every ten, and at the end. Thread: that of the event loop it was made on.
#pragma once

#include "head_node/host/worker_book.h"

#include <QTimer>

#include <functional>

namespace gleaner {

class BookKeeper {
public:
    static constexpr Milliseconds kLookInterval{60'000};
    static constexpr int kLooksPerWrite = 10;

    /// `fleet`: those that were heard of since the head started; asked until this is gone.
    BookKeeper(const QString& file, std::function<std::vector<FleetWorker>()> fleet)
        : m_book(file), m_fleet(std::move(fleet)) {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start(kLookInterval);
    }
    ~BookKeeper() {
        m_book.noteSeen(m_fleet());
        (void)m_book.flush();
    }
    BookKeeper(const BookKeeper&) = delete;
    BookKeeper& operator=(const BookKeeper&) = delete;

    [[nodiscard]] WorkerBook& book() { return m_book; }
    [[nodiscard]] std::vector<FleetWorker> fleet() const { return m_fleet(); }
    [[nodiscard]] QHash<QString, QString> labels() const { return m_book.labels(); }

private:
    /// A full disk is no trouble here: the next look may find it emptier.
    void look() {
        m_book.noteSeen(m_fleet());
        if (++m_looks % kLooksPerWrite == 0)
            (void)m_book.flush();
    }

    WorkerBook m_book;
    std::function<std::vector<FleetWorker>()> m_fleet;
    QTimer m_timer;
    int m_looks = 0;
};

} // namespace gleaner
