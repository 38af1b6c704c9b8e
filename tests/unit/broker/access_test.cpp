// Who may come in, as the files say: broker/access and common/keys.

#include "broker/access/access_list.hpp"
#include "broker/access/doorkeeper.hpp"
#include "keys/key_files.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>

namespace plotmill::test {
namespace {

using namespace broker;

const std::string key_a(40, 'a');
const std::string key_b(40, 'b');

std::string list_problem(const std::string& text) {
    const auto list = AccessList::parse(text, "c.yaml");
    return list ? "" : list.error().message;
}

std::string entry(const std::string& name, const std::string& key, const std::string& rest) {
    return "  " + name + ":\n    public_key: \"" + key + "\"\n" + rest;
}

mode_t mode_of_file(const std::string& path) {
    struct stat file {};
    REQUIRE(::stat(path.c_str(), &file) == 0);
    return file.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a list says of every key who comes with it and what he may do", "[access]") {
    const auto list = AccessList::parse(
        "clients:\n" +
            entry("nightly", key_a,
                  "    roles: producer\n    output_prefix: n/ightly\n    max_jobs: 5\n"
                  "    max_queued: 1MiB\n") +
            entry("boss", key_b, "    roles: operator, worker\n"),
        "c.yaml");
    REQUIRE(list);
    const KnownClient* nightly = list->find_key(key_a);
    REQUIRE(nightly != nullptr);
    CHECK(nightly == list->find_name("nightly"));
    CHECK(nightly->grant.may_submit);
    CHECK_FALSE(nightly->grant.may_operate);
    CHECK_FALSE(nightly->is_worker);
    CHECK(nightly->grant.name_space == "nightly");
    CHECK(nightly->grant.output_prefix == "n/ightly");
    CHECK(nightly->grant.max_jobs == 5);
    CHECK(nightly->grant.max_queued_bytes == 1U << 20U);
    const KnownClient* boss = list->find_name("boss");
    REQUIRE(boss != nullptr);
    CHECK(boss->is_worker);
    CHECK(boss->is_producer);
    CHECK_FALSE(boss->grant.may_submit);
    CHECK(boss->grant.name_space.empty());  // whatever it says itself
    CHECK(list->find_key(std::string(40, 'c')) == nullptr);
}

TEST_CASE("a list with a mistake is refused, and the sentence names it", "[access]") {
    CHECK_THAT(list_problem("clients:\n" + entry("a", "short", "    roles: producer\n")),
               Catch::Contains("clients.a.public_key: got 'short', expected 40 characters"));
    CHECK_THAT(list_problem("clients:\n" + entry("a", key_a, "    roles: king\n")),
               Catch::Contains("clients.a.roles: got 'king', expected producer, worker"));
    CHECK_THAT(list_problem("clients:\n" + entry("a", key_a, "")),
               Catch::Contains("clients.a.roles: got none"));
    CHECK_THAT(list_problem("clients:\n" + entry("a", key_a, "    roles: worker\n") +
                            entry("b", key_a, "    roles: worker\n")),
               Catch::Contains("clients.b.public_key: got that of 'a'"));
    CHECK_THAT(list_problem("clients:\n" + entry("a", key_a,
                                                 "    roles: producer\n"
                                                 "    output_prefix: ../up\n")),
               Catch::Contains("clients.a.output_prefix"));
    CHECK_THAT(list_problem("clients:\n" + entry("a", key_a, "    roles: producer\n    rols: x\n")),
               Catch::Contains("rols"));
}

TEST_CASE("a key file is its owner's only, and is never overwritten", "[access]") {
    const TempDir dir;
    const transport::KeyPair pair = transport::make_key_pair();
    const std::string path = dir.file("broker.key");
    const auto public_file = keys::write_key_pair(path, pair);
    REQUIRE(public_file);
    CHECK(*public_file == dir.file("broker.pub"));
    CHECK(mode_of_file(path) == 0600);
    CHECK(mode_of_file(*public_file) == 0644);
    CHECK(keys::read_key_pair(path)->secret_key == pair.secret_key);
    CHECK(*keys::read_public_key(*public_file) == pair.public_key);
    CHECK(*keys::read_public_key(pair.public_key) == pair.public_key);
    CHECK_FALSE(keys::write_key_pair(path, transport::make_key_pair()));
    CHECK(keys::read_key_pair(path)->secret_key == pair.secret_key);

    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    const auto exposed = keys::read_key_pair(path);
    REQUIRE_FALSE(exposed);
    CHECK_THAT(exposed.error().message, Catch::Contains("got mode 0640, expected 0600"));
    CHECK(exposed.error().message.find(pair.secret_key) == std::string::npos);
}

TEST_CASE("a key file with halves of two pairs, or with something else, is refused", "[access]") {
    const TempDir dir;
    const std::string path = dir.file("k");
    const auto write = [&](const std::string& text) {
        std::ofstream{path} << text;
        REQUIRE(::chmod(path.c_str(), 0600) == 0);
        const auto pair = keys::read_key_pair(path);
        REQUIRE_FALSE(pair);
        return pair.error().message;
    };
    const transport::KeyPair one = transport::make_key_pair();
    const transport::KeyPair two = transport::make_key_pair();
    CHECK_THAT(write("public: " + one.public_key + "\nsecret: " + two.secret_key + "\n"),
               Catch::Contains("halves of two pairs"));
    CHECK_THAT(write("public: " + one.public_key + "\n"), Catch::Contains("no line 'secret: KEY'"));
    CHECK_THAT(write("hello\n"), Catch::Contains("got another line"));
    CHECK_THAT(write(std::string(5000, '#')), Catch::Contains("more than 4096 bytes"));
}

TEST_CASE("a client needs both keys or none, a broker both files or none", "[access]") {
    CHECK_FALSE(keys::read_client_keys({})->has_value());
    CHECK_THAT(keys::read_client_keys({.own_key_file = "x"}).error().message,
               Catch::Contains("got only our own key"));
    CHECK(check(AccessSettings{}));
    CHECK_THAT(check(AccessSettings{.curve_key = "x"}).error().message,
               Catch::Contains("got only curve_key, expected both"));
}

TEST_CASE("a list that others could change is refused", "[access]") {
    const TempDir dir;
    const std::string path = dir.file("clients.yaml");
    std::ofstream{path} << "clients: {}\n";
    REQUIRE(::chmod(path.c_str(), 0644) == 0);
    CHECK(AccessList::load(path));
    REQUIRE(::chmod(path.c_str(), 0664) == 0);
    CHECK_THAT(AccessList::load(path).error().message,
               Catch::Contains("got a file that others can change"));
}

TEST_CASE("deploy/clients.yaml is a list, and lets nobody in", "[access]") {
    std::ifstream file{PLOTMILL_SOURCE_DIR "/deploy/clients.yaml"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto list = AccessList::parse(text, "clients.yaml");
    REQUIRE(list);
    CHECK(list->size() == 0);
}

}  // namespace plotmill::test
