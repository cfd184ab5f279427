// The place of a type among a variant's alternatives, so that a table with a row for each can prove its order.
// Pure; any thread.
#pragma once

#include <type_traits>
#include <variant>

namespace gleaner {

/// variant::index() of one that holds an `Alternative`. A type that is none of them does not compile.
template<typename Variant, typename Alternative, std::size_t Index = 0>
[[nodiscard]] consteval std::size_t placeIn() {
    if constexpr (std::is_same_v<std::variant_alternative_t<Index, Variant>, Alternative>) {
        return Index;
    } else {
        return placeIn<Variant, Alternative, Index + 1>();
    }
}

/// True when each row's `operation` is its place.
template<typename Rows>
[[nodiscard]] consteval bool isInOrder(const Rows& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].operation != i) {
            return false;
        }
    }
    return true;
}

} // namespace gleaner
