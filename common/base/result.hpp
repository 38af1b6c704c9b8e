#pragma once
// A value, or the Error that says why there is none. std::expected's names (g++ 12 has it only in
// C++23), so the alias is the only line to change. What a peer can cause is a Result; what only the
// machine can cause throws; what only we can cause is PM_CHECK (base/check.hpp).

#include "base/error.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace plotmill {

template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// `return fail(ErrorCode::range, "dpi: got 0, expected 1 to 1200");` from any function that
/// returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}
/// Hands an error on: `if (!r) return fail(std::move(r).error());`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace plotmill
