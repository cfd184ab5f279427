// The saver's eye on the agent: keeps a connection, says "saver active" on it, asks for status and picture, and has the
// agent started where none answers. A preview only watches: somebody sits there, and looking must begin nothing.
//
//            no agent answers                     connected
//   Looking ──────────────────► start it ──► Looking ─────────► Watching (saver active; status every second,
//      ▲        (at most once a minute)                            │       picture while one is computed)
//      └───────────────────────────────────────────────────────────┘ it went away
//
// Thread: that of the event loop it lives on; never blocks.
#pragma once

#include "screensaver_client/link/agent_client.h"
#include "screensaver_client/saver/scene_composer.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace gleaner {

class AgentWatch : public QObject {
    Q_OBJECT

public:
    /// Starts an agent; false when there is none to start.
    using Starter = std::function<bool()>;

    /// Saver: says that it shows, and starts an agent. Preview: does neither.
    enum class Role { Saver, Preview };

    /// `clock` outlives this.
    AgentWatch(const QString& socketName, const Clock& clock, Role role, Starter starter, QObject* parent = nullptr);

    ~AgentWatch() override;

    /// Looks for the agent from now on.
    void start();
    /// A preview that turns out to fill a screen is one no longer. Does nothing to a saver.
    void becomeSaver();
    [[nodiscard]] const AgentView& view() const { return m_view; }

    static constexpr Milliseconds kStatusEvery{1'000};
    static constexpr Milliseconds kPictureEvery{700};
    static constexpr Milliseconds kStartAgainAfter{60'000};
    /// An agent that is there answers long before this.
    static constexpr Milliseconds kGrace{600};

Q_SIGNALS:
    /// view() has something new.
    void changed();

private:
    void onConnected();
    void onDisconnected();
    void startAgent();
    void sayThatItShows();
    void askStatus();
    void askPicture();

    const Clock& m_clock;
    Role m_role;
    bool m_isStarted = false;
    Starter m_starter;
    AgentClient m_client;
    QTimer m_status, m_picture, m_starting;
    AgentView m_view;
    std::optional<SteadyPoint> m_started;
};

} // namespace gleaner
