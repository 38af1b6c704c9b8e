#pragma once
// Headers as nearly all are: one flat object of short ASCII texts without escapes, whole numbers
// from 0, true, false, and lists of these. Such a one is taken apart in one pass, without a tree.
// Whatever is written otherwise, right or wrong, is left to the full parser. Private to
// common/wire.

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::wire {

struct HeaderField {
    std::string_view name;
    nlohmann::json value;
    bool is_taken = false;
};
using HeaderFields = std::vector<HeaderField>;

/// The fields in their order, each name once; nothing when `header` is not as plain as that. The
/// names look into `header`.
std::optional<HeaderFields> read_plain_header(std::string_view header);

}  // namespace plotmill::wire
