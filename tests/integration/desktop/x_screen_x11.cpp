#include "tests/integration/desktop/x_screen_x11.h"

#include <QSet>

#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>

namespace gleaner {

namespace {
template<typename Reply>
using Owned = std::unique_ptr<Reply, decltype(&std::free)>;
}

XScreen::XScreen() : m_connection(xcb_connect(nullptr, nullptr)) {
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
    m_root = screen->root;
    m_visual = screen->root_visual;
    m_size = {screen->width_in_pixels, screen->height_in_pixels};
}

XScreen::~XScreen() {
    xcb_disconnect(m_connection);
}

std::uint32_t XScreen::makeWindow(QSize size) {
    const std::uint32_t window = xcb_generate_id(m_connection);
    const std::uint32_t values[] = {0, 1}; // black; no window manager
    xcb_create_window(m_connection, XCB_COPY_FROM_PARENT, window, m_root, 0, 0,
                      static_cast<std::uint16_t>(size.width()), static_cast<std::uint16_t>(size.height()), 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, m_visual, XCB_CW_BACK_PIXEL | XCB_CW_OVERRIDE_REDIRECT, values);
    xcb_map_window(m_connection, window);
    xcb_flush(m_connection);
    (void)picture(); // a round trip: the window is there for others now
    return window;
}

void XScreen::resize(std::uint32_t window, QSize size) {
    const std::uint32_t values[] = {static_cast<std::uint32_t>(size.width()),
                                    static_cast<std::uint32_t>(size.height())};
    xcb_configure_window(m_connection, window, XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, values);
    xcb_flush(m_connection);
}

void XScreen::destroy(std::uint32_t window) {
    xcb_destroy_window(m_connection, window);
    xcb_flush(m_connection);
}

QList<QRect> XScreen::children(std::uint32_t window) {
    QList<QRect> result;
    const Owned<xcb_query_tree_reply_t> tree(
        xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, window), nullptr), &std::free);
    for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
        const xcb_window_t child = xcb_query_tree_children(tree.get())[i];
        const Owned<xcb_get_geometry_reply_t> where(
            xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, child), nullptr), &std::free);
        if (where)
            result.append({where->x, where->y, where->width, where->height});
    }
    return result;
}

QImage XScreen::picture() {
    const Owned<xcb_get_image_reply_t> reply(
        xcb_get_image_reply(m_connection,
                            xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_root, 0, 0,
                                          static_cast<std::uint16_t>(m_size.width()),
                                          static_cast<std::uint16_t>(m_size.height()), ~0U),
                            nullptr),
        &std::free);
    if (!reply)
        return {};
    return QImage(xcb_get_image_data(reply.get()), m_size.width(), m_size.height(), m_size.width() * 4,
                  QImage::Format_RGB32)
        .copy();
}

int coloursOf(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    return static_cast<int>(colours.size());
}

int goldOf(const QImage& image) {
    int gold = 0;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            gold += qRed(image.pixel(x, y)) > 120 && qBlue(image.pixel(x, y)) < 90 ? 1 : 0;
    return gold;
}

} // namespace gleaner
