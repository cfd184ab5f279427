#include "screensaver_client/senses/bus_connection_dbus.h"

#include <algorithm>
#include <cstdarg>

#include <fcntl.h>
#include <systemd/sd-bus.h>
#include <time.h>

namespace gleaner {
namespace {

/// A service that never stops talking does not keep its listener from others.
constexpr int kMostAtOnce = 64;
constexpr std::uint64_t kCallTimeoutUs = 1'000'000;

QByteArray quoted(const char* key, const char* value) {
    return QByteArray(key) + "='" + value + "'";
}

} // namespace

struct BusConnection::Watched {
    Handler handler;
    sd_bus_slot* slot = nullptr;

    static int called(sd_bus_message* message, void* data, sd_bus_error*) {
        BusMessage signal(sd_bus_message_ref(message));
        static_cast<Watched*>(data)->handler(signal);
        return 0;
    }
};

BusConnection::BusConnection(sd_bus* bus) : m_bus(bus) {}

Result<std::unique_ptr<BusConnection>> BusConnection::open(BusKind kind) {
    sd_bus* bus = nullptr;
    const int opened = kind == BusKind::System ? sd_bus_open_system(&bus) : sd_bus_open_user(&bus);
    if (opened < 0)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no such bus."));
    std::unique_ptr<BusConnection> connection(new BusConnection(bus));
    (void)sd_bus_set_method_call_timeout(bus, kCallTimeoutUs);
    (void)sd_bus_set_exit_on_disconnect(bus, 0);
    const char* name = nullptr;
    if (sd_bus_get_unique_name(bus, &name) < 0)
        return failure(ErrorCode::Unavailable, QStringLiteral("The bus does not answer."));
    return connection;
}

BusConnection::~BusConnection() {
    for (const auto& watched : m_watched)
        sd_bus_slot_unref(watched->slot);
    sd_bus_flush_close_unref(m_bus);
}

int BusConnection::descriptor() const {
    return sd_bus_get_fd(m_bus);
}

short BusConnection::interest() const {
    return static_cast<short>(std::max(0, sd_bus_get_events(m_bus)));
}

std::optional<Milliseconds> BusConnection::timeout() const {
    std::uint64_t at = UINT64_MAX; // microseconds of CLOCK_MONOTONIC
    if (sd_bus_get_timeout(m_bus, &at) < 0 || at == UINT64_MAX)
        return std::nullopt;
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const std::uint64_t nowUs =
        static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(now.tv_nsec) / 1'000;
    return at <= nowUs ? Milliseconds{0} : Milliseconds{static_cast<Milliseconds::rep>((at - nowUs) / 1'000 + 1)};
}

Status BusConnection::process() {
    for (int message = 0; message < kMostAtOnce; ++message) {
        const int processed = sd_bus_process(m_bus, nullptr);
        if (processed < 0 || sd_bus_is_open(m_bus) <= 0)
            return failure(ErrorCode::Unavailable, QStringLiteral("The bus has gone."));
        if (processed == 0)
            break;
    }
    return {}; // what is left makes timeout() say "at once"
}

void BusConnection::match(const QByteArray& rule, Handler handler) {
    auto watched = std::make_unique<Watched>();
    watched->handler = std::move(handler);
    // Fails only with the connection, which process() notices.
    (void)sd_bus_add_match(m_bus, &watched->slot, rule.constData(), &Watched::called, watched.get());
    m_watched.push_back(std::move(watched));
}

void BusConnection::onSignal(const BusObject& object, const char* signal, Handler handler) {
    QByteArray rule = "type='signal'," + quoted("sender", object.service) + ',' +
                      quoted("interface", object.interface) + ',' + quoted("member", signal);
    if (*object.path)
        rule += ',' + quoted("path", object.path);
    match(rule, std::move(handler));
}

void BusConnection::onChange(const BusObject& object, const std::function<void()>& handler) {
    match("type='signal'," + quoted("sender", object.service) + ',' + quoted("path", object.path) +
              ",interface='org.freedesktop.DBus.Properties',member='PropertiesChanged'," +
              quoted("arg0", object.interface),
          [handler](BusMessage&) { handler(); });
    onOwnerChange(object.service, handler);
    handler();
}

void BusConnection::onOwnerChange(const char* service, const std::function<void()>& handler) {
    match("type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged'," +
              quoted("arg0", service),
          [handler](BusMessage&) { handler(); });
}

BusMessage BusConnection::call(const BusObject& object, const char* method, const char* types, ...) {
    sd_bus_message* request = nullptr;
    if (sd_bus_message_new_method_call(m_bus, &request, object.service, object.path, object.interface, method) < 0)
        return BusMessage(nullptr);
    const BusMessage owner(request);
    std::va_list arguments;
    va_start(arguments, types);
    const int appended = sd_bus_message_appendv(request, types, arguments);
    va_end(arguments);
    sd_bus_message* reply = nullptr;
    if (appended < 0 || sd_bus_message_set_auto_start(request, 0) < 0 ||
        sd_bus_call(m_bus, request, 0, nullptr, &reply) < 0)
        return BusMessage(nullptr);
    return BusMessage(reply);
}

BusMessage BusConnection::property(const BusObject& object, const char* name, const char* type) {
    BusMessage reply =
        call({object.service, object.path, "org.freedesktop.DBus.Properties"}, "Get", "ss", object.interface, name);
    if (reply && !reply.enter('v', type))
        return BusMessage(nullptr);
    return reply;
}

std::optional<bool> BusConnection::boolProperty(const BusObject& object, const char* name) {
    BusMessage reply = property(object, name, "b");
    return reply ? reply.takeBool() : std::nullopt;
}

std::optional<quint32> BusConnection::uint32Property(const BusObject& object, const char* name) {
    BusMessage reply = property(object, name, "u");
    return reply ? reply.takeUint32() : std::nullopt;
}

std::optional<quint64> BusConnection::uint64Property(const BusObject& object, const char* name) {
    BusMessage reply = property(object, name, "t");
    return reply ? reply.takeUint64() : std::nullopt;
}

BusMessage::~BusMessage() {
    sd_bus_message_unref(m_message);
}

std::optional<bool> BusMessage::takeBool() {
    int value = 0;
    return sd_bus_message_read_basic(m_message, 'b', &value) > 0 ? std::optional(value != 0) : std::nullopt;
}

std::optional<quint32> BusMessage::takeUint32() {
    std::uint32_t value = 0;
    return sd_bus_message_read_basic(m_message, 'u', &value) > 0 ? std::optional(value) : std::nullopt;
}

std::optional<quint64> BusMessage::takeUint64() {
    std::uint64_t value = 0;
    return sd_bus_message_read_basic(m_message, 't', &value) > 0 ? std::optional<quint64>(value) : std::nullopt;
}

std::optional<QString> BusMessage::takeString(char type) {
    const char* value = nullptr;
    return sd_bus_message_read_basic(m_message, type, &value) > 0 ? std::optional(QString::fromUtf8(value))
                                                                  : std::nullopt;
}

std::optional<int> BusMessage::takeDescriptor() {
    int descriptor = -1;
    if (sd_bus_message_read_basic(m_message, 'h', &descriptor) <= 0)
        return std::nullopt;
    // The message closes its own.
    const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    return copy >= 0 ? std::optional(copy) : std::nullopt;
}

bool BusMessage::enter(char type, const char* contents) {
    return sd_bus_message_enter_container(m_message, type, contents) > 0;
}

void BusMessage::leave() {
    (void)sd_bus_message_exit_container(m_message);
}

void BusMessage::skip(const char* types) {
    (void)sd_bus_message_skip(m_message, types);
}

} // namespace gleaner
