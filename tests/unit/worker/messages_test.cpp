#include "worker/channel/messages.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::worker;

TEST_CASE("a job message carries the job and looks into its packet for the rest", "[worker]") {
    const std::string first = "body frame";
    const std::string second(1000, 'z');
    const JobMessage message{.job = 7,
                             .attempt = 2,
                             .slot = 3,
                             .generation = 9,
                             .key = "key",
                             .store = "cafe",
                             .outputs = {"a/b.png", "c.png"},
                             .frames = {as_bytes(first), as_bytes(second)}};
    PacketWriter writer;
    encode_head(message, writer);
    std::string packet{as_text(writer.bytes())};
    packet += first + second;
    const auto decoded = decode_job(as_bytes(packet));
    REQUIRE(decoded);
    CHECK(decoded->job == 7);
    CHECK(decoded->attempt == 2);
    CHECK(decoded->slot == 3);
    CHECK(decoded->generation == 9);
    CHECK(decoded->key == "key");
    CHECK(decoded->store == "cafe");
    CHECK(decoded->outputs == message.outputs);
    REQUIRE(decoded->frames.size() == 2);
    CHECK(as_text(decoded->frames[0]) == first);
    CHECK(as_text(decoded->frames[1]) == second);

    for (std::size_t size = 0; size < packet.size(); ++size) {
        CHECK_FALSE(decode_job(as_bytes(packet).first(size)));
    }
    CHECK_FALSE(decode_job(as_bytes(packet + "x")));
}

TEST_CASE("each message between processes comes back as it was", "[worker]") {
    PacketWriter writer;
    encode(
        FromRenderer{JobReport{.job = 1,
                               .attempt = 2,
                               .error = "E_RANGE",
                               .message = "dpi: got -3",
                               .charts = "[]",
                               .times = {1, 2, 3, 4, 5},
                               .costs = {.rss_before_bytes = 6, .rss_after_bytes = 7, .cpu_us = 8},
                               .pictures = {}}},
        writer);
    const auto report = decode<FromRenderer>(writer.bytes());
    REQUIRE(report);
    const auto& said = std::get<JobReport>(*report);
    CHECK(said.job == 1);
    CHECK(said.error == "E_RANGE");
    CHECK(said.times.write == 5);
    CHECK(said.costs.rss_after_bytes == 7);
    CHECK(said.costs.cpu_us == 8);

    writer.clear();
    encode(MasterToLink{RendererEnded{.pid = 5, .status = 9, .stage = "raster", .job = 4}}, writer);
    const auto ended = decode<MasterToLink>(writer.bytes());
    REQUIRE(ended);
    CHECK(std::get<RendererEnded>(*ended).stage == "raster");
    CHECK(std::get<RendererEnded>(*ended).job == 4);

    writer.clear();
    encode(LinkToMaster{WorkerReady{}}, writer);
    CHECK(std::holds_alternative<WorkerReady>(decode<LinkToMaster>(writer.bytes()).value()));
}

TEST_CASE("an unknown kind, a cut or a long packet is no message", "[worker]") {
    PacketWriter writer;
    writer.number(99);
    CHECK_FALSE(decode<LinkToMaster>(writer.bytes()));
    CHECK_FALSE(decode<LinkToMaster>({}));
    writer.clear();
    encode(LinkToMaster{KillRenderer{5}}, writer);
    CHECK_FALSE(decode<LinkToMaster>(writer.bytes().first(writer.bytes().size() - 1)));
    writer.number(0);
    CHECK_FALSE(decode<LinkToMaster>(writer.bytes()));
}

TEST_CASE("a length that lies reads nothing beyond the packet", "[worker]") {
    PacketWriter writer;
    writer.number(~std::uint64_t{0});
    PacketReader reader{writer.bytes()};
    CHECK(reader.text().empty());
    CHECK_FALSE(reader.is_whole());
    PacketReader list{writer.bytes()};
    CHECK(list.texts(10).empty());
    CHECK_FALSE(list.is_whole());
}
