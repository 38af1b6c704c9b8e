// The producer's session plays the dialogues of the golden corpus; the Python tests play the same.

#include "clients/cpp/session.hpp"
#include "tests/support/protocol_corpus.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::test;
using transport::Frame;
using transport::Message;

namespace {

/// What `part` says, `whole` says too.
bool says(const nlohmann::json& whole, const nlohmann::json& part) {
    return std::all_of(part.items().begin(), part.items().end(), [&](const auto& item) {
        return whole.contains(item.key()) && whole[item.key()] == item.value();
    });
}

class Play {
public:
    void step(const corpus_json& step) {
        if (step.contains("submit")) {
            submit(step);
        } else if (step.contains("ask")) {
            ask(step["ask"]);
        } else if (step.contains("hears")) {
            hear(step);
        } else if (step.contains("after_s")) {
            now_ += std::chrono::duration_cast<milliseconds>(
                std::chrono::duration<double>{step["after_s"].get<double>()});
            session_.check_silence(now_);
        } else if (step.contains("sends")) {
            check_sent(step["sends"]);
        } else {
            check_ends(step.at("ends"));
        }
    }

private:
    void submit(const corpus_json& step) {
        const auto body = corpus("bodies/accepted");
        const auto typed = std::find_if(body.begin(), body.end(), [](const CorpusFile& file) {
            return file.name == "typed_columns";
        });
        nlohmann::json header = step.value("with", corpus_json::object());
        header["cmd"] = "SUBMIT";
        header["req"] = 0;
        header["key"] = step["submit"];
        for (const char* field : {"outputs", "bytes", "sha256"}) {
            header[field] = typed->content[field];
        }
        auto decoded = wire::decode_from_producer(header.dump());
        REQUIRE(decoded);
        client::Job job{std::get<wire::Submit>(*decoded), {}};
        for (const std::string& frame : frames_of(typed->content)) {
            job.body.emplace_back(std::string_view{frame});
        }
        session_.submit(std::move(job), now_);
    }

    void ask(const corpus_json& question) {
        nlohmann::json header = question;
        header["req"] = 0;
        auto decoded = wire::decode_from_producer(header.dump());
        REQUIRE(decoded);
        std::visit(
            [this](auto& message) {
                if constexpr (std::is_constructible_v<client::Question, decltype(message)>) {
                    session_.ask(message, now_);
                } else {
                    FAIL("not a question");
                }
            },
            *decoded);
    }

    void hear(const corpus_json& step) {
        Message message;
        message.frames.emplace_back(std::string_view{step["hears"].dump()});
        if (step.contains("frame")) {
            message.frames.emplace_back(std::string_view{step["frame"].dump()});
        }
        session_.receive(message, now_);
    }

    void check_sent(const corpus_json& expected) {
        std::vector<nlohmann::json> sent;
        while (const auto message = session_.next(now_)) {
            sent.push_back(nlohmann::json::parse(message->frames.front().text()));
        }
        INFO("sent " << nlohmann::json(sent));
        REQUIRE(sent.size() == expected.size());
        for (std::size_t i = 0; i < sent.size(); ++i) {
            CHECK(says(sent[i], expected[i]));
        }
    }

    void check_ends(const corpus_json& expected) {
        nlohmann::json ends = nlohmann::json::array();
        for (const client::Event& event : session_.take_events()) {
            if (const auto* ended = std::get_if<client::JobEnded>(&event)) {
                ends.push_back({{"req", ended->request}, {"state", wire::word(ended->state)}});
            } else if (const auto* none = std::get_if<client::NoResult>(&event)) {
                ends.push_back({{"req", none->request}, {"code", word(none->error.code)}});
            } else if (const auto* answer = std::get_if<client::StatusArrived>(&event)) {
                ends.push_back(
                    {{"req", answer->request}, {"answer", nlohmann::json::parse(answer->report)}});
            }
        }
        CHECK(ends == nlohmann::json(expected));
    }

    client::Session session_{{.name = "corpus",
                              .connect_timeout = milliseconds{10'000},
                              .outage_timeout = milliseconds{300'000}}};
    TimePoint now_{std::chrono::hours{1}};
};

}  // namespace

TEST_CASE("a session plays every dialogue of the corpus as it stands there", "[clients]") {
    for (const CorpusFile& file : corpus("dialogues")) {
        Play play;
        std::size_t number = 0;
        for (const auto& step : file.content.at("steps")) {
            INFO(file.path << ", step " << number << ": " << step);
            play.step(step);
            ++number;
        }
    }
}
