// A job's body: any bytes are a job or are refused with one word, and cost memory in proportion.
// operator new is counted here: an executable of its own.

#include "base/utf8.hpp"
#include "generators.hpp"
#include "tests/support/counted_allocations.hpp"
#include "wire/payload/body.hpp"

using namespace plotmill;
using namespace plotmill::test;

namespace {

[[maybe_unused]] const bool tries_are_many = try_often();

std::vector<std::vector<std::string>> bodies_of(const std::string& folder) {
    std::vector<std::vector<std::string>> bodies;
    for (const CorpusFile& file : corpus(folder)) {
        bodies.push_back(frames_of(file.content));
    }
    return bodies;
}

std::size_t bytes_of(const std::vector<std::string>& frames) {
    std::size_t bytes = 0;
    for (const std::string& frame : frames) {
        bytes += frame.size();
    }
    return bytes;
}

}  // namespace

TEST_CASE("any bytes as a job are accepted or refused with one word, within bounded memory",
          "[property]") {
    auto bodies = bodies_of("bodies/accepted");
    for (auto& refused : bodies_of("bodies/refused")) {
        bodies.push_back(std::move(refused));
    }
    holds([&] {
        auto frames = one_of(bodies);
        frames.front() = *rc::gen::inRange(0, 4) == 0 ? any_bytes() : spoilt(frames.front());
        const auto views = views_of(frames);
        const std::size_t before = test::allocations().bytes;
        const auto body = payload::decode_body(views, "k", {});
        const std::size_t cost = test::allocations().bytes - before;
        constexpr std::size_t once = std::size_t{1} << 20;
        constexpr std::size_t per_byte = 256;  // a chart's parsed options, most of all
        RC_ASSERT(cost <= once + per_byte * bytes_of(frames));
        if (!body) {
            RC_ASSERT(error_code_from_word(word(body.error().code)) == body.error().code);
            RC_ASSERT(body.error().code != ErrorCode::internal);
            RC_ASSERT(is_utf8(body.error().message));
            RC_ASSERT(!body.error().message.empty());
        }
    });
}

TEST_CASE("any bytes as a text come out as they are or not at all", "[property]") {
    holds([] {
        const std::string text = *rc::gen::arbitrary<bool>() ? any_bytes() : spoilt(any_text());
        RC_PRE(text.size() < 256);
        std::string job{
            "\x82\xa4"
            "data\x81\xa6values\x91\x91\x01\xa6"
            "folder\xd9"};
        job += static_cast<char>(text.size());
        job += text;
        const std::vector<std::string> frames{job};
        const auto body = payload::decode_raw(views_of(frames), {});
        RC_ASSERT(body.has_value() == is_utf8(text));
        if (body) {
            RC_ASSERT(body->folder == text);
        } else {
            RC_ASSERT(body.error().code == ErrorCode::utf8);
        }
    });
}
