// What Gleaner is and what it does on this PC, for somebody who has never heard of it. Thread: the one with the
// windows.
#pragma once

#include <QWidget>

namespace gleaner {

class AboutPage : public QWidget {
    Q_OBJECT

public:
    explicit AboutPage(QWidget* parent = nullptr);
};

} // namespace gleaner
