#include "worker/link/lease_book.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

using namespace plotmill;
using namespace plotmill::worker;

namespace {

const TimePoint now{};

wire::Assign job(std::uint64_t id, std::uint64_t token, bool alone = false) {
    wire::Assign assign;
    assign.lease = {JobId{id}, Token{token}};
    assign.key = "key";
    assign.alone = alone;
    return assign;
}

/// Takes n jobs, tokens 1 to n.
LeaseBook book_of(std::uint64_t n, LeaseLimits limits = {}) {
    LeaseBook book{limits};
    for (std::uint64_t i = 1; i <= n; ++i) {
        REQUIRE(book.take(job(100 + i, i), {}, now));
    }
    return book;
}

}  // namespace

TEST_CASE("credit fills the window and is asked for again as jobs leave it", "[worker]") {
    LeaseBook book{{.window = 4, .held = 100}};
    CHECK(book.take_credit() == 4);
    CHECK(book.take_credit() == 0);
    book.take(job(1, 1), {}, now);
    CHECK(book.take_credit() == 0);  // it uses credit, but stands in the window itself
    book.start(Token{1}, {}, now);
    CHECK(book.take_credit() == 0);
    book.publish(Token{1}, {}, now);  // out of the renderer's hands: the next may come
    CHECK(book.take_credit() == 1);
    book.conclude(Token{1}, {"DONE", "{}"});
    CHECK(book.take_credit() == 0);
}

TEST_CASE("jobs that wait for the disk or the broker are bounded, too", "[worker]") {
    LeaseBook book = book_of(10, {.window = 4, .held = 10});
    for (std::uint64_t i = 1; i <= 10; ++i) {
        book.conclude(Token{i}, {"DONE", "{}"});
    }
    CHECK(book.take_credit() == 0);
    book.settle(Token{1});
    CHECK(book.take_credit() == 1);
}

TEST_CASE("small credits are gathered to a quarter of the window", "[worker]") {
    LeaseBook book{{.window = 16, .held = 1000}};
    REQUIRE(book.take_credit() == 16);
    for (std::uint64_t i = 1; i <= 16; ++i) {
        book.take(job(i, i), {}, now);
    }
    for (std::uint64_t i = 1; i <= 3; ++i) {
        book.conclude(Token{i}, {});
        CHECK(book.take_credit() == 0);
    }
    book.conclude(Token{4}, {});
    CHECK(book.take_credit() == 4);
}

TEST_CASE("a new connection starts at no credit and says every outcome again", "[worker]") {
    LeaseBook book = book_of(3);
    CHECK(book.take_credit() > 0);
    book.conclude(Token{1}, {"one", {}});
    book.conclude(Token{2}, {"two", {}});
    CHECK(book.take_unsaid()->outcome.header == "one");
    CHECK(book.take_unsaid()->outcome.header == "two");
    CHECK(book.take_unsaid() == nullptr);
    book.settle(Token{1});
    book.begin_again();
    CHECK(book.take_credit() == 3);
    CHECK(book.take_unsaid()->outcome.header == "two");
    CHECK(book.take_unsaid() == nullptr);
    CHECK(book.leases().size() == 2);
}

TEST_CASE("a job whose body is in a file waits for it, and the others do not wait for that",
          "[worker]") {
    LeaseBook book{{}};
    wire::Assign large = job(1, 1);
    large.file = "/spool/1";
    book.take(std::move(large), {}, now);
    book.take(job(2, 2), {}, now);
    REQUIRE(book.first_queued(true) != nullptr);
    CHECK(book.first_queued(true)->assign.lease.token == Token{2});
    book.arrived(Token{1}, UniqueFd{::open("/dev/null", O_RDONLY | O_CLOEXEC)});
    CHECK(book.first_queued(true)->assign.lease.token == Token{1});
    CHECK(book.first_queued(true)->file);
    book.arrived(Token{9}, {});  // of a job that was given back meanwhile
}

TEST_CASE("the same lease twice is one job; the same job under another token is another",
          "[worker]") {
    LeaseBook book{{}};
    CHECK(book.take(job(7, 1), {}, now));
    CHECK_FALSE(book.take(job(7, 1), {}, now));
    CHECK(book.take(job(7, 2), {}, now));
    CHECK(book.held() == 2);
    CHECK(book.queued() == std::vector{Token{1}, Token{2}});
}

TEST_CASE("a queued or concluded job that is revoked is forgotten at once", "[worker]") {
    LeaseBook book = book_of(2);
    book.conclude(Token{2}, {"DONE", {}});
    book.revoke(Token{1});
    book.revoke(Token{2});
    book.revoke(Token{99});
    CHECK(book.held() == 0);
    CHECK(book.take_unsaid() == nullptr);
}

TEST_CASE("a running job that is revoked comes to nothing when it ends", "[worker]") {
    LeaseBook book = book_of(1);
    book.start(Token{1}, {}, now);
    book.revoke(Token{1});
    CHECK(book.find(Token{1})->is_revoked);
    CHECK(book.leases().empty());
    CHECK(book.at_work() == 1);
    book.conclude(Token{1}, {"DONE", {}});
    CHECK(book.held() == 0);
    CHECK(book.at_work() == 0);
    CHECK(book.take_unsaid() == nullptr);
}

TEST_CASE("only a concluded job can be settled", "[worker]") {
    LeaseBook book = book_of(1);
    book.settle(Token{1});
    CHECK(book.held() == 1);
}

TEST_CASE("a job that is put back is first again", "[worker]") {
    LeaseBook book = book_of(3);
    book.start(Token{1}, {}, now);
    CHECK(book.first_queued(true)->assign.lease.token == Token{2});
    book.put_back(Token{1});
    CHECK(book.first_queued(true)->assign.lease.token == Token{1});
    CHECK(book.find(Token{1})->was_put_back);
    CHECK(book.at_work() == 0);
}

TEST_CASE("a job that is to be alone can be passed over", "[worker]") {
    LeaseBook book{{}};
    book.take(job(1, 1, true), {}, now);
    CHECK(book.first_queued(false) == nullptr);
    book.take(job(2, 2), {}, now);
    CHECK(book.first_queued(false)->assign.lease.id == JobId{2});
    CHECK(book.first_queued(true)->assign.lease.id == JobId{1});
}

TEST_CASE("a job that no renderer has begun is the first in the queue again", "[worker]") {
    LeaseBook book = book_of(3);
    book.start(Token{1}, {}, now);
    book.start(Token{2}, {}, now);
    book.take_back(Token{2});
    CHECK(book.first_queued(true)->assign.lease.token == Token{2});
    CHECK_FALSE(book.find(Token{2})->was_put_back);
    CHECK(book.at_work() == 1);
    book.revoke(Token{1});
    book.take_back(Token{1});  // nobody's any more: not worth drawing
    CHECK(book.find(Token{1}) == nullptr);
    CHECK(book.at_work() == 0);
}
