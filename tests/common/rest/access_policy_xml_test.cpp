#include "common/rest/access_policy_xml.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(AccessPolicyXml, WhatIsWrittenReadsBack) {
    const std::vector<AccessPolicy> policies{{QStringLiteral(" <a&b>\u00fc "), QStringLiteral("2026-01-01"),
                                              QStringLiteral("2026-02-01T00:00:00.0000000Z"), QStringLiteral("raup")},
                                             {QStringLiteral("bare"), {}, {}, {}}};
    EXPECT_EQ(readAccessPolicies(writeAccessPolicies(policies)).value(), policies);
    EXPECT_TRUE(readAccessPolicies(writeAccessPolicies({}))->empty());
}

TEST(AccessPolicyXml, WhatTheSdksSendIsRead) {
    const auto policies = readAccessPolicies(
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<SignedIdentifiers>\n"
        " <SignedIdentifier><Id>a</Id><AccessPolicy><Start> 2026-01-01T00:00:00Z </Start><Expiry/><Other>1</Other>"
        "<Permission>r</Permission></AccessPolicy></SignedIdentifier></SignedIdentifiers>");
    ASSERT_TRUE(policies && policies->size() == 1);
    EXPECT_EQ(policies->front(),
              (AccessPolicy{QStringLiteral("a"), QStringLiteral("2026-01-01T00:00:00Z"), {}, QStringLiteral("r")}));
    EXPECT_TRUE(readAccessPolicies({})->empty());
    EXPECT_TRUE(readAccessPolicies(" \n")->empty());
}

TEST(AccessPolicyXml, WhatIsNoSuchDocumentIsRefused) {
    for (const char* wrong :
         {"<Else/>", "<SignedIdentifiers>", "text", "<SignedIdentifiers/>more",
          "<SignedIdentifiers><SignedIdentifier><Id><b/></Id></SignedIdentifier></SignedIdentifiers>",
          "<!DOCTYPE x [<!ENTITY e 'e'>]><SignedIdentifiers><SignedIdentifier><Id>&f;</Id></SignedIdentifier>"
          "</SignedIdentifiers>"}) {
        EXPECT_FALSE(readAccessPolicies(wrong)) << wrong;
    }
    const std::vector<AccessPolicy> many(kMaxStoredPolicies + 1, {QStringLiteral("a"), {}, {}, {}});
    EXPECT_FALSE(readAccessPolicies(writeAccessPolicies(many)));
}

} // namespace
} // namespace gleaner
