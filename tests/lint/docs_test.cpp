// What the documents say must be what the code says, where a program can tell.

#include "base/error.hpp"
#include "wire/envelope.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

using namespace plotmill;

namespace {

std::string read(const std::string& name) {
    std::ifstream in{std::string{PLOTMILL_SOURCE_DIR} + "/" + name};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The names in calls of section.read…("name", …).
std::set<std::string> keys_read_in(const std::string& source) {
    const std::string text = read(source);
    const std::regex call{
        R"re((?:section\.(?:read\w*|section)\(|read_count\(section,)\s*"(\w+)")re"};
    std::set<std::string> keys;
    for (std::sregex_iterator each{text.begin(), text.end(), call}, end; each != end; ++each) {
        keys.insert((*each)[1]);
    }
    return keys;
}

/// The keys of a section of deploy/plotmill.yaml that have a sentence: beside them, or above the
/// lines that they stand among.
std::set<std::string> documented_keys(const std::string& section) {
    std::istringstream lines{read("deploy/plotmill.yaml")};
    std::set<std::string> keys;
    const std::regex key{R"(  (\w+):.*)"};
    bool is_inside = false;
    bool has_sentence = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line[0] != ' ' && line[0] != '#') {
            is_inside = line == section + ":";
        }
        std::smatch match;
        has_sentence = !line.empty() && (has_sentence || line.find('#') != std::string::npos);
        if (is_inside && has_sentence && std::regex_match(line, match, key)) {
            keys.insert(match[1]);
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("every setting that a program reads is explained in deploy/plotmill.yaml") {
    REQUIRE(keys_read_in("worker/worker_config.cpp").size() > 20);
    std::set<std::string> missing = keys_read_in("worker/worker_config.cpp");
    missing.erase("log_level");  // it says itself what it is
    for (const std::string& key : documented_keys("worker")) {
        missing.erase(key);
    }
    CHECK(missing == std::set<std::string>{});
    missing = keys_read_in("broker/broker_config.cpp");
    for (const std::string& key : documented_keys("broker")) {
        missing.erase(key);
    }
    CHECK(missing == std::set<std::string>{});
}

TEST_CASE("docs/protocol.md lists every error word, and no other") {
    const std::string text = read("docs/protocol.md");
    std::set<std::string> documented;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("| E_")) {
            documented.insert(line.substr(2, line.find(' ', 2) - 2));
        }
    }
    std::set<std::string> known;
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        known.emplace(word(static_cast<ErrorCode>(i)));
    }
    REQUIRE(documented == known);
}

TEST_CASE("docs/protocol.md has a row for every command") {
    const std::string text = read("docs/protocol.md");
    for (const auto command :
         {wire::command<wire::Hello>(),         wire::command<wire::Submit>(),
          wire::command<wire::Watch>(),         wire::command<wire::StatusRequest>(),
          wire::command<wire::Ping>(),          wire::command<wire::Welcome>(),
          wire::command<wire::Accepted>(),      wire::command<wire::Refused>(),
          wire::command<wire::Busy>(),          wire::command<wire::JobResult>(),
          wire::command<wire::UnknownJobs>(),   wire::command<wire::Pong>(),
          wire::command<wire::Resync>(),        wire::command<wire::Ready>(),
          wire::command<wire::Credit>(),        wire::command<wire::Done>(),
          wire::command<wire::Failed>(),        wire::command<wire::Crashed>(),
          wire::command<wire::Returned>(),      wire::command<wire::Heartbeat>(),
          wire::command<wire::Bye>(),           wire::command<wire::Assign>(),
          wire::command<wire::Settled>(),       wire::command<wire::Revoked>(),
          wire::command<wire::CancelJob>(),     wire::command<wire::ShowJob>(),
          wire::command<wire::ListDead>(),      wire::command<wire::RetryDead>(),
          wire::command<wire::DropDead>(),      wire::command<wire::PauseQueue>(),
          wire::command<wire::ResumeQueue>(),   wire::command<wire::ShowBatch>(),
          wire::command<wire::ManageWorkers>(), wire::command<wire::Manage>(),
          wire::command<wire::ListMeasured>(),  wire::command<wire::Answer>(),
          wire::command<wire::StopJob>(),       wire::command<wire::ShowProcesses>(),
          wire::command<wire::Chunk>(),         wire::command<wire::Continue>(),
          wire::command<wire::Fetch>(),         wire::command<wire::FetchedChunk>(),
          wire::command<wire::Subscribe>(),     wire::command<wire::EventCredit>(),
          wire::command<wire::Unsubscribe>(),   wire::command<wire::EventNotice>()}) {
        INFO(command);
        REQUIRE(text.find("| " + std::string{command} + " |") != std::string::npos);
    }
}

TEST_CASE("docs/protocol.md has a row for every event") {
    const std::string text = read("docs/protocol.md");
    for (std::size_t i = 0; i < wire::event_kinds; ++i) {
        const std::string_view kind = wire::word(static_cast<wire::EventKind>(i));
        INFO(kind);
        REQUIRE_FALSE(kind.empty());
        REQUIRE(text.find("| " + std::string{kind} + " |") != std::string::npos);
    }
}

TEST_CASE("the README starts with the two commands, and they are goals of the Makefile") {
    const std::string readme = read("README.md");
    const std::string makefile = read("Makefile");
    REQUIRE(readme.find("make demo") < 1500);
    REQUIRE(readme.find("make test") < 1500);
    REQUIRE(makefile.find("\ndemo:") != std::string::npos);
    REQUIRE(makefile.find("\ntest:") != std::string::npos);
}
