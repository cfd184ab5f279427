// Services of a desktop's buses as python3-dbusmock plays them. Thread: main.
#pragma once

#include "tests/integration/desktop/desktop_process.h"

namespace gleaner {

/// One service on the private bus until the object goes; its name is owned when the constructor returns.
class MockService {
public:
    /// One of dbusmock's templates, e.g. "logind".
    [[nodiscard]] static std::unique_ptr<MockService> fromTemplate(const QString& name, const QString& service,
                                                                   const QTemporaryDir& folder);
    /// A service with one object and no methods yet.
    MockService(const QString& service, const QString& path, const QString& interface, const QTemporaryDir& folder);

    /// Values as gdbus writes them, e.g. "<true>".
    void addProperty(const QString& path, const QString& interface, const QString& name, const QString& value) const;
    /// Changes it and says so on the bus.
    void setProperty(const QString& path, const QString& interface, const QString& name, const QString& value) const;
    /// `code`: Python that sets `ret`.
    void addMethod(const QString& path, const QString& interface, const QString& name, const QString& in,
                   const QString& out, const QString& code) const;
    void emitSignal(const QString& path, const QString& interface, const QString& name, const QString& types,
                    const QString& values) const;
    /// A method of the mock itself or of its template.
    void command(const QString& path, const QString& method, const QStringList& arguments) const;

private:
    MockService(const QStringList& arguments, const QString& service, const QTemporaryDir& folder);
    QString m_service;
    DesktopProcess m_process;
};

} // namespace gleaner
