#pragma once
// Whether a text is JSON, without making anything of it: of every DONE the broker asks that much of
// the worker's record, and keeps it as it came. Pure.

#include <string_view>

namespace plotmill::broker {

/// One JSON object by RFC 8259, in UTF-8, with white space around it: no lone surrogates, no number
/// beyond a double. However deep it nests, without recursion.
bool is_json_object(std::string_view text);

}  // namespace plotmill::broker
