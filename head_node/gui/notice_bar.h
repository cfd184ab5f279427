// One sentence across the window: what was done, or why it was not. Thread: GUI.
#pragma once

#include "common/base/error.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace gleaner {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Goes away after some seconds; never covers a complaint.
    void say(const QString& sentence);
    /// Stays until it is closed.
    void complain(const Error& error);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& sentence, bool isBad);

    QLabel* m_text;
    QToolButton* m_close;
    QTimer m_timer;
    bool m_isBad = false;
};

} // namespace gleaner
