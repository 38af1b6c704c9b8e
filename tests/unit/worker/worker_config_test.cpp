#include "worker/worker_config.hpp"

#include "worker/policy/staffing.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

TEST_CASE("the annotated default configuration is the built-in default", "[worker]") {
    const auto config = load_worker_config(PLOTMILL_SOURCE_DIR "/deploy/plotmill.yaml");
    REQUIRE(config);
    const WorkerConfig built_in;
    CHECK(config->broker == built_in.broker);
    CHECK(config->renderers == built_in.renderers);
    CHECK(config->prefetch == built_in.prefetch);
    CHECK(config->max_jobs == built_in.max_jobs);
    CHECK(config->max_rss_bytes == built_in.max_rss_bytes);
    CHECK(config->max_growth_bytes == built_in.max_growth_bytes);
    CHECK(config->max_age == built_in.max_age);
    CHECK(config->memory_limit_bytes == built_in.memory_limit_bytes);
    CHECK(config->min_renderers == built_in.min_renderers);
    CHECK(config->idle_timeout == built_in.idle_timeout);
    CHECK(config->time_limit == built_in.time_limit);
    CHECK(config->cost_margin == built_in.cost_margin);
    CHECK(config->soft_limit_percent == built_in.soft_limit_percent);
    CHECK(config->drain_timeout == built_in.drain_timeout);
    CHECK(config->output_durability == built_in.output_durability);
    CHECK(config->sandbox == built_in.sandbox);
    CHECK(config->max_file_bytes == built_in.max_file_bytes);
    CHECK(config->file_mode == built_in.file_mode);
    CHECK(config->folder_mode == built_in.folder_mode);
    CHECK(config->umask == built_in.umask);
    CHECK(validate(*config));
}

TEST_CASE("modes are octal, and nothing else", "[worker]") {
    WorkerConfig config;
    config.file_mode = "0640";
    config.umask = "027";
    REQUIRE(validate(config));
    CHECK(output_modes(config).file == 0640);
    CHECK(output_modes(config).umask == 027);
    for (const char* const wrong : {"", "rw-r--r--", "0888", "01777", "-1"}) {
        config.file_mode = wrong;
        REQUIRE_FALSE(validate(config));
        CHECK(validate(config).error().message.find("worker.file_mode: got ") == 0);
    }
}

TEST_CASE("sizes and durations carry units, and reach the link", "[worker]") {
    const auto config = parse_worker_config(
        "worker:\n  renderers: 20\n  max_rss: 512MiB\n  max_growth: 64MiB\n  max_age: 1h\n"
        "  memory_limit: 1GiB\n  min_renderers: 4\n  idle_timeout: 1m\n"
        "  time_limit: 10s\n  output_durability: none\n  name: press\n",
        "test.yaml");
    REQUIRE(config);
    const LinkSettings link = link_settings(*config);
    CHECK(link.renderers == 20);
    CHECK(spare_count(link.renderers) == 2);
    CHECK(link.recycle.max_rss_bytes == 512U * 1024 * 1024);
    CHECK(link.recycle.max_growth_bytes == 64U * 1024 * 1024);
    CHECK(link.recycle.max_age == 1h);
    CHECK(link.time_limits.ceiling == 10s);
    CHECK(link.recycle.memory_limit_bytes == 1024U * 1024 * 1024);
    CHECK(link.least_renderers == 4);
    CHECK(link.idle_timeout == 60s);
    CHECK(link.durability == output::Durability::none);
    CHECK(link.worker == "press");
}

TEST_CASE("a mistake in the file is refused with its place", "[worker]") {
    const auto config = parse_worker_config("worker:\n  max_job: 5\n  max_rss: 512\n", "test.yaml");
    REQUIRE_FALSE(config);
    CHECK(config.error().code == ErrorCode::config);
    CHECK(config.error().message.find("test.yaml:2") != std::string::npos);
    CHECK(config.error().message.find("test.yaml:3") != std::string::npos);
}

TEST_CASE("what file and command line come to is checked, too", "[worker]") {
    WorkerConfig config;
    CHECK(validate(config));
    config.broker = "localhost";
    CHECK(validate(config).error().message.find("worker.broker: got 'localhost'") == 0);
    for (const char* broker : {"tcp://host", "tcp://host:0", "tcp://host:65536", "tcp://host:x",
                               "udp://host:1", "ipc://"}) {
        config.broker = broker;
        INFO(broker);
        CHECK_FALSE(validate(config));
    }
    config = {};
    config.renderers = -1;
    CHECK_FALSE(validate(config));
    config = {};
    config.time_limit = 0ms;
    CHECK_FALSE(validate(config));
}

TEST_CASE("an unnamed worker is called after its host and process", "[worker]") {
    const LinkSettings link = link_settings({});
    CHECK(link.worker == link.host + "-" + std::to_string(link.master_pid));
    CHECK(link.renderers >= 1);
    CHECK(link.least_renderers == link.renderers);
}
