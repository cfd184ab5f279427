#include "common/azure/qt_http_transport.h"

#include <QEventLoop>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace gleaner {

namespace {

/// How long a wait lasts before abort() is looked at.
constexpr Milliseconds kSlice{50};

int sliceOf(const QDeadlineTimer& deadline) {
    return int(std::clamp<qint64>(deadline.remainingTime(), 0, kSlice.count()));
}

QByteArray hostOf(const ServiceEndpoint& endpoint) {
    const QByteArray host = endpoint.host.toLatin1();
    const QByteArray name = host.contains(':') ? QByteArray('[' + host + ']') : host;
    return name + ':' + QByteArray::number(endpoint.port);
}

bool isTlsError(QAbstractSocket::SocketError error) {
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInvalidUserDataError;
}

LinkTrouble troubleOf(const QTcpSocket& socket) {
    switch (socket.error()) {
    case QAbstractSocket::SocketAccessError: // a proxy's 403
        return socket.proxy().type() == QNetworkProxy::HttpProxy ? LinkTrouble::Proxy : LinkTrouble::Other;
    case QAbstractSocket::HostNotFoundError:
        return LinkTrouble::NameNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return LinkTrouble::NobodyListens;
    case QAbstractSocket::SocketTimeoutError:
        return LinkTrouble::NoAnswer;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return LinkTrouble::ProxyLogin;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return LinkTrouble::Proxy;
    default:
        return LinkTrouble::Other;
    }
}

bool isReady(const QTcpSocket& socket, bool tls) {
    const bool connected = socket.state() == QAbstractSocket::ConnectedState;
    return connected && (!tls || static_cast<const QSslSocket&>(socket).isEncrypted());
}

} // namespace

/// One request on its way.
struct QtHttpTransport::Exchange {
    const HttpRequest& request;
    QDeadlineTimer deadline;
    bool isReused = false;  ///< the connection served an earlier request
    bool gotBytes = false;  ///< of the answer
    bool wasClosed = false; ///< by the other side
};

QtHttpTransport::QtHttpTransport(ServiceEndpoint endpoint, QtHttpOptions options)
    : m_endpoint(std::move(endpoint)), m_options(options) {}

QtHttpTransport::~QtHttpTransport() = default;

Result<HttpResponse> QtHttpTransport::send(const HttpRequest& request, Milliseconds timeout) {
    m_trouble = LinkTrouble::None;
    Exchange exchange{request, QDeadlineTimer(timeout)};
    auto response = attempt(exchange);
    if (!response && exchange.isReused && exchange.wasClosed && !exchange.gotBytes) {
        exchange.wasClosed = false;
        response = attempt(exchange);
    }
    return response;
}

void QtHttpTransport::close() {
    m_socket.reset();
}

Result<HttpResponse> QtHttpTransport::attempt(Exchange& exchange) {
    exchange.isReused = isConnected();
    if (auto connected = exchange.isReused ? mayGoOn(exchange.deadline) : connectSocket(exchange.deadline);
        !connected) {
        close();
        return failure(std::move(connected.error()));
    }
    const Status written = write(serialized(exchange.request), exchange.deadline);
    if (!written && m_socket->bytesAvailable() == 0) { // else it was answered before it was read to its end
        exchange.wasClosed = m_socket->state() != QAbstractSocket::ConnectedState;
        close();
        return failure(written.error());
    }
    HttpResponseParser parser(m_options.limits, exchange.request.method == "HEAD");
    if (auto complete = read(parser, exchange); !complete) {
        close();
        return failure(std::move(complete.error()));
    }
    if (!parser.keepsAlive() || !written) {
        close();
    }
    return parser.take();
}

bool QtHttpTransport::isConnected() {
    const auto isOpen = [this] { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; };
    // Bytes that nobody asked for (a parting 408, for instance) or the end of the stream: not for another request.
    const bool isQuiet = isOpen() && m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(0) && isOpen();
    if (!isQuiet) {
        close();
    }
    return isQuiet;
}

Status QtHttpTransport::connectSocket(const QDeadlineTimer& deadline) {
    if (auto made = makeSocket(); !made) {
        return made;
    }
    m_proxy = m_options.proxyFor ? m_options.proxyFor(m_endpoint) : QNetworkProxy(QNetworkProxy::NoProxy);
    m_socket->setProxy(isForwarded() ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy);
    const QDeadlineTimer connectDeadline = std::min(deadline, QDeadlineTimer(m_options.connectTimeout));
    if (auto allowed = mayGoOn(connectDeadline); !allowed) {
        return allowed;
    }
    openAndWait(connectDeadline);
    if (isReady(*m_socket, m_endpoint.tls)) {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return checkFingerprint();
    }
    if (isTlsError(m_socket->error())) {
        m_trouble = LinkTrouble::NotTrusted;
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1 cannot prove who it is: %2. Check the address and the certificate; a head's "
                                      "own certificate needs its fingerprint, which enrolments and connection strings "
                                      "carry (CertificateFingerprint).")
                           .arg(gleaner::toString(m_endpoint), m_socket->errorString()));
    }
    if (auto allowed = mayGoOn(connectDeadline); !allowed) {
        return allowed;
    }
    return lost(m_socket->errorString(), troubleOf(*m_socket));
}

Status QtHttpTransport::makeSocket() {
    if (!m_endpoint.tls) {
        m_socket = std::make_unique<QTcpSocket>();
        return {};
    }
    if (!QSslSocket::supportsSsl()) {
        m_trouble = LinkTrouble::NoTlsHere;
        return failure(
            ErrorCode::Refused,
            QStringLiteral("%1 needs encryption, and this computer has no TLS library that fits (%2); install "
                           "it (libssl3 on Debian).")
                .arg(gleaner::toString(m_endpoint), QSslSocket::sslLibraryBuildVersionString()));
    }
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_endpoint.fingerprint.isEmpty()) { // no authority is asked; checkFingerprint() decides
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setCaCertificates({});
    }
    socket->setSslConfiguration(configuration);
    m_socket = std::move(socket);
    return {};
}

/// After the handshake, which proved that the other side has the certificate's key, and before a byte is sent.
Status QtHttpTransport::checkFingerprint() {
    if (!m_endpoint.tls || m_endpoint.fingerprint.isEmpty()) {
        return {};
    }
    const auto shown =
        CertificateFingerprint::ofCertificate(static_cast<const QSslSocket&>(*m_socket).peerCertificate().toDer());
    if (shown == m_endpoint.fingerprint) {
        return {};
    }
    m_trouble = LinkTrouble::OtherCertificate;
    return failure(ErrorCode::Refused,
                   QStringLiteral("%1 shows another certificate (%2) than the one expected (%3), so nothing was sent. "
                                  "Either the head has a new certificate: then ask for a new enrolment or connection "
                                  "string. Or it is not the head: then tell your administrator.")
                       .arg(gleaner::toString(m_endpoint), shown.toString(), m_endpoint.fingerprint.toString()));
}

/// QTcpSocket gives up connecting at the first time-out of waitForConnected(), so that it cannot be waited for in
/// slices: here, and only here, an event loop runs.
void QtHttpTransport::openAndWait(const QDeadlineTimer& deadline) {
    QEventLoop loop;
    QTimer slice;
    bool over = false;
    const auto finish = [&loop, &over] {
        over = true;
        loop.quit();
    };
    QObject::connect(&slice, &QTimer::timeout, &loop, [this, &deadline, &finish] {
        if (!mayGoOn(deadline)) {
            finish();
        }
    });
    QObject::connect(m_socket.get(), &QAbstractSocket::errorOccurred, &loop, finish);
    if (m_endpoint.tls) {
        auto* secure = static_cast<QSslSocket*>(m_socket.get());
        QObject::connect(secure, &QSslSocket::encrypted, &loop, finish);
        secure->connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
    } else {
        QObject::connect(m_socket.get(), &QAbstractSocket::connected, &loop, finish);
        m_socket->connectToHost(isForwarded() ? m_proxy.hostName() : m_endpoint.host,
                                isForwarded() ? m_proxy.port() : m_endpoint.port);
    }
    slice.start(kSlice / 2);
    if (!over) {
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
}

Status QtHttpTransport::write(const QByteArray& bytes, const QDeadlineTimer& deadline) {
    m_socket->write(bytes);
    m_socket->flush();
    while (m_socket->bytesToWrite() > 0) {
        if (auto allowed = mayGoOn(deadline); !allowed) {
            return allowed;
        }
        m_socket->waitForBytesWritten(sliceOf(deadline));
        if (m_socket->state() != QAbstractSocket::ConnectedState) {
            return lost(m_socket->errorString());
        }
    }
    return {};
}

Status QtHttpTransport::read(HttpResponseParser& parser, Exchange& exchange) {
    while (!parser.isComplete()) {
        const bool open = m_socket->state() == QAbstractSocket::ConnectedState;
        if (m_socket->bytesAvailable() == 0 && open && !m_socket->waitForReadyRead(sliceOf(exchange.deadline))) {
            if (auto allowed = mayGoOn(exchange.deadline); !allowed) {
                return allowed;
            }
        }
        const QByteArray bytes = m_socket->readAll();
        exchange.gotBytes = exchange.gotBytes || !bytes.isEmpty();
        exchange.wasClosed = bytes.isEmpty() && m_socket->state() != QAbstractSocket::ConnectedState;
        if (exchange.wasClosed && !exchange.gotBytes) {
            return lost(QStringLiteral("it closed the connection without an answer"));
        }
        const Status fed = exchange.wasClosed ? parser.feedEnd() : parser.feed(bytes);
        if (!fed) {
            return lost(fed.error().message);
        }
    }
    return {};
}

Status QtHttpTransport::mayGoOn(const QDeadlineTimer& deadline) {
    if (m_aborted) {
        return lost(QStringLiteral("the request was called off"));
    }
    if (deadline.hasExpired()) {
        return lost(QStringLiteral("no answer came in time"), LinkTrouble::NoAnswer);
    }
    return {};
}

tl::unexpected<Error> QtHttpTransport::lost(const QString& what, LinkTrouble trouble) {
    m_trouble = trouble;
    const bool direct = m_proxy.type() == QNetworkProxy::NoProxy;
    const QString through = direct ? QString()
                                   : QStringLiteral(" through the proxy %1:%2 of the system's settings")
                                         .arg(m_proxy.hostName())
                                         .arg(m_proxy.port());
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("%1 cannot be reached%2: %3.").arg(gleaner::toString(m_endpoint), through, what));
}

QByteArray QtHttpTransport::serialized(const HttpRequest& request) const {
    QByteArray bytes;
    bytes.reserve(1'024 + request.body.size());
    bytes.append(request.method).append(' ');
    if (isForwarded()) {
        bytes.append("http://").append(hostOf(m_endpoint));
    }
    bytes.append(request.target).append(" HTTP/1.1\r\n");
    if (isForwarded() && !m_proxy.user().isEmpty()) {
        const QByteArray login = QString(m_proxy.user() + u':' + m_proxy.password()).toUtf8().toBase64();
        bytes.append("Proxy-Authorization: Basic ").append(login).append("\r\n");
    }
    for (const auto& [name, value] : request.headers.fields()) {
        bytes.append(name).append(": ").append(value).append("\r\n");
    }
    if (!request.headers.contains("Host")) {
        bytes.append("Host: ").append(hostOf(m_endpoint)).append("\r\n");
    }
    const bool mayHaveBody = request.method == "PUT" || request.method == "POST" || !request.body.isEmpty();
    if (mayHaveBody && !request.headers.contains("Content-Length")) {
        bytes.append("Content-Length: ").append(QByteArray::number(request.body.size())).append("\r\n");
    }
    bytes.append("\r\n").append(request.body);
    return bytes;
}

} // namespace gleaner
