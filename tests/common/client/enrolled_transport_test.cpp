#include "common/client/enrolled_transport.h"

#include "tests/support/code_of.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class EnrolledTransportTest : public testing::Test {
protected:
    EnrolledTransportTest() {
        std::vector<std::unique_ptr<HttpTransport>> addresses;
        for (ScriptedTransport*& script : m_scripts) {
            auto made = std::make_unique<ScriptedTransport>();
            script = made.get();
            addresses.push_back(std::move(made));
        }
        m_transport = std::make_unique<EnrolledTransport>(std::move(addresses), QStringLiteral("pc-17"));
    }
    Result<HttpResponse> send() { return m_transport->send({"GET", "/x", {}, {}}, 1s); }

    std::array<ScriptedTransport*, 2> m_scripts{};
    std::unique_ptr<EnrolledTransport> m_transport;
};

TEST_F(EnrolledTransportTest, KeepsToTheAddressThatAnswers) {
    m_scripts[0]->fail(ErrorCode::Unavailable);
    for (int i = 0; i < 3; ++i)
        m_scripts[1]->answer(200);
    EXPECT_EQ(codeOf(send()), ErrorCode::Unavailable);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(send());
    EXPECT_EQ(m_scripts[0]->requests().size(), 1U);
}

TEST_F(EnrolledTransportTest, AfterTheLastAddressComesTheFirst) {
    m_scripts[0]->fail(ErrorCode::Refused); // somebody else sits there now
    m_scripts[1]->fail(ErrorCode::Unavailable);
    m_scripts[0]->answer(200);
    EXPECT_EQ(codeOf(send()), ErrorCode::Refused);
    EXPECT_EQ(codeOf(send()), ErrorCode::Unavailable);
    EXPECT_TRUE(send());
}

TEST_F(EnrolledTransportTest, WhatTheHeadNoLongerAcceptsIsSaidInWords) {
    HttpResponse refused{403, {}, {}};
    refused.headers.add("x-ms-error-code", "AuthenticationFailed");
    m_scripts[0]->answer(refused);
    const auto answer = send();
    ASSERT_EQ(codeOf(answer), ErrorCode::Refused);
    EXPECT_TRUE(answer.error().message.contains(u"gleaner worker renew pc-17"));
    EXPECT_TRUE(answer.error().message.contains(u"AuthenticationFailed"));
    m_scripts[0]->answer(404);
    EXPECT_EQ(send()->status, 404) << "the address stays, and other answers are others' business";
}

} // namespace
} // namespace gleaner
