#include "output/output_root.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <thread>

using namespace plotmill;
namespace fs = std::filesystem;
using output::Durability;
using output::OutputRoot;
using output::Publication;
using output::TemporaryId;
using test::complaint;
using test::content_of;

namespace {

constexpr std::string_view store = "0123456789abcdef";

OutputRoot open_root(const test::TempDir& folder) {
    auto root = OutputRoot::open(folder.path());
    INFO(complaint(root));
    REQUIRE(root);
    return std::move(*root);
}

/// A closed temporary with that content; its path.
std::string write(const OutputRoot& root, std::string_view target, std::string_view content,
                  std::uint64_t attempt = 1) {
    auto file = root.open_temporary(target, {store, JobId{7}, attempt, 0});
    INFO(complaint(file));
    REQUIRE(file);
    REQUIRE(file->write(as_bytes(content)));
    REQUIRE(file->close());
    return file->path();
}

Status publish_one(const OutputRoot& root, const std::string& temporary, const std::string& target,
                   Durability durability = Durability::group) {
    const std::vector<Publication> group{{temporary, target}};
    const auto results = root.publish(group, durability);
    REQUIRE(results.size() == 1);
    return results.front();
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

}  // namespace

TEST_CASE("a picture is written beside its target and appears under its name when published",
          "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    const std::string temporary = write(root, "a/b/x.png", "picture");
    CHECK(temporary.starts_with("a/b/.plotmill-"));
    CHECK_FALSE(fs::exists(folder.path() / "a/b/x.png"));
    CHECK(publish_one(root, temporary, "a/b/x.png"));
    CHECK(content_of(folder.path() / "a/b/x.png") == "picture");
    CHECK(files_in(folder.path() / "a/b") == 1);
    CHECK(root.absolute("a/b/x.png") == fs::canonical(folder.path() / "a/b/x.png").string());
}

TEST_CASE("publishing replaces what stood there, whole", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    for (const Durability durability : {Durability::group, Durability::none}) {
        REQUIRE(publish_one(root, write(root, "x.png", "old old old"), "x.png", durability));
        REQUIRE(publish_one(root, write(root, "x.png", "new"), "x.png", durability));
        CHECK(content_of(folder.path() / "x.png") == "new");
    }
}

TEST_CASE("readers see the old file or the new one, never a part", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    const std::string one(100'000, '1');
    const std::string two(200'000, '2');
    REQUIRE(publish_one(root, write(root, "x.png", one), "x.png", Durability::none));
    std::size_t partial = 0;
    std::jthread reader{[&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const std::string seen = content_of(folder.path() / "x.png");
            partial += seen == one || seen == two ? 0U : 1U;
        }
    }};
    for (int i = 0; i < 200; ++i) {
        REQUIRE(publish_one(root, write(root, "x.png", i % 2 == 0 ? two : one), "x.png",
                            Durability::none));
    }
    reader.request_stop();
    reader.join();
    CHECK(partial == 0);
}

TEST_CASE("files are 0644 and folders 0755, less the umask", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    const mode_t before = ::umask(027);
    write(root, "d/x.png", "x");
    ::umask(before);
    CHECK((fs::status(folder.path() / "d").permissions() & fs::perms::all) ==
          static_cast<fs::perms>(0750));
    const fs::path file = fs::directory_iterator {
        folder.path() / "d"
        } -> path();
    CHECK((fs::status(file).permissions() & fs::perms::all) == static_cast<fs::perms>(0640));
}

TEST_CASE("a symlink beneath the root is an error, not a way out", "[output]") {
    const test::TempDir folder;
    const test::TempDir outside;
    fs::create_directory_symlink(outside.path(), folder.path() / "evil");
    fs::create_directory_symlink(folder.path(), folder.path() / "loop");
    const OutputRoot root = open_root(folder);
    for (const char* target : {"evil/x.png", "loop/x.png", "evil/new/x.png"}) {
        const auto file = root.open_temporary(target, {store, JobId{7}, 1, 0});
        REQUIRE_FALSE(file);
        CHECK(file.error().code == ErrorCode::output);
        CHECK(file.error().message.find("symbolic link") != std::string::npos);
    }
    CHECK(files_in(outside.path()) == 0);
    CHECK_FALSE(root.remove_temporary("evil/x.png"));
}

TEST_CASE("a folder swapped for a symlink between writing and publishing leads nowhere",
          "[output]") {
    const test::TempDir folder;
    const test::TempDir outside;
    const OutputRoot root = open_root(folder);
    const std::string temporary = write(root, "d/x.png", "x");
    fs::rename(folder.path() / "d", folder.path() / "moved");
    fs::create_directory_symlink(outside.path(), folder.path() / "d");
    const Status status = publish_one(root, temporary, "d/x.png");
    REQUIRE_FALSE(status);
    CHECK(status.error().code == ErrorCode::output);
    CHECK(files_in(outside.path()) == 0);
}

TEST_CASE("even without the lexical rule the kernel keeps paths beneath the root", "[output]") {
    const test::TempDir folder;
    fs::create_directory(folder.path() / "root");
    const auto root = OutputRoot::open(folder.path() / "root");
    REQUIRE(root);
    const std::string absolute = (folder.path() / "abs").string();
    for (const std::string& target :
         {std::string{"../x.png"}, std::string{"a/../../x.png"}, absolute + "/x.png"}) {
        INFO(target);
        CHECK_FALSE(root->open_temporary(target, {store, JobId{7}, 1, 0}));
    }
    CHECK(files_in(folder.path()) == 1);  // the root
}

TEST_CASE("a target that is a symlink is replaced itself and never followed", "[output]") {
    const test::TempDir folder;
    const test::TempDir outside;
    std::ofstream{outside.path() / "precious"} << "precious";
    fs::create_symlink(outside.path() / "precious", folder.path() / "x.png");
    const OutputRoot root = open_root(folder);
    CHECK(publish_one(root, write(root, "x.png", "new"), "x.png"));
    CHECK_FALSE(fs::is_symlink(folder.path() / "x.png"));
    CHECK(content_of(outside.path() / "precious") == "precious");
}

TEST_CASE(
    "a target that is a directory is refused before anything is drawn, and at the latest at the "
    "rename",
    "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    const std::string temporary = write(root, "x.png", "x");
    fs::create_directory(folder.path() / "x.png");
    CHECK(complaint(root.open_temporary("x.png", {store, JobId{7}, 1, 0})) ==
          "E_OUTPUT write 'x.png': Is a directory");
    CHECK(complaint(publish_one(root, temporary, "x.png")) ==
          "E_OUTPUT rename to 'x.png': Is a directory");
}

TEST_CASE("a file in the place of a folder is an error that names it", "[output]") {
    const test::TempDir folder;
    std::ofstream{folder.path() / "d"} << "";
    CHECK(complaint(open_root(folder).open_temporary("d/x.png", {store, JobId{7}, 1, 0})) ==
          "E_OUTPUT open folder 'd': Not a directory");
}

TEST_CASE("one that fails does not keep the others of its group", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    std::vector<Publication> group;
    for (const char* target : {"a/1.png", "b/2.png", "3.png"}) {
        group.push_back({write(root, target, target), target});
    }
    group.insert(group.begin() + 1, {"b/.plotmill-gone", "b/gone.png"});
    group.push_back({"nowhere/.plotmill-gone", "nowhere/x.png"});
    group.push_back({"b/.plotmill-x", "a/x.png"});
    const auto results = root.publish(group, Durability::group);
    REQUIRE(results.size() == 6);
    CHECK(results[0]);
    CHECK(complaint(results[1]) == "E_OUTPUT rename to 'b/gone.png': No such file or directory");
    CHECK(results[2]);
    CHECK(results[3]);
    CHECK(complaint(results[4]) == "E_OUTPUT open folder 'nowhere': No such file or directory");
    CHECK(complaint(results[5]) ==
          "E_OUTPUT temporary 'b/.plotmill-x' does not stand beside 'a/x.png'");
    CHECK(content_of(folder.path() / "b/2.png") == "b/2.png");
    CHECK(root.publish({}, Durability::group).empty());
}

TEST_CASE("an attempt removes what earlier attempts left, and its own name if it is taken",
          "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    write(root, "d/x.png", "left by 1", 1);
    write(root, "d/x.png", "left by 2", 2);
    write(root, "d/x.png", "other chart", 2);
    CHECK(files_in(folder.path() / "d") == 1);
    write(root, "d/x.png", "3", 3);
    CHECK(files_in(folder.path() / "d") == 1);
    write(root, "d/x.png", "20 attempts later", 23);
    CHECK(files_in(folder.path() / "d") == 2);
}

TEST_CASE("a temporary's name is the same for the same lease and no other", "[output]") {
    const auto path = [](std::string_view name, std::uint64_t job, std::uint64_t attempt,
                         std::uint32_t chart) {
        return output::temporary_path("d/x.png", {name, JobId{job}, attempt, chart});
    };
    CHECK(path(store, 7, 1, 0) == path(store, 7, 1, 0));
    CHECK(path(store, 7, 1, 0).starts_with("d/.plotmill-"));
    CHECK(path(store, 7, 1, 0).ends_with("-7-1-0"));
    CHECK(path("another/../store\n", 7, 1, 0) != path(store, 7, 1, 0));
    CHECK(path("another/../store\n", 7, 1, 0).find("..") == std::string::npos);
    CHECK(path(store, 8, 1, 0) != path(store, 7, 1, 0));
    CHECK(path(store, 7, 1, 1) != path(store, 7, 1, 0));
}

TEST_CASE("a temporary can be removed, also twice", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    const std::string temporary = write(root, "d/x.png", "x");
    CHECK(root.remove_temporary(temporary));
    CHECK(root.remove_temporary(temporary));
    CHECK(root.remove_temporary("nowhere/.plotmill-x"));
    CHECK(files_in(folder.path() / "d") == 0);
}

TEST_CASE("a file that may not grow is a matter of resources, worth another attempt", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    auto file = root.open_temporary("x.png", {store, JobId{7}, 1, 0});
    REQUIRE(file);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Status status = file->write(Bytes(5000));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == ErrorCode::resource);
}

TEST_CASE("a full disk is a matter of resources", "[output]") {
    output::TemporaryFile full{UniqueFd{::open("/dev/full", O_WRONLY)}, "d/.plotmill-x"};
    const Status status = full.write(Bytes(10));
    CHECK(complaint(status) == "E_RESOURCE write 'd/.plotmill-x': No space left on device");
}

TEST_CASE("a root that is none is refused", "[output]") {
    const test::TempDir folder;
    std::ofstream{folder.path() / "file"} << "";
    CHECK(
        complaint(OutputRoot::open(folder.path() / "gone")).ends_with("No such file or directory"));
    CHECK(complaint(OutputRoot::open(folder.path() / "file"))
              .starts_with("E_OUTPUT open output root"));
}

TEST_CASE("two renderers may make the same new folder at the same time", "[output]") {
    const test::TempDir folder;
    const OutputRoot root = open_root(folder);
    for (int round = 0; round < 50; ++round) {
        const std::string target = std::to_string(round) + "/a/b/c/x.png";
        std::array<bool, 2> made{};
        {
            std::jthread one{[&] {
                made[0] = root.open_temporary(target, {store, JobId{1}, 1, 0}).has_value();
            }};
            std::jthread two{[&] {
                made[1] = root.open_temporary(target, {store, JobId{2}, 1, 0}).has_value();
            }};
        }
        CHECK((made[0] && made[1]));
    }
}
