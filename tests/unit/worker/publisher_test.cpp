#include "worker/link/publisher.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <poll.h>

#include <filesystem>
#include <string>

using namespace plotmill;
using namespace plotmill::worker;

namespace {

std::vector<Published> wait_for(Publisher& publisher, std::size_t count) {
    std::vector<Published> all;
    while (all.size() < count) {
        pollfd woken{.fd = publisher.descriptor(), .events = POLLIN, .revents = 0};
        REQUIRE(::poll(&woken, 1, 10000) == 1);
        for (Published& each : publisher.take()) {
            all.push_back(std::move(each));
        }
    }
    return all;
}

void submit(Publisher& publisher, PublishOrder order) {
    publisher.submit({&order, 1});
}

}  // namespace

TEST_CASE("what the publisher gives back is in place; what it cannot place says why",
          "[worker][threads]") {
    const test::TempDir folder;
    const auto root = output::OutputRoot::open(folder.path().string());
    REQUIRE(root);
    for (const auto durability : {output::Durability::group, output::Durability::none}) {
        Publisher publisher{*root, durability};
        constexpr std::uint64_t jobs = 50;
        for (std::uint64_t job = 1; job <= jobs; ++job) {
            std::string target = "pictures/p";
            target += std::to_string(job) + ".png";
            const output::TemporaryId id{.store = "s", .job = JobId{job}};
            auto file = root->open_temporary(target, id);
            REQUIRE(file);
            REQUIRE(file->write(as_bytes("picture")));
            REQUIRE(file->close());
            submit(publisher, {Token{job}, {{file->path(), target}}});
        }
        submit(publisher, {Token{99}, {{"pictures/.plotmill-none", "pictures/none.png"}}});
        std::size_t failed = 0;
        for (const Published& each : wait_for(publisher, jobs + 1)) {
            failed += each.status ? 0U : 1U;
            CHECK(each.status.has_value() == (each.token != Token{99}));
        }
        CHECK(failed == 1);
        CHECK(std::filesystem::exists(folder.path() / "pictures/p50.png"));
        CHECK_FALSE(std::filesystem::exists(folder.path() / "pictures/none.png"));
    }
}

TEST_CASE("a publisher that ends publishes what it was given", "[worker][threads]") {
    const test::TempDir folder;
    const auto root = output::OutputRoot::open(folder.path().string());
    REQUIRE(root);
    {
        Publisher publisher{*root, output::Durability::group};
        auto file = root->open_temporary("last.png", {.store = "s", .job = JobId{1}});
        REQUIRE(file);
        REQUIRE(file->close());
        submit(publisher, {Token{1}, {{file->path(), "last.png"}}});
    }
    CHECK(std::filesystem::exists(folder.path() / "last.png"));
}

TEST_CASE("nothing is published when the lease has run out", "[worker][threads]") {
    const test::TempDir folder;
    const auto root = output::OutputRoot::open(folder.path().string());
    REQUIRE(root);
    Publisher publisher{*root, output::Durability::group};
    publisher.set_leases_kept_until(std::chrono::steady_clock::now() - std::chrono::seconds{1});
    auto file = root->open_temporary("old.png", {.store = "s", .job = JobId{1}});
    REQUIRE(file);
    REQUIRE(file->close());
    submit(publisher, {Token{1}, {{file->path(), "old.png"}}});
    const auto published = wait_for(publisher, 1);
    REQUIRE_FALSE(published[0].status);
    CHECK(published[0].status.error().code == ErrorCode::stale);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "old.png"));
}
