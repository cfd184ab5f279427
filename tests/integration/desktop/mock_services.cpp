#include "tests/integration/desktop/mock_services.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QString kPython = QStringLiteral("/usr/bin/python3");

QStringList mockCommand(const QStringList& arguments) {
    // Both buses are the same one.
    return QStringList{QStringLiteral("-m"), QStringLiteral("dbusmock"), QStringLiteral("--session")} + arguments;
}

} // namespace

MockService::MockService(const QStringList& arguments, const QString& service, const QTemporaryDir& folder)
    : m_service(service), m_process(kPython, arguments, folder, service) {
    EXPECT_TRUE(PrivateBus::waitForName(service)) << m_process.text();
}

MockService::MockService(const QString& service, const QString& path, const QString& interface,
                         const QTemporaryDir& folder)
    : MockService(mockCommand({service, path, interface}), service, folder) {}

std::unique_ptr<MockService> MockService::fromTemplate(const QString& name, const QString& service,
                                                       const QTemporaryDir& folder) {
    return std::unique_ptr<MockService>(
        new MockService(mockCommand({QStringLiteral("--template"), name}), service, folder));
}

void MockService::command(const QString& path, const QString& method, const QStringList& arguments) const {
    EXPECT_TRUE(PrivateBus::call(m_service, path, QStringLiteral("org.freedesktop.DBus.Mock.") + method, arguments))
        << m_process.text();
}

void MockService::addProperty(const QString& path, const QString& interface, const QString& name,
                              const QString& value) const {
    command(path, QStringLiteral("AddProperty"), {interface, name, value});
}

void MockService::setProperty(const QString& path, const QString& interface, const QString& name,
                              const QString& value) const {
    command(path, QStringLiteral("UpdateProperties"), {interface, QStringLiteral("{'%1': %2}").arg(name, value)});
}

void MockService::addMethod(const QString& path, const QString& interface, const QString& name, const QString& in,
                            const QString& out, const QString& code) const {
    command(path, QStringLiteral("AddMethod"), {interface, name, in, out, code});
}

void MockService::emitSignal(const QString& path, const QString& interface, const QString& name, const QString& types,
                             const QString& values) const {
    command(path, QStringLiteral("EmitSignal"), {interface, name, types, values});
}

} // namespace gleaner
