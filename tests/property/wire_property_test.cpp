// Messages: what is written is read, and anything else is refused with one word.

#include "base/utf8.hpp"
#include "generators.hpp"
#include "output/path.hpp"
#include "wire/envelope.hpp"

using namespace plotmill;
using namespace plotmill::test;

namespace {

double any_seconds(double most) {
    return most * *rc::gen::inRange(0, 1'000'001) / 1'000'000;
}
std::uint64_t any_number() {
    return *rc::gen::inRange<std::uint64_t>(0, wire::max_token + 1);
}

wire::Submit any_submit() {
    wire::Submit submit;
    submit.request = any_number();
    submit.key = any_text();
    submit.queue = any_text();
    submit.priority =
        *rc::gen::element(wire::Priority::high, wire::Priority::normal, wire::Priority::low);
    submit.delay_s = any_seconds(wire::max_delay_s);
    submit.expires_s = any_seconds(wire::max_delay_s);
    submit.time_limit_s = any_seconds(wire::max_time_limit_s);
    submit.max_attempts = *rc::gen::inRange(1, wire::max_attempts_limit + 1);
    submit.on_duplicate = *rc::gen::element(wire::OnDuplicate::join, wire::OnDuplicate::reject,
                                            wire::OnDuplicate::latest);
    const int outputs = *rc::gen::inRange(0, 5);
    for (int i = 0; i < outputs; ++i) {
        submit.outputs.push_back(any_text());
    }
    submit.bytes = any_number();
    submit.sha256 = any_text(16);
    submit.resend = *rc::gen::arbitrary<bool>();
    submit.batch = any_text();
    return submit;
}

/// Reads with the decoder of one dialogue, writes again; the Error's word when it is refused.
template <typename Decoded>
std::string written_again(Decoded&& decoded) {
    if (!decoded) {
        RC_ASSERT(error_code_from_word(word(decoded.error().code)) == decoded.error().code);
        RC_ASSERT(!decoded.error().message.empty());
        RC_ASSERT(is_utf8(decoded.error().message));
        return {};
    }
    return std::visit([](const auto& message) { return wire::encode(message); }, *decoded);
}

std::vector<std::string> headers_of(const std::string& folder) {
    std::vector<std::string> headers;
    for (const CorpusFile& file : corpus("messages/" + folder)) {
        headers.push_back(file.content.at("header").dump());
    }
    return headers;
}

}  // namespace

TEST_CASE("any SUBMIT that is within its limits is read as it was written", "[property]") {
    holds([] {
        const wire::Submit submit = any_submit();
        const auto decoded = wire::decode_from_producer(wire::encode(submit));
        RC_ASSERT(decoded.has_value());
        const auto& again = std::get<wire::Submit>(*decoded);
        RC_ASSERT(again.request == submit.request);
        RC_ASSERT(again.key == submit.key);
        RC_ASSERT(again.queue == submit.queue);
        RC_ASSERT(again.priority == submit.priority);
        RC_ASSERT(again.delay_s == submit.delay_s);
        RC_ASSERT(again.expires_s == submit.expires_s);
        RC_ASSERT(again.time_limit_s == submit.time_limit_s);
        RC_ASSERT(again.max_attempts == submit.max_attempts);
        RC_ASSERT(again.on_duplicate == submit.on_duplicate);
        RC_ASSERT(again.outputs == submit.outputs);
        RC_ASSERT(again.bytes == submit.bytes);
        RC_ASSERT(again.sha256 == submit.sha256);
        RC_ASSERT(again.resend == submit.resend);
        RC_ASSERT(again.batch == submit.batch);
    });
}

TEST_CASE("any leases and any sentence survive the wire", "[property]") {
    holds([] {
        wire::Ready ready{.worker = any_text(),
                          .host = any_text(),
                          .pid = any_number(),
                          .slots = any_number(),
                          .renderer = any_text(),
                          .leases = {}};
        const int leases = *rc::gen::inRange(0, 20);
        for (int i = 0; i < leases; ++i) {
            ready.leases.push_back({JobId{any_number()}, Token{any_number()}});
        }
        const auto decoded = wire::decode_from_worker(wire::encode(ready));
        RC_ASSERT(decoded.has_value());
        const auto& again = std::get<wire::Ready>(*decoded);
        RC_ASSERT(again.worker == ready.worker);
        RC_ASSERT(again.leases.size() == ready.leases.size());
        for (std::size_t i = 0; i < ready.leases.size(); ++i) {
            RC_ASSERT(again.leases[i].id == ready.leases[i].id);
            RC_ASSERT(again.leases[i].token == ready.leases[i].token);
        }
        const wire::Failed failed{{JobId{any_number()}, Token{any_number()}},
                                  static_cast<ErrorCode>(*rc::gen::inRange(0, 35)),
                                  any_text(),
                                  *rc::gen::arbitrary<bool>()};
        const auto told = wire::decode_from_worker(wire::encode(failed));
        RC_ASSERT(told.has_value());
        RC_ASSERT(std::get<wire::Failed>(*told).code == failed.code);
        RC_ASSERT(std::get<wire::Failed>(*told).message == failed.message);
    });
}

TEST_CASE(
    "any bytes as a header are read, and then written as what they mean, or refused with one word",
    "[property]") {
    const auto from_producer = headers_of("from_producer");
    const auto from_worker = headers_of("from_worker");
    const auto to_producer = headers_of("to_producer");
    holds([&] {
        const std::string any =
            *rc::gen::arbitrary<bool>() ? any_bytes() : spoilt(one_of(from_producer));
        if (const auto meant = written_again(wire::decode_from_producer(any)); !meant.empty()) {
            RC_ASSERT(written_again(wire::decode_from_producer(meant)) == meant);
        }
        if (const auto meant = written_again(wire::decode_from_worker(spoilt(one_of(from_worker))));
            !meant.empty()) {
            RC_ASSERT(written_again(wire::decode_from_worker(meant)) == meant);
        }
        if (const auto meant = written_again(wire::decode_to_producer(spoilt(one_of(to_producer))));
            !meant.empty()) {
            RC_ASSERT(written_again(wire::decode_to_producer(meant)) == meant);
        }
    });
}
