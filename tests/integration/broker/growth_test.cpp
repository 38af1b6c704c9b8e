// Does a broker grow with the jobs that have passed through it?

#include "tests/integration/broker/broker_process.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace plotmill::test {
namespace {

/// A producer with `in_flight` jobs at a time, and a worker that ends each at once.
class Mill {
public:
    Mill(transport::Context& context, const BrokerProcess& broker)
        : broker_{broker},
          producer_{context, broker.endpoint("producers")},
          worker_{context, broker.endpoint("workers")} {
        producer_.hello();
        worker_.ready("mill");
        worker_.say(wire::Credit{in_flight});
    }
    /// The largest resident set seen meanwhile, KiB.
    std::uint64_t run(int jobs) {
        std::uint64_t most = 0;
        for (int i = 0; i < jobs; i += in_flight) {
            for (int one = 0; one < in_flight; ++one) {
                producer_.submit("job" + std::to_string(next_++));
            }
            for (int one = 0; one < in_flight; ++one) {
                worker_.done(next_assign());
            }
            worker_.say(wire::Credit{in_flight});
            for (int results = 0; results < in_flight;) {
                results += is_result(producer_.hear()) ? 1 : 0;
            }
            most = std::max(most, broker_.resident_bytes() / 1024);
        }
        return most;
    }

private:
    static constexpr int in_flight = 64;
    static bool is_result(const Heard& heard) {
        auto message = wire::decode_to_producer(heard.header);
        REQUIRE(message);
        return std::holds_alternative<wire::JobResult>(*message);
    }
    wire::Lease next_assign() {
        for (;;) {
            auto message = wire::decode_to_worker(worker_.hear().header);
            REQUIRE(message);
            if (const auto* assign = std::get_if<wire::Assign>(&*message)) {
                return assign->lease;
            }
        }
    }

    const BrokerProcess& broker_;
    int next_ = 0;
    Producer producer_;
    FakeWorker worker_;
};

}  // namespace

TEST_CASE("a broker does not grow with the jobs that pass through it", "[broker]") {
    TempDir dir;
    std::ofstream{dir.file("c.yaml")} << "broker:\n  keep_finished: 1000\n";
    BrokerProcess broker{dir.file("q"), {"--config", dir.file("c.yaml")}};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Mill mill{context, broker};
    const std::uint64_t warm = mill.run(20'000);
    const std::uint64_t later = mill.run(40'000);
    INFO("resident: at first " << warm << " KiB, then " << later << " KiB at the most");
    CHECK(later < warm + 1200);  // 30 bytes a job
}

}  // namespace plotmill::test
