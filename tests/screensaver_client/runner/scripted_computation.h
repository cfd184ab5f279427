// A computation, "scripted", whose kernel does what a test says. Thread: as Computation.
#pragma once

#include "common/job/computation.h"

#include <functional>

namespace gleaner {

using Behaviour = std::function<Result<QByteArray>(const QByteArray&, ComputeContext&)>;

class ScriptedComputation final : public Computation {
public:
    explicit ScriptedComputation(Behaviour behaviour) : m_behaviour(std::move(behaviour)) {}
    QString name() const override { return QStringLiteral("scripted"); }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return {}; }
    QString resultSuffix() const override { return {}; }
    std::vector<ParameterSpec> parameters() const override { return {}; }
    Result<std::unique_ptr<Split>> split(const Parameters&) const override {
        return failure(ErrorCode::InvalidArgument, {});
    }
    std::unique_ptr<Kernel> makeKernel() const override {
        struct Own final : Kernel {
            explicit Own(const Behaviour& does) : behaviour(does) {}
            Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override {
                return behaviour(chunk, context);
            }
            const Behaviour& behaviour;
        };
        return std::make_unique<Own>(m_behaviour);
    }

private:
    Behaviour m_behaviour;
};

} // namespace gleaner
