#pragma once
// What the properties are tried on: any bytes, any text, and neighbours of what stands in the
// golden corpus (most random bytes fail at their first; a byte changed in a good message goes
// deep).

#include "tests/support/protocol_corpus.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace plotmill::test {

/// Before the first property of an executable: instead of rapidcheck's 100 tries, unless RC_PARAMS
/// says otherwise.
inline bool try_often(const char* params = "max_success=3000") {
    return ::setenv("RC_PARAMS", params, 0) == 0;
}

/// Holds for each try; else the smallest counterexample that was found is shown,
/// with the seed (RC_PARAMS="reproduce=…" plays it again).
template <typename Testable>
void holds(Testable&& testable) {
    CHECK(rc::check(std::forward<Testable>(testable)));
}

inline std::string any_bytes() {
    return *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

inline void append_utf8(std::string& text, std::uint32_t code) {
    const auto byte = [&text](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0U | code >> 6U);
        byte(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        byte(0xe0U | code >> 12U);
        byte(0x80U | (code >> 6U & 0x3fU));
        byte(0x80U | (code & 0x3fU));
    } else {
        byte(0xf0U | code >> 18U);
        byte(0x80U | (code >> 12U & 0x3fU));
        byte(0x80U | (code >> 6U & 0x3fU));
        byte(0x80U | (code & 0x3fU));
    }
}

/// UTF-8 of at most `most` characters from everywhere: control characters, quotes, astral planes.
inline std::string any_text(std::size_t most = 40) {
    const auto any_code = rc::gen::map(
        rc::gen::pair(rc::gen::inRange<std::uint32_t>(0, 5),
                      rc::gen::inRange<std::uint32_t>(0, 0x10ffff)),
        [](const std::pair<std::uint32_t, std::uint32_t>& drawn) {
            const std::uint32_t ends[] = {0x20, 0x80, 0x800, 0xd800, 0x110000};
            const std::uint32_t code = drawn.second % ends[drawn.first];
            return code >= 0xd800 && code < 0xe000 ? code - 0x1000 : code;  // no surrogate
        });
    const auto codes = *rc::gen::container<std::vector<std::uint32_t>>(any_code);
    std::string text;
    for (std::size_t i = 0; i < codes.size() && i < most; ++i) {
        append_utf8(text, codes[i]);
    }
    return text;
}

/// `text` with some bytes changed, taken out, put in or doubled.
inline std::string spoilt(std::string text) {
    const int times = *rc::gen::inRange(0, 6);
    for (int i = 0; i < times && !text.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        switch (*rc::gen::inRange(0, 5)) {
            case 0:
                text[at] = *rc::gen::arbitrary<char>();
                break;
            case 1:
                text.erase(at, *rc::gen::inRange<std::size_t>(1, 9));
                break;
            case 2:
                text.insert(at, any_bytes());
                break;
            case 3:
                text.insert(at, text.substr(at, *rc::gen::inRange<std::size_t>(1, 30)));
                break;
            default:
                text.resize(at);
        }
    }
    return text;
}

template <typename T>
const T& one_of(const std::vector<T>& choices) {
    return choices[*rc::gen::inRange<std::size_t>(0, choices.size())];
}

}  // namespace plotmill::test
