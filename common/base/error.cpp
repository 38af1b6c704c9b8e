#include "base/error.hpp"

#include "base/visible.hpp"

#include <array>
#include <utility>

namespace plotmill {
namespace {

constexpr std::array<std::pair<ErrorCode, std::string_view>, 35> words{{
    {ErrorCode::frame, "E_FRAME"},
    {ErrorCode::version, "E_VERSION"},
    {ErrorCode::command, "E_COMMAND"},
    {ErrorCode::key, "E_KEY"},
    {ErrorCode::type, "E_TYPE"},
    {ErrorCode::range, "E_RANGE"},
    {ErrorCode::limit, "E_LIMIT"},
    {ErrorCode::unknown_key, "E_UNKNOWN_KEY"},
    {ErrorCode::duplicate_key, "E_DUPLICATE_KEY"},
    {ErrorCode::missing, "E_MISSING"},
    {ErrorCode::utf8, "E_UTF8"},
    {ErrorCode::syntax, "E_SYNTAX"},
    {ErrorCode::column, "E_COLUMN"},
    {ErrorCode::dtype, "E_DTYPE"},
    {ErrorCode::ragged, "E_RAGGED"},
    {ErrorCode::empty, "E_EMPTY"},
    {ErrorCode::chart, "E_CHART"},
    {ErrorCode::option, "E_OPTION"},
    {ErrorCode::color, "E_COLOR"},
    {ErrorCode::path, "E_PATH"},
    {ErrorCode::output, "E_OUTPUT"},
    {ErrorCode::checksum, "E_CHECKSUM"},
    {ErrorCode::key_conflict, "E_KEY_CONFLICT"},
    {ErrorCode::path_busy, "E_PATH_BUSY"},
    {ErrorCode::busy, "E_BUSY"},
    {ErrorCode::not_found, "E_NOT_FOUND"},
    {ErrorCode::forbidden, "E_FORBIDDEN"},
    {ErrorCode::stale, "E_STALE"},
    {ErrorCode::config, "E_CONFIG"},
    {ErrorCode::unreachable, "E_UNREACHABLE"},
    {ErrorCode::timeout, "E_TIMEOUT"},
    {ErrorCode::crash, "E_CRASH"},
    {ErrorCode::resource, "E_RESOURCE"},
    {ErrorCode::storage, "E_STORAGE"},
    {ErrorCode::internal, "E_INTERNAL"},
}};

}  // namespace

std::string_view word(ErrorCode code) noexcept {
    for (const auto& [known, text] : words) {
        if (known == code) {
            return text;
        }
    }
    return "E_INTERNAL";
}

std::optional<ErrorCode> error_code_from_word(std::string_view text) noexcept {
    for (const auto& [code, known] : words) {
        if (known == text) {
            return code;
        }
    }
    return std::nullopt;
}

std::string in_quotes(std::string_view text, std::size_t limit) {
    const bool is_cut = text.size() > limit;
    if (is_cut) {
        // Back to the start of a UTF-8 sequence, so that none is cut in two.
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0U) == 0x80U) {
            --limit;
        }
        text = text.substr(0, limit);
    }
    std::string out = "'";
    append_visible(out, text);
    return out + (is_cut ? "…'" : "'");
}

}  // namespace plotmill
