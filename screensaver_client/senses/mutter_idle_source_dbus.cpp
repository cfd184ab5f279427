#include "screensaver_client/senses/mutter_idle_source_dbus.h"

#include <algorithm>

namespace gleaner {
namespace {

constexpr BusObject kMonitor{"org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core",
                             "org.gnome.Mutter.IdleMonitor"};

} // namespace

Result<std::unique_ptr<IdleSource>> MutterIdleSource::make(const Clock& clock) {
    auto bus = BusConnection::open(BusKind::Session);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<MutterIdleSource> source(new MutterIdleSource(clock, *std::move(bus)));
    if (auto begun = source->begin(); !begun)
        return failure(begun.error());
    return source;
}

Status MutterIdleSource::begin() {
    m_bus->onSignal(kMonitor, "WatchFired", [this](BusMessage& signal) { fired(signal.takeUint32().value_or(0)); });
    BusMessage watch = m_bus->call(kMonitor, "AddIdleWatch", "t", static_cast<std::uint64_t>(kQuiet.count()));
    const auto id = watch ? watch.takeUint32() : std::nullopt;
    if (!id)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no Mutter on this bus."));
    m_quietWatch = *id;
    m_bus->onOwnerChange(kMonitor.service, [this] { m_lost = true; }); // another Mutter knows nothing of our watches
    look();
    return {};
}

void MutterIdleSource::fired(quint32 watch) {
    if (watch == m_quietWatch) {
        look();
    } else if (watch == m_activeWatch) {
        m_activeWatch = 0;
        m_quietSince.reset();
    }
}

void MutterIdleSource::look() {
    // First the watch, then the question: an input between them is seen by one or the other.
    if (!m_activeWatch) {
        BusMessage watch = m_bus->call(kMonitor, "AddUserActiveWatch");
        m_activeWatch = (watch ? watch.takeUint32() : std::nullopt).value_or(0);
    }
    BusMessage answer = m_bus->call(kMonitor, "GetIdletime");
    const std::optional<quint64> told = answer ? answer.takeUint64() : std::nullopt;
    const Milliseconds idle{static_cast<Milliseconds::rep>(told.value_or(0))};
    m_lost = m_lost || !told || !m_activeWatch;
    m_quietSince.reset();
    if (!m_lost && idle >= kQuiet)
        m_quietSince = m_clock.steadyNow() - idle;
}

Status MutterIdleSource::wait(Milliseconds timeout) {
    pollWait({{m_bus->descriptor(), m_bus->interest()}}, m_waker,
             std::min(timeout, m_bus->timeout().value_or(timeout)));
    if (!m_bus->process() || m_lost)
        return failure(ErrorCode::Unavailable, QStringLiteral("Mutter has gone."));
    return {};
}

} // namespace gleaner
