// common/wire against the golden corpus of messages, which the Python tests read as well.

#include "digest/digest.hpp"
#include "tests/support/protocol_corpus.hpp"
#include "wire/envelope.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace plotmill;
using namespace plotmill::test;
using nlohmann::json;

namespace {

/// What a header means, every field said; or the Error.
Result<json> read_again(const std::string& dialogue, const std::string& header) {
    const auto encoded = [](const auto& decoded) -> Result<json> {
        if (!decoded) {
            return fail(decoded.error());
        }
        return std::visit([](const auto& message) { return json::parse(wire::encode(message)); },
                          *decoded);
    };
    if (dialogue == "from_producer") {
        return encoded(wire::decode_from_producer(header));
    }
    if (dialogue == "to_producer") {
        return encoded(wire::decode_to_producer(header));
    }
    if (dialogue == "from_worker") {
        return encoded(wire::decode_from_worker(header));
    }
    return encoded(wire::decode_to_worker(header));
}

constexpr const char* dialogues[] = {"from_producer", "to_producer", "from_worker", "to_worker"};

template <typename Variant, std::size_t... I>
std::set<std::string> commands_of(std::index_sequence<I...> /*all*/) {
    return {std::string{wire::command<std::variant_alternative_t<I, Variant>>()}...};
}
template <typename Variant>
std::set<std::string> commands_of() {
    return commands_of<Variant>(std::make_index_sequence<std::variant_size_v<Variant>>{});
}
std::set<std::string> commands_of(std::string_view dialogue) {
    return dialogue == "from_producer" ? commands_of<wire::FromProducer>()
           : dialogue == "to_producer" ? commands_of<wire::ToProducer>()
           : dialogue == "from_worker" ? commands_of<wire::FromWorker>()
                                       : commands_of<wire::ToWorker>();
}

std::string header_text(const corpus_json& refused) {
    if (refused.contains("hex")) {
        return from_hex(refused["hex"].get<std::string>());
    }
    if (refused.contains("repeat")) {
        std::string text;
        for (int i = 0; i < refused["repeat"]["times"].get<int>(); ++i) {
            text += refused["repeat"]["text"].get<std::string>();
        }
        return text;
    }
    return refused.at("text").get<std::string>();
}

}  // namespace

TEST_CASE("every command of every dialogue has a message in the corpus") {
    for (const std::string dialogue : dialogues) {
        std::set<std::string> found;
        for (const CorpusFile& file : corpus("messages/" + dialogue)) {
            found.insert(file.content.at("header").at("cmd").get<std::string>());
        }
        INFO("add it to tests/protocol/messages/" << dialogue);
        CHECK(found == commands_of(dialogue));
    }
}

TEST_CASE("each message of the corpus is read and written as it stands there") {
    for (const std::string dialogue : dialogues) {
        for (const CorpusFile& file : corpus("messages/" + dialogue)) {
            INFO(file.path);
            const json header = file.content.at("header");
            const json meant = file.content.value("means", file.content.at("header"));
            const auto again = read_again(dialogue, header.dump());
            INFO((again ? std::string{} : again.error().message));
            REQUIRE(again);
            CHECK(*again == meant);
        }
    }
}

TEST_CASE("a field that is left out has its default or is asked for by its name") {
    for (const std::string dialogue : dialogues) {
        for (const CorpusFile& file : corpus("messages/" + dialogue)) {
            const json whole = file.content.at("header");
            for (const auto& [name, value] : whole.items()) {
                json header = whole;
                header.erase(name);
                const auto again = read_again(dialogue, header.dump());
                INFO(file.path << " without " << name);
                const bool is_default = again && again->contains(name);
                const bool is_missed = !again && again.error().code == ErrorCode::missing &&
                                       again.error().message.find(name) != std::string::npos;
                // Of a large body or of pictures as bytes, and in no other message.
                const bool is_absent =
                    again && (name == "sizes" || name == "deliver" || name.starts_with("file") ||
                              (name == "sha256" && header.at("cmd") == "ASSIGN"));
                CHECK((is_default || is_missed || is_absent));
            }
        }
    }
}

TEST_CASE("no message may have a field more, or one of another type") {
    for (const std::string dialogue : dialogues) {
        for (const CorpusFile& file : corpus("messages/" + dialogue)) {
            const json whole = file.content.at("header");
            json more = whole;
            more["surplus"] = 1;
            INFO(file.path);
            const auto refused = read_again(dialogue, more.dump());
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == ErrorCode::unknown_key);
            for (const auto& [name, value] : whole.items()) {
                json other = whole;
                other[name] = value.is_object() ? json("x") : json::object();
                INFO(name);
                CHECK_FALSE(read_again(dialogue, other.dump()));
            }
        }
    }
}

TEST_CASE("each header of the corpus that is wrong is refused with its word and its sentence") {
    for (const std::string dialogue : dialogues) {
        for (CorpusFile& file : corpus("refused/" + dialogue)) {
            INFO(file.path);
            const auto decoded = read_again(dialogue, header_text(file.content));
            REQUIRE_FALSE(decoded);
            check_refusal(file, word(decoded.error().code), decoded.error().message);
        }
    }
}

TEST_CASE("the digest of a body is over each frame's length and bytes") {
    for (const std::string folder : {"bodies/accepted", "bodies/refused"}) {
        for (const CorpusFile& file : corpus(folder)) {
            INFO(file.path);
            const auto frames = frames_of(file.content);
            CHECK(digest::body_sha256(views_of(frames)) ==
                  file.content.at("sha256").get<std::string>());
        }
    }
}
