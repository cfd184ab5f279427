// Looks at the head again and again and tells whoever shows it. Never two looks at a time: a slow head is asked less
// often. Thread: that of the event loop it was made on.
#pragma once

#include "head_node/headlink/head_link.h"

#include <QObject>
#include <QTimer>

namespace gleaner {

class HeadWatch : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds kInterval{500};

    /// `link` outlives this. Looks from start() on.
    explicit HeadWatch(HeadLink& link, Milliseconds interval = kInterval);

    void start();
    void stop();
    /// Looks at once, e.g. after a command whose outcome a person wants to see.
    void lookNow();
    /// The newest; never null, but empty until the head has answered once.
    [[nodiscard]] const SnapshotPtr& snapshot() const { return m_snapshot; }

Q_SIGNALS:
    void changed(const gleaner::SnapshotPtr& snapshot);
    /// The head did not answer, with a sentence. Comes once for each look.
    void failed(const gleaner::Error& error);

private:
    void look();
    void took(const Result<SnapshotPtr>& shot);

    HeadLink& m_link;
    QTimer m_timer;
    SnapshotPtr m_snapshot = std::make_shared<HeadSnapshot>();
    bool m_looking = false;
    bool m_again = false;
    bool m_running = false;
};

} // namespace gleaner
