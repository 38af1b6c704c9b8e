#pragma once
// Text from outside made fit for a terminal, a log and an error sentence: whatever could act there
// instead of being read is shown as \xNN. Pure.

#include <string>
#include <string_view>

namespace plotmill {

/// Appends `text` as UTF-8. Control characters (C0, DEL and C1: a terminal obeys U+009B as it does
/// ESC [) and bytes that are not UTF-8 become \xNN, a byte each; what stands in `escaped` gets a
/// backslash before it.
void append_visible(std::string& out, std::string_view text, std::string_view escaped = {});

/// Whether `text` has one of these control characters.
bool has_control(std::string_view text) noexcept;

}  // namespace plotmill
