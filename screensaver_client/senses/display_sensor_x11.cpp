#include "screensaver_client/senses/display_sensor_x11.h"

#include <algorithm>
#include <cstring>

#include <poll.h>

namespace gleaner {
namespace {

constexpr std::uint32_t kMostItems = 64;

} // namespace

Result<std::unique_ptr<Sensor>> DisplaySensor::make(SenseBoard& board) {
    auto display = X11Display::open();
    if (!display)
        return failure(display.error());
    std::unique_ptr<DisplaySensor> sensor(new DisplaySensor(board, *std::move(display)));
    sensor->begin();
    return sensor;
}

DisplaySensor::~DisplaySensor() {
    m_board.update(
        [](Readings& readings) { readings.fullScreen = readings.saverOnDisplay = readings.lockedOnDisplay = false; });
}

short DisplaySensor::interest() const {
    return POLLIN;
}

xcb_atom_t DisplaySensor::atom(const char* name) const {
    auto* connection = m_display->connection();
    const auto length = static_cast<std::uint16_t>(std::strlen(name));
    const XReply<xcb_intern_atom_reply_t> reply(
        xcb_intern_atom_reply(connection, xcb_intern_atom(connection, 0, length, name), nullptr));
    return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
}

void DisplaySensor::begin() {
    m_activeWindow = atom("_NET_ACTIVE_WINDOW");
    m_state = atom("_NET_WM_STATE");
    m_fullScreen = atom("_NET_WM_STATE_FULLSCREEN");
    m_saverStatus = atom("_SCREENSAVER_STATUS");
    m_blank = atom("BLANK");
    m_lock = atom("LOCK");
    const std::uint32_t mask = XCB_EVENT_MASK_PROPERTY_CHANGE;
    xcb_change_window_attributes(m_display->connection(), m_display->root(), XCB_CW_EVENT_MASK, &mask);
    watchActiveWindow();
    lookAtSaver();
}

std::vector<std::uint32_t> DisplaySensor::items(xcb_window_t window, xcb_atom_t property) const {
    auto* connection = m_display->connection();
    const XReply<xcb_get_property_reply_t> reply(xcb_get_property_reply(
        connection, xcb_get_property(connection, 0, window, property, XCB_GET_PROPERTY_TYPE_ANY, 0, kMostItems),
        nullptr));
    if (!reply || reply->format != 32)
        return {};
    const auto* first = static_cast<const std::uint32_t*>(xcb_get_property_value(reply.get()));
    return {first, first + xcb_get_property_value_length(reply.get()) / 4};
}

bool DisplaySensor::isShown(xcb_window_t window) const {
    auto* connection = m_display->connection();
    const XReply<xcb_get_window_attributes_reply_t> reply(
        xcb_get_window_attributes_reply(connection, xcb_get_window_attributes(connection, window), nullptr));
    return reply && reply->map_state != XCB_MAP_STATE_UNMAPPED;
}

bool DisplaySensor::belongsToASaver(xcb_window_t window) const {
    auto* connection = m_display->connection();
    const XReply<xcb_get_property_reply_t> reply(xcb_get_property_reply(
        connection, xcb_get_property(connection, 0, window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING, 0, kMostItems),
        nullptr));
    if (!reply)
        return false;
    const QByteArray name = QByteArray(static_cast<const char*>(xcb_get_property_value(reply.get())),
                                       xcb_get_property_value_length(reply.get()))
                                .toLower();
    return name.contains("gleaner-saver") || name.contains("screensaver");
}

void DisplaySensor::watchActiveWindow() {
    const auto active = items(m_display->root(), m_activeWindow);
    m_active = active.empty() ? static_cast<xcb_window_t>(XCB_WINDOW_NONE) : active.front();
    if (m_active != XCB_WINDOW_NONE) {
        // Fails when the window has gone already; then another one becomes active.
        const std::uint32_t mask = XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(m_display->connection(), m_active, XCB_CW_EVENT_MASK, &mask);
    }
    lookAtWindow();
}

void DisplaySensor::lookAtWindow() {
    // Window managers do not always say that the active window has gone.
    const bool full = m_active != XCB_WINDOW_NONE && std::ranges::count(items(m_active, m_state), m_fullScreen) > 0 &&
                      isShown(m_active) && !belongsToASaver(m_active);
    m_board.update([&](Readings& readings) { readings.fullScreen = full; });
}

void DisplaySensor::lookAtSaver() {
    // BLANK or LOCK (0: neither), the time since when, what is shown on each screen.
    const auto status = items(m_display->root(), m_saverStatus);
    const std::uint32_t state = status.empty() ? 0U : status.front();
    m_board.update([&](Readings& readings) {
        readings.lockedOnDisplay = state == m_lock && state != 0;
        readings.saverOnDisplay = state != 0 && (state == m_blank || state == m_lock);
    });
}

void DisplaySensor::take(const xcb_generic_event_t& event) {
    const int type = event.response_type & 0x7f;
    // These three tell of one window only: the active one.
    if (type == XCB_DESTROY_NOTIFY || type == XCB_UNMAP_NOTIFY || type == XCB_MAP_NOTIFY)
        lookAtWindow();
    if (type != XCB_PROPERTY_NOTIFY)
        return;
    const auto& change = reinterpret_cast<const xcb_property_notify_event_t&>(event);
    if (change.window == m_display->root() && change.atom == m_activeWindow)
        watchActiveWindow();
    else if (change.window == m_display->root() && change.atom == m_saverStatus)
        lookAtSaver();
    else if (change.window == m_active && change.atom == m_state)
        lookAtWindow();
}

Status DisplaySensor::step() {
    while (const auto event = m_display->nextEvent())
        take(*event);
    xcb_flush(m_display->connection());
    if (!m_display->alive())
        return failure(ErrorCode::Unavailable, QStringLiteral("The X server has gone."));
    return {};
}

} // namespace gleaner
