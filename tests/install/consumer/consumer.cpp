// usage: consumer ENDPOINT. Submits a good job and two bad ones, and says how each ended.
#include <plotmill/producer.hpp>

#include <cmath>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

plotmill::Table table() {
    return {.columns = {{"a", std::vector<double>{1, 2.5, std::nan("")}},
                        {"b", std::vector<std::int64_t>{3, 1, 2}},
                        {"c", std::vector<float>{0.5F, 0.25F, 1}},
                        {"ok", std::vector<bool>{true, false, true}},
                        {"name", std::vector<std::string>{"x", "y", "温度"}}},
            .index = {"r0", "r1", "r2"},
            .index_name = "month"};
}

plotmill::Job job(std::string key, std::string options) {
    plotmill::Job job{.key = std::move(key), .table = table()};
    job.charts = {{.kind = "heatmap", .options = std::move(options), .output = job.key + ".png"}};
    job.folder = "sub";
    job.batch = "consumer";
    return job;
}

void show(const plotmill::Ended& end) {
    std::cout << end.key << ' ' << plotmill::word(end.state) << ' ' << end.code << ' '
              << end.message;
    for (const std::string& path : end.paths) {
        std::cout << path;
    }
    std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    try {
        plotmill::Producer misspelt{{.endpoint = "no endpoint"}};
        return 3;
    } catch (const std::invalid_argument& error) {
        std::cout << error.what() << '\n';
    }
    plotmill::Producer producer{{.endpoint = argv[1], .name = "consumer"}};
    const std::uint64_t heard =
        producer.subscribe({.kinds = {"done", "dead"}, .batch = "consumer"});
    const std::uint64_t refused = producer.subscribe({.kinds = {"finished"}});
    std::size_t happened = 0;
    producer.submit(job("good", R"({"dpi": 50})"));
    producer.submit(job("misspelt", R"({"dpj": 50})"));
    producer.submit(job("unreadable", "dpi=50"));
    std::size_t accepted = 0;
    while (producer.outstanding() > 0) {
        for (const plotmill::Event& event : producer.wait(std::chrono::seconds{30})) {
            if (const auto* end = std::get_if<plotmill::Ended>(&event)) {
                if (end->request == refused) {
                    std::cout << "subscription " << end->code << '\n';
                    continue;
                }
                show(*end);
            } else if (const auto* one = std::get_if<plotmill::Happened>(&event)) {
                happened += one->subscription == heard ? 1 : 0;
            } else {
                ++accepted;
            }
        }
    }
    producer.unsubscribe(heard);
    std::cout << happened << " happened\n";
    const plotmill::Reply status = producer.status(std::chrono::seconds{30});
    const plotmill::Reply none = producer.cancel("nobody", std::chrono::seconds{30});
    std::cout << accepted << " accepted\n"
              << "status " << status.code << status.answer.substr(0, 1) << '\n'
              << "cancel " << none.code << '\n';
}
