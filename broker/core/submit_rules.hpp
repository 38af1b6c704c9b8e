#pragma once
// What a SUBMIT must be before anything is kept of it: docs/protocol.md#producer--broker. Pure.

#include "base/result.hpp"
#include "broker/core/grant.hpp"
#include "wire/envelope.hpp"

#include <string_view>

namespace plotmill::broker {

/// Errors: key, path (not allowed, none, one given twice), range (queue, sha256).
Status validate(const wire::Submit& submit);

/// What the producer's key allows. Errors: forbidden, path.
Status validate(const wire::Submit& submit, const Grant& grant);

/// A queue's or namespace's name: 1 to 200 bytes without control characters. Error: range.
Status validate_name(std::string_view field, std::string_view name);

}  // namespace plotmill::broker
