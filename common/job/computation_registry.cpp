#include "common/job/computation_registry.h"

#include <algorithm>
#include <tuple>

namespace gleaner {
namespace {

bool isBefore(const std::unique_ptr<Computation>& a, const std::unique_ptr<Computation>& b) {
    return std::make_tuple(a->name(), a->version()) < std::make_tuple(b->name(), b->version());
}

} // namespace

void ComputationRegistry::add(std::unique_ptr<Computation> computation) {
    Q_ASSERT(find(computation->name(), computation->version()) == nullptr);
    const auto place = std::upper_bound(m_computations.begin(), m_computations.end(), computation, isBefore);
    m_computations.insert(place, std::move(computation));
}

const Computation* ComputationRegistry::find(const QString& name, std::uint32_t version) const {
    for (const auto& computation : m_computations) {
        if (computation->version() == version && computation->name() == name) {
            return computation.get();
        }
    }
    return nullptr;
}

const Computation* ComputationRegistry::findNewest(const QString& name) const {
    const Computation* newest = nullptr;
    for (const auto& computation : m_computations) {
        if (computation->name() == name) {
            newest = computation.get(); // sorted: a later one is a newer one
        }
    }
    return newest;
}

std::vector<const Computation*> ComputationRegistry::all() const {
    std::vector<const Computation*> computations;
    computations.reserve(m_computations.size());
    for (const auto& computation : m_computations) {
        computations.push_back(computation.get());
    }
    return computations;
}

} // namespace gleaner
