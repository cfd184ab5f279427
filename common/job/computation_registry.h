// The computations a program knows, by name and version. Filled by main(), then only read: any thread.
#pragma once

#include "common/job/computation.h"

#include <memory>
#include <vector>

namespace gleaner {

class ComputationRegistry {
public:
    /// A second one of the same name and version is our own bug (assertion).
    void add(std::unique_ptr<Computation> computation);
    /// The given version, or nullptr.
    [[nodiscard]] const Computation* find(const QString& name, std::uint32_t version) const;
    /// The newest version, or nullptr.
    [[nodiscard]] const Computation* findNewest(const QString& name) const;
    /// All, sorted by name, then version.
    [[nodiscard]] std::vector<const Computation*> all() const;

private:
    std::vector<std::unique_ptr<Computation>> m_computations;
};

} // namespace gleaner
