#include "screensaver_client/senses/x11_alarm_idle_source_x11.h"

#include <poll.h>

namespace gleaner {
namespace {

const char kCounterName[] = "IDLETIME";
constexpr std::uint8_t kEventTypeMask = 0x7f; // the highest bit: sent by another client

Milliseconds toMilliseconds(xcb_sync_int64_t value) {
    return Milliseconds{(static_cast<std::int64_t>(value.hi) << 32) + value.lo};
}

} // namespace

Result<std::unique_ptr<IdleSource>> X11AlarmIdleSource::make(const Clock& clock) {
    auto display = X11Display::open();
    if (!display)
        return failure(display.error());
    std::unique_ptr<X11AlarmIdleSource> source(new X11AlarmIdleSource(clock, *std::move(display)));
    if (auto begun = source->begin(); !begun)
        return failure(begun.error());
    return source;
}

Status X11AlarmIdleSource::begin() {
    const auto none = [] { return failure(ErrorCode::NotFound, QStringLiteral("This X server has no IDLETIME.")); };
    auto* connection = m_display->connection();
    const auto* extension = xcb_get_extension_data(connection, &xcb_sync_id);
    if (!extension || !extension->present)
        return none();
    m_alarmEvent = static_cast<std::uint8_t>(extension->first_event + XCB_SYNC_ALARM_NOTIFY);
    const XReply<xcb_sync_initialize_reply_t> version(
        xcb_sync_initialize_reply(connection, xcb_sync_initialize(connection, 3, 1), nullptr));
    const auto counter = version ? findCounter() : std::nullopt;
    if (!counter)
        return none();
    for (const std::uint32_t test : {XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION}) {
        if (auto made = makeAlarm(*counter, test); !made)
            return made;
    }
    const XReply<xcb_sync_query_counter_reply_t> value(
        xcb_sync_query_counter_reply(connection, xcb_sync_query_counter(connection, *counter), nullptr));
    if (!value)
        return none();
    setIdle(toMilliseconds(value->counter_value));
    return {};
}

std::optional<xcb_sync_counter_t> X11AlarmIdleSource::findCounter() const {
    auto* connection = m_display->connection();
    const XReply<xcb_sync_list_system_counters_reply_t> list(
        xcb_sync_list_system_counters_reply(connection, xcb_sync_list_system_counters(connection), nullptr));
    if (!list)
        return std::nullopt;
    for (auto it = xcb_sync_list_system_counters_counters_iterator(list.get()); it.rem;
         xcb_sync_systemcounter_next(&it)) {
        // The name follows the 14 bytes of the protocol's structure; libxcb's own accessor counts its padding, too.
        const QByteArrayView name(reinterpret_cast<const char*>(it.data) + 14, it.data->name_len);
        if (name == QByteArrayView(kCounterName))
            return it.data->counter;
    }
    return std::nullopt;
}

Status X11AlarmIdleSource::makeAlarm(xcb_sync_counter_t counter, std::uint32_t testType) {
    auto* connection = m_display->connection();
    xcb_sync_create_alarm_value_list_t values{};
    values.counter = counter;
    values.valueType = XCB_SYNC_VALUETYPE_ABSOLUTE;
    values.value.lo = static_cast<std::uint32_t>(kQuiet.count());
    values.testType = testType;
    values.events = 1;
    // A delta of 0: the alarm stays as it is after it has gone off.
    const auto cookie =
        xcb_sync_create_alarm_aux_checked(connection, xcb_generate_id(connection),
                                          XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE |
                                              XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS,
                                          &values);
    const XReply<xcb_generic_error_t> error(xcb_request_check(connection, cookie));
    if (error)
        return failure(ErrorCode::NotFound, QStringLiteral("This X server takes no alarm on IDLETIME."));
    return {};
}

void X11AlarmIdleSource::setIdle(Milliseconds idle) {
    m_quietSince.reset();
    if (idle >= kQuiet)
        m_quietSince = m_clock.steadyNow() - idle;
}

void X11AlarmIdleSource::take(const xcb_sync_alarm_notify_event_t& event) {
    setIdle(toMilliseconds(event.counter_value));
}

Status X11AlarmIdleSource::wait(Milliseconds timeout) {
    xcb_flush(m_display->connection());
    bool any = false;
    // Before waiting: a reply that was waited for may have brought events along.
    const auto takeAll = [&] {
        while (const auto event = m_display->nextEvent()) {
            if ((event->response_type & kEventTypeMask) != m_alarmEvent)
                continue;
            take(reinterpret_cast<const xcb_sync_alarm_notify_event_t&>(*event));
            any = true;
        }
    };
    takeAll();
    if (!any) {
        pollWait({{m_display->descriptor(), POLLIN}}, m_waker, timeout);
        takeAll();
    }
    if (!m_display->alive())
        return failure(ErrorCode::Unavailable, QStringLiteral("The X server has gone."));
    return {};
}

} // namespace gleaner
