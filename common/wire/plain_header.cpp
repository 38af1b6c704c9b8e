#include "wire/plain_header.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace plotmill::wire {
namespace {

using nlohmann::json;

constexpr std::size_t usual_fields = 16;
constexpr std::size_t most_fields = 32;  // each is compared with those before it
constexpr std::size_t most_digits = 18;  // fits into 64 bits

bool needs_no_escape(char c) noexcept {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}
bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

class PlainReader {
public:
    explicit PlainReader(std::string_view text) : at_{text.data()}, end_{at_ + text.size()} {}

    std::optional<HeaderFields> read() {
        HeaderFields fields;
        fields.reserve(usual_fields);
        bool is_good = take('{');
        do {
            is_good = is_good && read_field(fields);
        } while (is_good && take(','));
        if (!is_good || !take('}') || at_ != end_) {
            return std::nullopt;
        }
        return fields;
    }

private:
    void skip_spaces() noexcept {
        while (at_ != end_ && *at_ == ' ') {
            ++at_;
        }
    }
    bool take(char expected) noexcept {
        skip_spaces();
        if (at_ == end_ || *at_ != expected) {
            return false;
        }
        ++at_;
        return true;
    }
    bool take_word(std::string_view word) noexcept {
        const auto left = static_cast<std::size_t>(end_ - at_);
        if (std::string_view{at_, left}.substr(0, word.size()) != word) {
            return false;
        }
        at_ += word.size();
        return true;
    }
    bool read_field(HeaderFields& fields) {
        const auto name = take('"') ? read_text() : std::nullopt;
        if (!name || fields.size() == most_fields || !take(':') ||
            std::any_of(fields.begin(), fields.end(),
                        [&](const HeaderField& field) { return field.name == *name; })) {
            return false;
        }
        auto& field = fields.emplace_back(HeaderField{*name, nullptr});
        return take('[') ? read_list(field.value) : read_scalar(field.value);
    }
    bool read_list(json& list) {
        list = json::array();
        if (take(']')) {
            return true;
        }
        do {
            json entry;
            if (!read_scalar(entry)) {
                return false;
            }
            list.push_back(std::move(entry));
        } while (take(','));
        return take(']');
    }
    bool read_scalar(json& value) {
        if (take('"')) {
            const auto text = read_text();
            if (text) {
                value = *text;
            }
            return text.has_value();
        }
        if (at_ != end_ && is_digit(*at_)) {
            return read_number(value);
        }
        if (take_word("true")) {
            value = true;
            return true;
        }
        if (take_word("false")) {
            value = false;
            return true;
        }
        return false;
    }
    /// Behind its opening quotation mark.
    std::optional<std::string_view> read_text() noexcept {
        const char* const begin = at_;
        at_ = std::find_if_not(at_, end_, needs_no_escape);
        if (at_ == end_ || *at_ != '"') {
            return std::nullopt;
        }
        const std::string_view text{begin, static_cast<std::size_t>(at_ - begin)};
        ++at_;
        return text;
    }
    bool read_number(json& value) {
        const char* const begin = at_;
        at_ = std::find_if_not(at_, end_, is_digit);
        const auto digits = static_cast<std::size_t>(at_ - begin);
        const bool is_whole =
            at_ == end_ || *at_ == ',' || *at_ == '}' || *at_ == ']' || *at_ == ' ';
        if (!is_whole || digits > most_digits || (*begin == '0' && digits > 1)) {
            return false;
        }
        std::uint64_t number = 0;
        std::from_chars(begin, at_, number);
        value = number;
        return true;
    }

    const char* at_;
    const char* end_;
};

}  // namespace

std::optional<HeaderFields> read_plain_header(std::string_view header) {
    return PlainReader{header}.read();
}

}  // namespace plotmill::wire
