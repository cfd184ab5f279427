#include "screensaver_client/senses/x11_display_x11.h"

namespace gleaner {

Result<std::unique_ptr<X11Display>> X11Display::open() {
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        return failure(ErrorCode::NotFound, QStringLiteral("There is no X display."));
    int screen = 0;
    xcb_connection_t* connection = xcb_connect(nullptr, &screen);
    if (xcb_connection_has_error(connection)) {
        xcb_disconnect(connection);
        return failure(ErrorCode::Unavailable, QStringLiteral("The X server does not answer."));
    }
    auto screens = xcb_setup_roots_iterator(xcb_get_setup(connection));
    for (; screen > 0 && screens.rem > 1; --screen)
        xcb_screen_next(&screens);
    return std::unique_ptr<X11Display>(new X11Display(connection, screens.data->root));
}

} // namespace gleaner
