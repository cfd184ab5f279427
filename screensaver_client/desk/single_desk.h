// One desk for each user's session: the first one listens, a later one tells it which page to show and leaves.
// Thread: that of the event loop it lives on.
#pragma once

#include "common/socket/control_server.h"
#include "screensaver_client/desk/desk_arguments.h"

#include <QLockFile>
#include <QObject>

#include <memory>

namespace gleaner {

/// The desk's socket beside the agent's.
[[nodiscard]] QString deskSocketName(const QString& agentSocketName);

class SingleDesk : public QObject {
    Q_OBJECT

public:
    explicit SingleDesk(QString socketName, QObject* parent = nullptr);
    ~SingleDesk() override;

    /// True: this is the first one and listens from now on. False: there is another one, and it has been told to show
    /// `page`. Errors: Unavailable, when neither can be done.  Blocks: up to 3 s.
    [[nodiscard]] Result<bool> isFirst(DeskPage page);

Q_SIGNALS:
    /// Another start asks for this page.
    void pageWanted(gleaner::DeskPage page);

private:
    const QString m_socketName;
    QLockFile m_lock;
    std::unique_ptr<ControlServer> m_server;
};

} // namespace gleaner
