#include "broker/net/json_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace plotmill::broker {
namespace {

constexpr std::size_t surely_finite_bytes = 300;  // digits of a number without an exponent

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/// −1: no hex digit.
int hex_value(char c) noexcept {
    if (is_digit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

class JsonCheck {
public:
    explicit JsonCheck(std::string_view text) : at_{text.data()}, end_{at_ + text.size()} {}

    bool run() {
        skip_spaces();
        if (peek() != '{' || !value()) {
            return false;
        }
        while (!open_.empty()) {
            if (!next()) {
                return false;
            }
        }
        skip_spaces();
        return at_ == end_;
    }

private:
    [[nodiscard]] char peek() const noexcept { return at_ == end_ ? '\0' : *at_; }
    bool take(char expected) noexcept {
        if (peek() != expected) {
            return false;
        }
        ++at_;
        return true;
    }
    void skip_spaces() noexcept { at_ = std::find_if_not(at_, end_, is_space); }

    /// A scalar as a whole; of an object or a list its beginning, up to its first value or its end.
    bool value() {
        skip_spaces();
        switch (peek()) {
            case '{':
                ++at_;
                skip_spaces();
                return take('}') || (open('}') && name());
            case '[':
                ++at_;
                skip_spaces();
                return take(']') || (open(']') && value());
            case '"':
                return text();
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }
    bool open(char end) {
        open_ += end;
        return true;
    }
    /// Behind a value of what is open: its end, or the next value.
    bool next() {
        skip_spaces();
        if (take(open_.back())) {
            open_.pop_back();
            return true;
        }
        return take(',') && (open_.back() == '}' ? name() : value());
    }
    bool name() {
        skip_spaces();
        if (!text()) {
            return false;
        }
        skip_spaces();
        return take(':') && value();
    }
    bool word(std::string_view word) noexcept {
        const auto left = static_cast<std::size_t>(end_ - at_);
        const bool is_it = std::string_view{at_, left}.substr(0, word.size()) == word;
        at_ += is_it ? word.size() : 0;
        return is_it;
    }
    bool text() noexcept {
        if (!take('"')) {
            return false;
        }
        for (;;) {
            at_ = std::find_if(at_, end_, [](char c) {
                return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
            });
            if (take('"')) {
                return true;
            }
            if (!take('\\') || !escape()) {
                return false;
            }
        }
    }
    bool escape() noexcept {
        const char c = peek();
        at_ += at_ == end_ ? 0 : 1;
        if (c != 'u') {
            return c != '\0' && std::string_view{"\"\\/bfnrt"}.find(c) != std::string_view::npos;
        }
        const int first = code_unit();
        const bool is_high = first >= 0xd800 && first < 0xdc00;
        if (!is_high) {
            return first >= 0 && (first < 0xdc00 || first > 0xdfff);
        }
        if (!take('\\') || !take('u')) {
            return false;
        }
        const int second = code_unit();
        return second >= 0xdc00 && second <= 0xdfff;
    }
    int code_unit() noexcept {
        int unit = 0;
        for (int i = 0; i < 4; ++i) {
            const int digit = hex_value(peek());
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
            ++at_;
        }
        return unit;
    }
    bool digits() noexcept {
        const char* const begin = at_;
        at_ = std::find_if_not(at_, end_, is_digit);
        return at_ != begin;
    }
    bool number() {
        const char* const begin = at_;
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        const bool has_exponent = take('e') || take('E');
        if (has_exponent) {
            static_cast<void>(take('+') || take('-'));
            if (!digits()) {
                return false;
            }
        }
        const auto bytes = static_cast<std::size_t>(at_ - begin);
        return (!has_exponent && bytes <= surely_finite_bytes) ||
               std::isfinite(std::strtod(std::string{begin, bytes}.c_str(), nullptr));
    }

    const char* at_;
    const char* end_;
    std::string open_{};  // how each that is open ends
};

}  // namespace

bool is_json_object(std::string_view text) {
    return JsonCheck{text}.run() && is_utf8(text);
}

}  // namespace plotmill::broker
