// An X server as a test sees it: pictures of what it shows, and a window of the test's own that a saver may draw in.
// Thread: one at a time; owns its connection.
#pragma once

#include <QImage>
#include <QList>
#include <QRect>

#include <cstdint>

struct xcb_connection_t;

namespace gleaner {

class XScreen {
public:
    /// Connects to $DISPLAY.
    XScreen();
    ~XScreen();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;

    /// A black window at the top left corner; its number.
    [[nodiscard]] std::uint32_t makeWindow(QSize size);
    void resize(std::uint32_t window, QSize size);
    void destroy(std::uint32_t window);
    [[nodiscard]] std::uint32_t root() const { return m_root; }
    /// Where its children lie in it.
    [[nodiscard]] QList<QRect> children(std::uint32_t window);
    /// What the whole screen shows.
    [[nodiscard]] QImage picture();

private:
    xcb_connection_t* m_connection;
    std::uint32_t m_root = 0, m_visual = 0;
    QSize m_size;
};

/// How many colours it has.
[[nodiscard]] int coloursOf(const QImage& image);

/// How many pixels (of every ninth) have the gold of a saver whose agent computes.
[[nodiscard]] int goldOf(const QImage& image);

} // namespace gleaner
