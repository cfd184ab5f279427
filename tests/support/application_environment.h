// The application object that event loops and connecting sockets want, for the time that all tests of a program take.
//   [[maybe_unused]] testing::Environment* const kApplication = testing::AddGlobalTestEnvironment(new
//   ApplicationEnvironment);
#pragma once

#include <QCoreApplication>

#include <gtest/gtest.h>

#include <memory>

namespace gleaner {

class ApplicationEnvironment final : public testing::Environment {
public:
    void SetUp() override { m_application = std::make_unique<QCoreApplication>(m_count, m_arguments); }
    void TearDown() override { m_application.reset(); }

private:
    int m_count = 1;
    char m_name[5] = "test";
    char* m_arguments[2] = {m_name, nullptr};
    std::unique_ptr<QCoreApplication> m_application;
};

} // namespace gleaner
