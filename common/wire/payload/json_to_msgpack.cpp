#include "wire/payload/json_to_msgpack.hpp"

#include "wire/payload/byte_sink.hpp"
#include "wire/payload/text_position.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace plotmill::payload {
namespace {

/// nlohmann's sentence without its prefix: what stands behind " - ", or behind the position.
std::string reason(std::string_view what) {
    for (const std::string_view separator : {" - ", ": ", "] "}) {
        const std::size_t at = what.find(separator);
        if (at != std::string_view::npos) {
            return std::string{what.substr(at + separator.size())};
        }
    }
    return std::string{what};
}

/// The bare word around `offset`: Python's json writes NaN and Infinity, which JSON does not have.
bool is_number_word(std::string_view text, std::size_t offset) noexcept {
    constexpr std::array<std::string_view, 5> words{"NaN", "Infinity", "-Infinity", "nan", "inf"};
    const std::size_t start = text.find_last_of(" \t\r\n,:[{", std::min(offset, text.size()));
    const std::string_view word = text.substr(start == std::string_view::npos ? 0 : start + 1);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view known) { return word.starts_with(known); });
}

/// Receives nlohmann's events. A container's header is written with room for any count, which is
/// filled in at its end.
class MsgpackWriter {
public:
    MsgpackWriter(std::string_view text, const dataset::Limits& limits) noexcept
        : text_{text}, limits_{limits} {}

    bool null() { return count() && (packer_.pack_nil(), true); }
    bool boolean(bool value) { return count() && (packer_.pack(value), true); }
    bool number_integer(std::int64_t value) { return count() && (packer_.pack(value), true); }
    bool number_unsigned(std::uint64_t value) { return count() && (packer_.pack(value), true); }
    bool number_float(double value, const std::string& /*as written*/) {
        return count() && (packer_.pack_double(value), true);
    }
    bool string(const std::string& value) { return count() && (packer_.pack(value), true); }
    bool binary(const nlohmann::json::binary_t& /*JSON has none*/) { return false; }
    bool key(const std::string& value) { return packer_.pack(value), true; }
    bool start_object(std::size_t /*unknown*/) { return open(0xdf); }
    bool start_array(std::size_t /*unknown*/) { return open(0xdd); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string& /*last token*/,
                     const nlohmann::detail::exception& exception) {
        const std::size_t offset = position == 0 ? 0 : position - 1;
        std::string message =
            "JSON, " + position_of(text_, offset).str() + ": " + reason(exception.what());
        if (is_number_word(text_, offset)) {
            message += "; JSON has no such number, write null or \"nan\", \"inf\", \"-inf\"";
        }
        error_ = Error{ErrorCode::syntax, std::move(message)};
        return false;
    }

    Result<Bytes> take() && {
        return error_ ? Result<Bytes>{fail(std::move(*error_))} : Result<Bytes>{std::move(bytes_)};
    }

private:
    struct Container {
        std::size_t count_at;
        std::uint32_t count;
    };

    /// One value more in the container around it.
    bool count() {
        if (!open_.empty()) {
            ++open_.back().count;
        }
        return true;
    }

    bool open(unsigned header) {
        if (open_.size() >= limits_.max_depth) {
            error_ = Error{ErrorCode::limit, "job: nested deeper than " +
                                                 std::to_string(limits_.max_depth) + " levels"};
            return false;
        }
        count();
        bytes_.push_back(static_cast<std::byte>(header));
        open_.push_back({bytes_.size(), 0});
        bytes_.resize(bytes_.size() + sizeof(std::uint32_t));
        return true;
    }

    /// A map's count is of its values: keys are not counted.
    bool close() {
        const auto [at, count] = open_.back();
        for (std::size_t i = 0; i < sizeof count; ++i) {
            bytes_[at + i] = static_cast<std::byte>(count >> (24U - 8U * i));
        }
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    const dataset::Limits& limits_;
    Bytes bytes_;
    ByteSink sink_{bytes_};
    Packer packer_{sink_};
    std::vector<Container> open_;
    std::optional<Error> error_;
};

}  // namespace

Result<Bytes> json_to_msgpack(std::string_view text, const dataset::Limits& limits) {
    if (text.size() > limits.max_body_bytes) {
        return fail(ErrorCode::limit, "job: got " + std::to_string(text.size()) +
                                          " bytes, expected at most " +
                                          std::to_string(limits.max_body_bytes));
    }
    MsgpackWriter writer{text, limits};
    static_cast<void>(
        nlohmann::json::sax_parse(text.begin(), text.end(), &writer));  // writer has the error
    return std::move(writer).take();
}

}  // namespace plotmill::payload
