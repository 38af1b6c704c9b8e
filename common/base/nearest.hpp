#pragma once
// "Did you mean …": which of the known names a mistyped one was probably meant to be.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace plotmill {

/// The known name with the least edit distance (insert, delete, replace, swap of neighbours) to
/// `word`, if that is small enough to be a slip of the finger: at most a third of the word's
/// length. Only words of up to 64 bytes are compared.
std::optional<std::string_view> find_nearest(std::string_view word,
                                             std::span<const std::string_view> known);

/// Ready for the end of an error sentence: ", did you mean 'values'?" or, when nothing is near, "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace plotmill
