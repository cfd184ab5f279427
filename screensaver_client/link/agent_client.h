// A program's standing connection to the agent: never blocks, comes back by itself when the agent was away.
//
//        connectToAgent()            the agent listens
//   Off ──────────────────► Trying ───────────────────► Connected
//                             ▲ every kAgentRetry           │
//                             └─────────────────────────────┘ it went away, or did not answer for kAgentPatience
//
// Thread: that of the event loop it lives on.
#pragma once

#include "screensaver_client/link/agent_json.h"
#include "screensaver_client/link/agent_requests.h"

#include <QLocalSocket>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace gleaner {

inline constexpr Milliseconds kAgentRetry{2'000};
inline constexpr Milliseconds kAgentPatience{10'000};

class AgentClient : public QObject {
    Q_OBJECT

public:
    using Answered = std::function<void(const Result<QJsonObject>&)>;

    explicit AgentClient(QString socketName, QObject* parent = nullptr);
    /// Nobody is answered any more.
    ~AgentClient() override;

    /// Looks for the agent now and from then on.
    void connectToAgent();
    [[nodiscard]] bool isConnected() const;

    /// Answers once, from the event loop, never from within this call; not at all when `context` is gone by then.
    /// Errors: NotFound (there is no agent just now), Unavailable (it went away before it answered), the agent's own.
    void ask(const QJsonObject& request, QObject* context, Answered answered);

    /// The same with the answer's own type.
    void status(QObject* context, std::function<void(const Result<AgentSnapshot>&)> answered);
    void why(int count, QObject* context, std::function<void(const Result<std::vector<AgentWhyEntry>>&)> answered);
    void picture(int processor, QObject* context, std::function<void(const Result<AgentPicture>&)> answered);
    void settings(QObject* context, std::function<void(const Result<AgentSettingValues>&)> answered);
    void set(const QJsonObject& values, QObject* context,
             std::function<void(const Result<AgentSettingValues>&)> answered);

Q_SIGNALS:
    void connected();
    /// After all open questions were answered with Unavailable.
    void disconnected();

private:
    struct Question {
        QByteArray line;
        QPointer<QObject> context;
        Answered answered;
    };

    void sendNext();
    void read();
    void answer(const Result<QJsonObject>& answer);
    void lost();

    const QString m_socketName;
    QLocalSocket m_socket;
    QTimer m_retry;
    QTimer m_patience;
    std::deque<Question> m_questions; ///< the first one is being answered
    bool m_wasConnected = false;
};

} // namespace gleaner
