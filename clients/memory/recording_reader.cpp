#include "clients/memory/recording.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <utility>

namespace plotmill::memory {
namespace {

constexpr double most_number = 1e15;  // MiB or seconds: what is more was never measured

bool is_control(unsigned char c) noexcept {
    return c < 0x20 || c == 0x7F;
}

/// The fields of one line, taken from left to right; the first that is not as expected is kept.
class Fields {
public:
    Fields(std::string_view line, std::size_t number) : rest_{line}, number_{number} {}

    std::string_view word(const char* field) {
        const std::string_view taken = next();
        if (taken.empty() || std::any_of(taken.begin(), taken.end(), is_control)) {
            refuse(field, taken, "a word");
        }
        return taken;
    }
    double number(const char* field) {
        const std::string_view taken = next();
        double value = 0;
        const auto [end, error] = std::from_chars(taken.data(), taken.data() + taken.size(), value);
        if (error != std::errc{} || end != taken.data() + taken.size() || !std::isfinite(value) ||
            value < 0 || value > most_number) {
            refuse(field, taken, "a number from 0 to 1e15");
            return 0;
        }
        return value;
    }
    std::uint64_t count(const char* field) {
        const std::string_view taken = next();
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(taken.data(), taken.data() + taken.size(), value);
        if (error != std::errc{} || end != taken.data() + taken.size()) {
            refuse(field, taken, "a whole number of at least 0");
        }
        return value;
    }
    double bytes(const char* field) { return number(field) * bytes_per_mib; }
    double time_s(const char* field) { return number(field); }
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
    std::string_view rest() { return std::exchange(rest_, {}); }

    [[nodiscard]] Status status() const {
        return error_.empty() ? Status{} : Status{fail(ErrorCode::syntax, error_)};
    }

private:
    std::string_view next() {
        const std::size_t begin = std::min(rest_.find_first_not_of(' '), rest_.size());
        const std::size_t end = std::min(rest_.find(' ', begin), rest_.size());
        const std::string_view taken = rest_.substr(begin, end - begin);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return taken;
    }
    void refuse(const char* field, std::string_view got, const char* expected) {
        if (error_.empty()) {
            error_ = "line " + std::to_string(number_) + ": " + field + ": got " + in_quotes(got) +
                     ", expected " + expected;
        }
    }

    std::string_view rest_;
    std::size_t number_;
    std::string error_;
};

class Reader {
public:
    explicit Reader(const RecordingLimits& limits) : limits_{limits} {}

    Status read(std::string_view line, std::size_t number);
    Result<Recording> finish() &&;

private:
    void read_program(Fields& fields);
    void read_child(Fields& fields);
    void read_call(Fields& fields);
    void read_jobs(Fields& fields);
    void read_mark(Fields& fields);
    Status read_fields(std::string_view kind, Fields& fields);
    Process& process(std::string_view id);

    RecordingLimits limits_;
    Recording recording_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of children, by id
};

Process& Reader::process(std::string_view id) {
    if (id == "-") {
        return recording_.program;
    }
    const auto known = places_.find(id);
    if (known != places_.end()) {
        return recording_.children[known->second];
    }
    places_.emplace(id, recording_.children.size());
    Process& child = recording_.children.emplace_back();
    child.id = id;
    return child;
}

void Reader::read_program(Fields& fields) {
    const double bytes = fields.bytes("MEM.mib");
    recording_.program.samples.push_back({.time_s = fields.time_s("MEM.time"), .bytes = bytes});
}

void Reader::read_child(Fields& fields) {
    const std::string_view id = fields.word("CHLD.id");
    const double bytes = fields.bytes("CHLD.mib");
    const double time_s = fields.time_s("CHLD.time");
    // What mprof writes when a child ended while it looked: not a process.
    if (!fields.status() || (id == "0" && bytes == 0)) {
        return;
    }
    process(id).samples.push_back({.time_s = time_s, .bytes = bytes});
}

void Reader::read_call(Fields& fields) {
    FunctionCall call;
    call.name = fields.word("FUNC.name");
    call.begin_bytes = fields.bytes("FUNC.begin mib");
    call.begin_s = fields.time_s("FUNC.begin time");
    call.end_bytes = fields.bytes("FUNC.end mib");
    call.end_s = fields.time_s("FUNC.end time");
    if (!fields.is_at_end()) {
        call.level =
            static_cast<int>(std::min<std::uint64_t>(fields.count("FUNC.level"), 1U << 20));
    }
    recording_.calls.push_back(std::move(call));
}

void Reader::read_jobs(Fields& fields) {
    const std::string_view id = fields.word("JOBS.id");
    const std::uint64_t jobs = fields.count("JOBS.jobs");
    fields.time_s("JOBS.time");
    if (!fields.status()) {
        return;
    }
    auto& samples = process(id).samples;
    if (!samples.empty()) {
        samples.back().jobs = jobs;
    }
}

void Reader::read_mark(Fields& fields) {
    Mark mark;
    const std::string_view id = fields.word("MARK.id");
    mark.process = id == "-" ? "" : id;
    mark.time_s = fields.time_s("MARK.time");
    mark.event = fields.word("MARK.event");
    mark.text = fields.rest();
    recording_.marks.push_back(std::move(mark));
}

Status Reader::read_fields(std::string_view kind, Fields& fields) {
    if (kind == "MEM") {
        read_program(fields);
    } else if (kind == "CHLD") {
        read_child(fields);
    } else if (kind == "FUNC") {
        read_call(fields);
    } else if (kind == "CMDLINE") {
        recording_.command = fields.rest();
    } else if (kind == "JOBS") {
        read_jobs(fields);
    } else if (kind == "MARK") {
        read_mark(fields);
    } else if (kind == "NAME") {
        const std::string_view id = fields.word("NAME.id");
        if (fields.status()) {
            process(id).name = fields.rest();
        }
    } else if (kind == "GENERATION") {
        const std::string_view id = fields.word("GENERATION.id");
        const std::uint64_t slot = fields.count("GENERATION.slot");
        const std::uint64_t number = fields.count("GENERATION.number");
        if (fields.status()) {
            process(id).renderer = {.slot = slot, .generation = number};
        }
    }
    return fields.status();
}

Status Reader::read(std::string_view line, std::size_t number) {
    if (line.size() > limits_.max_line_bytes) {
        return fail(ErrorCode::limit, "line " + std::to_string(number) + ": " +
                                          std::to_string(line.size()) + " bytes, limit " +
                                          std::to_string(limits_.max_line_bytes));
    }
    Fields fields{line, number};
    const std::string_view kind = line.substr(0, line.find(' '));
    if (kind.empty()) {
        return {};
    }
    fields.word("kind");
    if (Status status = read_fields(kind, fields); !status) {
        return status;
    }
    if (recording_.children.size() > limits_.max_processes) {
        return fail(ErrorCode::limit, "line " + std::to_string(number) + ": process " +
                                          std::to_string(recording_.children.size()) +
                                          ", limit max_processes " +
                                          std::to_string(limits_.max_processes));
    }
    return {};
}

void order(Process& process) {
    std::stable_sort(process.samples.begin(), process.samples.end(),
                     [](const Sample& a, const Sample& b) { return a.time_s < b.time_s; });
}

Result<Recording> Reader::finish() && {
    std::size_t samples = recording_.program.samples.size();
    order(recording_.program);
    std::erase_if(recording_.children, [](const Process& child) { return child.samples.empty(); });
    for (Process& child : recording_.children) {
        order(child);
        samples += child.samples.size();
    }
    if (samples == 0) {
        return fail(ErrorCode::empty, "MEM: got no sample, expected at least one");
    }
    return std::move(recording_);
}

}  // namespace

Result<Recording> parse_recording(std::string_view text, const RecordingLimits& limits) {
    Reader reader{limits};
    std::size_t number = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (Status status = reader.read(line, ++number); !status) {
            return fail(std::move(status).error());
        }
    }
    return std::move(reader).finish();
}

Result<Recording> read_recording(const std::string& path, const RecordingLimits& limits) {
    std::ifstream file{path, std::ios::binary};
    std::string text;
    constexpr std::size_t part_bytes = 1U << 16U;
    std::string part(part_bytes, '\0');
    while (file && text.size() <= limits.max_file_bytes) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        text.append(part, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (text.size() > limits.max_file_bytes) {
        return fail(ErrorCode::limit, in_quotes(path) + ": more than max_file_bytes " +
                                          std::to_string(limits.max_file_bytes));
    }
    if (!file.eof()) {
        return fail(ErrorCode::output, in_quotes(path) + " cannot be read");
    }
    Result<Recording> recording = parse_recording(text, limits);
    if (!recording) {
        return fail(recording.error().code, in_quotes(path) + ": " + recording.error().message);
    }
    return recording;
}

}  // namespace plotmill::memory
