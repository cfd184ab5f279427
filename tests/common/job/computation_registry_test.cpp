#include "common/job/computation_registry.h"

#include <gtest/gtest.h>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

class NamedOnly final : public Computation {
public:
    NamedOnly(QString name, std::uint32_t version) : m_name(std::move(name)), m_version(version) {}
    QString name() const override { return m_name; }
    std::uint32_t version() const override { return m_version; }
    QString summary() const override { return {}; }
    QString resultSuffix() const override { return u"txt"_s; }
    std::vector<ParameterSpec> parameters() const override { return {}; }
    Result<std::unique_ptr<Split>> split(const Parameters&) const override {
        return failure(ErrorCode::Failed, u"only its name is of interest"_s);
    }
    std::unique_ptr<Kernel> makeKernel() const override { return nullptr; }

private:
    QString m_name;
    std::uint32_t m_version;
};

class ComputationRegistryTest : public testing::Test {
protected:
    ComputationRegistryTest() {
        for (const auto& [name, version] : {std::pair(u"sieve"_s, 2U), {u"art"_s, 1U}, {u"sieve"_s, 10U}}) {
            m_registry.add(std::make_unique<NamedOnly>(name, version));
        }
    }
    ComputationRegistry m_registry;
};

TEST_F(ComputationRegistryTest, FindsTheVersionAskedFor) {
    ASSERT_NE(m_registry.find(u"sieve"_s, 2), nullptr);
    EXPECT_EQ(m_registry.find(u"sieve"_s, 2)->version(), 2U);
    EXPECT_EQ(m_registry.find(u"sieve"_s, 3), nullptr);
}

TEST_F(ComputationRegistryTest, NewestIsTheHighestNumberNotTheLastAdded) {
    m_registry.add(std::make_unique<NamedOnly>(u"sieve"_s, 9));
    EXPECT_EQ(m_registry.findNewest(u"sieve"_s)->version(), 10U);
    EXPECT_EQ(m_registry.findNewest(u"unknown"_s), nullptr);
}

TEST_F(ComputationRegistryTest, AllAreSortedByNameThenVersion) {
    QStringList names;
    for (const Computation* computation : m_registry.all()) {
        names << u"%1/%2"_s.arg(computation->name()).arg(computation->version());
    }
    EXPECT_EQ(names, QStringList({u"art/1"_s, u"sieve/2"_s, u"sieve/10"_s}));
}

} // namespace
} // namespace gleaner
