#include "head_node/safety/certificate_maker.h"

#include <QDateTime>
#include <QTimeZone>

#include <mbedtls/ecp.h>
#include <mbedtls/error.h>
#include <mbedtls/oid.h>
#include <mbedtls/pk.h>
#include <mbedtls/x509_crt.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace gleaner {

namespace {

/// A structure of mbedTLS that is initialized and freed with its scope.
template<typename T, void (*init)(T*), void (*release)(T*)>
class Scoped {
public:
    Scoped() { init(&m_value); }
    ~Scoped() { release(&m_value); }
    Scoped(const Scoped&) = delete;
    Scoped& operator=(const Scoped&) = delete;
    [[nodiscard]] T* operator&() { return &m_value; }
    [[nodiscard]] T* operator->() { return &m_value; }
    [[nodiscard]] T& operator*() { return m_value; }

private:
    T m_value;
};
using Key = Scoped<mbedtls_pk_context, mbedtls_pk_init, mbedtls_pk_free>;
using Number = Scoped<mbedtls_mpi, mbedtls_mpi_init, mbedtls_mpi_free>;
using Draft = Scoped<mbedtls_x509write_cert, mbedtls_x509write_crt_init, mbedtls_x509write_crt_free>;
using Certificate = Scoped<mbedtls_x509_crt, mbedtls_x509_crt_init, mbedtls_x509_crt_free>;

constexpr qsizetype kPemBytes = 32 * 1024;
constexpr qsizetype kMostNames = 100;
// RFC 5280, 4.2.1.6 and 4.2.1.12.
constexpr char kDnsNameTag = char(0x82);
constexpr char kAddressTag = char(0x87);
constexpr char kSequenceTag = 0x30;
const QByteArray kServerOnly = QByteArray::fromHex("300a06082b06010505070301"); // SEQUENCE { id-kp-serverAuth }

/// What mbedTLS asks for chance.
int fillWith(void* random, unsigned char* bytes, std::size_t size) {
    for (std::size_t at = 0; at < size; at += sizeof(std::uint64_t)) {
        const std::uint64_t word = static_cast<RandomSource*>(random)->next();
        std::memcpy(bytes + at, &word, std::min(sizeof word, size - at));
    }
    return 0;
}

tl::unexpected<Error> said(int code) {
    std::array<char, 128> text{};
    mbedtls_strerror(code, text.data(), text.size());
    return failure(ErrorCode::Failed,
                   QStringLiteral("A certificate cannot be made: %1.").arg(QString::fromLatin1(text.data())));
}

QByteArray tagged(char tag, const QByteArray& content) {
    QByteArray bytes(1, tag);
    const auto size = static_cast<unsigned>(content.size());
    if (size > 0xFF)
        bytes.append(char(0x82)).append(char(size >> 8));
    else if (size > 0x7F)
        bytes.append(char(0x81));
    return bytes.append(char(size & 0xFF)).append(content);
}

QByteArray alternativeNames(const CertificateRequest& request) {
    QByteArray names;
    for (const QString& host : request.hostNames)
        names += tagged(kDnsNameTag, host.toLatin1());
    for (const QByteArray& address : request.addresses)
        names += tagged(kAddressTag, address);
    return tagged(kSequenceTag, names);
}

QByteArray timeText(TimePoint time) {
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(QStringLiteral("yyyyMMddHHmmss"))
        .toLatin1();
}

bool isHostName(const QString& text) {
    const auto isPart = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'.' || c == u'_';
    };
    return !text.isEmpty() && text.size() <= 253 && std::ranges::all_of(text, isPart);
}

Status check(const CertificateRequest& request) {
    const bool isNamed = isHostName(QString(request.name).replace(u' ', u'-')) && request.name.size() <= 64;
    const bool areHosts = request.hostNames.size() <= kMostNames && std::ranges::all_of(request.hostNames, isHostName);
    const auto isAddress = [](const QByteArray& bytes) { return bytes.size() == 4 || bytes.size() == 16; };
    const bool areAddresses =
        request.addresses.size() <= kMostNames && std::ranges::all_of(request.addresses, isAddress);
    if (isNamed && areHosts && areAddresses && request.from < request.to)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("A certificate cannot be made for these names and times."));
}

int makeKey(Key& key, RandomSource& random) {
    const int code = mbedtls_pk_setup(&key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));
    return code != 0 ? code : mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1, mbedtls_pk_ec(*key), fillWith, &random);
}

int extend(Draft& draft, const char* oid, std::size_t oidBytes, const QByteArray& value) {
    return mbedtls_x509write_crt_set_extension(&draft, oid, oidBytes, 0,
                                               reinterpret_cast<const unsigned char*>(value.constData()),
                                               static_cast<std::size_t>(value.size()));
}

/// 0, or the code of the first step that failed.
int compose(Draft& draft, Key& key, const CertificateRequest& request, RandomSource& random) {
    const QByteArray name = "CN=" + request.name.toLatin1();
    std::array<unsigned char, 16> serial{};
    fillWith(&random, serial.data(), serial.size());
    serial[0] = (serial[0] & 0x7F) | 0x40; // positive, and always of the same length
    Number number;
    mbedtls_x509write_crt_set_version(&draft, MBEDTLS_X509_CRT_VERSION_3);
    mbedtls_x509write_crt_set_md_alg(&draft, MBEDTLS_MD_SHA256);
    mbedtls_x509write_crt_set_subject_key(&draft, &key);
    mbedtls_x509write_crt_set_issuer_key(&draft, &key);
    const std::array<int, 8> codes{
        mbedtls_mpi_read_binary(&number, serial.data(), serial.size()),
        mbedtls_x509write_crt_set_serial(&draft, &number),
        mbedtls_x509write_crt_set_validity(&draft, timeText(request.from).constData(),
                                           timeText(request.to).constData()),
        mbedtls_x509write_crt_set_subject_name(&draft, name.constData()),
        mbedtls_x509write_crt_set_issuer_name(&draft, name.constData()),
        mbedtls_x509write_crt_set_basic_constraints(&draft, 0, -1),
        extend(draft, MBEDTLS_OID_EXTENDED_KEY_USAGE, MBEDTLS_OID_SIZE(MBEDTLS_OID_EXTENDED_KEY_USAGE), kServerOnly),
        extend(draft, MBEDTLS_OID_SUBJECT_ALT_NAME, MBEDTLS_OID_SIZE(MBEDTLS_OID_SUBJECT_ALT_NAME),
               alternativeNames(request)),
    };
    const auto* const failed = std::ranges::find_if(codes, [](int code) { return code != 0; });
    return failed == codes.end() ? 0 : *failed;
}

/// PEM as mbedTLS reads it: with the zero at its end.
const unsigned char* bytesOf(const QByteArray& pem) {
    return reinterpret_cast<const unsigned char*>(pem.constData());
}
std::size_t sizeOf(const QByteArray& pem) {
    return static_cast<std::size_t>(pem.size()) + 1;
}

} // namespace

Result<CertificatePair> makeCertificate(const CertificateRequest& request, RandomSource& random) {
    if (auto checked = check(request); !checked)
        return failure(std::move(checked.error()));
    Key key;
    if (const int code = makeKey(key, random); code != 0)
        return said(code);
    Draft draft;
    if (const int code = compose(draft, key, request, random); code != 0)
        return said(code);
    QByteArray pem(kPemBytes, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(pem.data());
    if (const int code = mbedtls_x509write_crt_pem(&draft, out, kPemBytes, fillWith, &random); code != 0)
        return said(code);
    CertificatePair pair;
    pair.certificate = QByteArray(pem.constData());
    if (const int code = mbedtls_pk_write_key_pem(&key, out, kPemBytes); code != 0)
        return said(code);
    pair.key = QByteArray(pem.constData());
    pem.fill('\0');
    return pair;
}

Status checkCertificatePair(const CertificatePair& pair) {
    Certificate certificate;
    if (mbedtls_x509_crt_parse(&certificate, bytesOf(pair.certificate), sizeOf(pair.certificate)) != 0) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The certificate is not PEM with an RSA or elliptic-curve key."));
    }
    Key key;
    const int code = mbedtls_pk_parse_key(&key, bytesOf(pair.key), sizeOf(pair.key), nullptr, 0);
    if (code == MBEDTLS_ERR_PK_PASSWORD_REQUIRED) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The private key has a password; give it without one, in a file that only its "
                                      "owner can read."));
    }
    if (code != 0)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("The private key is not PEM of RSA or an elliptic "
                                                                  "curve."));
    if (mbedtls_pk_check_pair(&certificate->pk, &key) == 0)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("The private key does not belong to the certificate; the head's own certificate must "
                                  "be the first in its file."));
}

} // namespace gleaner
