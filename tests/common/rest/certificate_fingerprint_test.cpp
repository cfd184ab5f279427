#include "common/rest/certificate_fingerprint.h"

#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(CertificateFingerprint, IsTheHashOfTheCertificate) {
    EXPECT_EQ(CertificateFingerprint::ofCertificate("abc").toString(),
              u"BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD");
}

TEST(CertificateFingerprint, IsReadWithAndWithoutColons) {
    const auto fingerprint = CertificateFingerprint::ofCertificate("abc");
    EXPECT_EQ(CertificateFingerprint::parse(fingerprint.toString()), fingerprint);
    EXPECT_EQ(CertificateFingerprint::parse(u' ' + fingerprint.toString().remove(u':').toLower()), fingerprint);
    EXPECT_FALSE(fingerprint.isEmpty());
    EXPECT_TRUE(CertificateFingerprint().isEmpty());
}

TEST(CertificateFingerprint, PartsAndOtherTextAreRefused) {
    const QString whole = CertificateFingerprint::ofCertificate("abc").toString();
    for (const QString& text : QStringList{QString(), whole.chopped(1), whole.chopped(3), whole + QStringLiteral(":00"),
                                           QString(whole).replace(0, 1, u'x'), whole.repeated(2)}) {
        EXPECT_EQ(codeOf(CertificateFingerprint::parse(text)), ErrorCode::InvalidArgument) << text.toStdString();
    }
}

} // namespace
} // namespace gleaner
