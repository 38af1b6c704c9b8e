#pragma once
// Texts in which a dollar sign is a dollar sign: those of the kinds that know no formulas.

#include <string>
#include <string_view>

namespace plotmill::chart {

/// `text` as a figure has to be told it, so that it shows all of it as it is: `\$` for `$`.
inline std::string plain_text(std::string_view text) {
    std::string plain{text};
    for (std::size_t at = plain.find('$'); at != std::string::npos; at = plain.find('$', at + 2)) {
        plain.insert(at, 1, '\\');
    }
    return plain;
}

}  // namespace plotmill::chart
