// A picture as large as there is room, on a pattern where nothing has come yet. Thread: GUI.
#pragma once

#include "head_node/models/growing_picture.h"

#include <QWidget>

namespace gleaner {

class PicturePane : public QWidget {
    Q_OBJECT
public:
    PicturePane();
    /// `picture` outlives the pane or the next call; nullptr: none.
    void show(const GrowingPicture* picture);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const GrowingPicture* m_picture = nullptr;
};

} // namespace gleaner
