// How long a job's body takes to decode, by the form its table came in. One line a case:
//   decode form=typed rows=200 columns=8 bytes=… cpu_ns=… mb_per_s=…
// cpu_ns is processor time, the best of many rounds: what the code costs, not what else the machine
// did.

#include "wire/payload/body.hpp"
#include "wire/payload/csv.hpp"
#include "wire/payload/job_file.hpp"

#include <time.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace plotmill;

namespace {

using Table = std::vector<std::vector<double>>;

Table random_table(std::size_t rows, std::size_t columns) {
    std::mt19937_64 generator{1};
    std::uniform_real_distribution<double> uniform{0, 1};
    Table table(columns, std::vector<double>(rows));
    for (auto& column : table) {
        std::generate(column.begin(), column.end(), [&] { return uniform(generator); });
    }
    return table;
}

std::string json_of(const Table& table) {
    std::string text = R"({"data": {"values": [)";
    for (std::size_t i = 0; i < table.size(); ++i) {
        text += i == 0 ? "[" : ",[";
        for (std::size_t row = 0; row < table[i].size(); ++row) {
            std::array<char, 32> number{};
            std::snprintf(number.data(), number.size(), "%s%.17g", row == 0 ? "" : ",",
                          table[i][row]);
            text += number.data();
        }
        text += ']';
    }
    return text + "]}}";
}

std::string csv_of(const Table& table) {
    std::string text;
    for (std::size_t i = 0; i < table.size(); ++i) {
        text += (i == 0 ? "c" : ",c") + std::to_string(i);
    }
    for (std::size_t row = 0; row < table[0].size(); ++row) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            std::array<char, 32> number{};
            std::snprintf(number.data(), number.size(), "%c%.17g", i == 0 ? '\n' : ',',
                          table[i][row]);
            text += number.data();
        }
    }
    return text + '\n';
}

/// Sums the table's values, so that conversion counts and nothing is optimised away.
double sum_of(const dataset::Dataset& data) {
    double sum = 0;
    std::vector<double> scratch;
    for (const dataset::Column& column : data.columns) {
        for (const double value : column.doubles(scratch)) {
            sum += value;
        }
    }
    return sum;
}

double decode(ByteView body) {
    const std::array<ByteView, 1> frames{body};
    const Result<payload::RawBody> raw = payload::decode_raw(frames, {});
    return raw ? sum_of(raw->data) : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t cpu_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

template <typename Work>
void measure(const char* form, const Table& table, std::size_t bytes, Work work) {
    const std::int64_t until = cpu_ns() + 300'000'000;
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    double sum = 0;
    do {
        const std::int64_t start = cpu_ns();
        sum += work();
        best = std::min(best, cpu_ns() - start);
    } while (cpu_ns() < until);
    if (!(sum > 0)) {
        std::fprintf(stderr, "bench_decode: %s cannot be decoded\n", form);
        std::exit(1);
    }
    std::printf("decode form=%s rows=%zu columns=%zu bytes=%zu cpu_ns=%lld mb_per_s=%.0f\n", form,
                table[0].size(), table.size(), bytes, static_cast<long long>(best),
                static_cast<double>(bytes) * 1e3 / static_cast<double>(best));
}

void run(std::size_t rows, std::size_t columns) {
    const Table table = random_table(rows, columns);
    const std::string json = json_of(table);
    const std::string csv = csv_of(table);
    const Result<payload::JobFile> listed = payload::read_job_json(json, {});
    const std::array<ByteView, 1> frames{listed->body};
    const Bytes typed = payload::encode_body(*payload::decode_raw(frames, {}));
    measure("typed", table, typed.size(), [&] { return decode(typed); });
    measure("numbers", table, listed->body.size(), [&] { return decode(listed->body); });
    measure("json", table, json.size(),
            [&] { return decode(payload::read_job_json(json, {})->body); });
    measure("csv", table, csv.size(), [&] { return sum_of(*payload::read_csv(csv, {})); });
}

}  // namespace

int main() {
    run(4, 8);  // the story's
    run(200, 8);
    run(100'000, 10);
    return 0;
}
