#include "clients/cli/job_source.hpp"

#include "base/unique_fd.hpp"
#include "dataset/limits.hpp"
#include "output/path.hpp"
#include "wire/payload/body.hpp"
#include "wire/payload/csv.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace plotmill::cli {
namespace {

constexpr std::size_t read_bytes = 1U << 20U;

tl::unexpected<Error> cannot_read() {
    return fail(ErrorCode::output, "cannot be read: " + std::generic_category().message(errno));
}

Result<Bytes> read_all(int fd, std::size_t most) {
    Bytes bytes;
    std::size_t size = 0;
    for (;;) {
        bytes.resize(size + read_bytes);
        const ssize_t got = ::read(fd, bytes.data() + size, read_bytes);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return cannot_read();
        }
        size += static_cast<std::size_t>(got);
        if (size > most) {
            return fail(ErrorCode::limit, "more than " + std::to_string(most) + " bytes");
        }
        if (got == 0) {
            bytes.resize(size);
            return bytes;
        }
    }
}

Result<Bytes> read_file(const std::string& path, std::size_t most) {
    if (path == "-") {
        return read_all(STDIN_FILENO, most);
    }
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return file ? read_all(file.get(), most) : cannot_read();
}

enum class Format { json, msgpack, csv };

/// A map in msgpack starts with a byte that neither JSON nor the text of a table can start with.
Format format_of(const std::string& path, ByteView bytes) {
    const std::filesystem::path extension = std::filesystem::path{path}.extension();
    if (extension == ".json") {
        return Format::json;
    }
    if (extension == ".csv") {
        return Format::csv;
    }
    const auto first = bytes.empty() ? std::byte{0} : bytes.front();
    const bool is_map = (first & std::byte{0xf0}) == std::byte{0x80} || first == std::byte{0xde} ||
                        first == std::byte{0xdf};
    if (extension == ".msgpack" || is_map) {
        return Format::msgpack;
    }
    const std::string_view text = as_text(bytes);
    const std::size_t start = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const bool is_json =
        start == std::string_view::npos || text[start] == '{' || text[start] == '[';
    return is_json ? Format::json : Format::csv;
}

Result<JobSource> from_csv(std::string_view text, const dataset::Limits& limits) {
    Result<dataset::Dataset> data = payload::read_csv(text, limits);
    if (!data) {
        return fail(std::move(data).error());
    }
    JobSource source;
    source.body.data = std::move(*data);
    return source;
}

Result<JobSource> from_job(Result<payload::JobFile> file, const dataset::Limits& limits) {
    if (!file) {
        return fail(std::move(file).error());
    }
    JobSource source;
    source.file = std::move(*file);
    const std::array<ByteView, 1> frames{source.file.body};
    Result<payload::RawBody> body = payload::decode_raw(frames, limits);
    if (!body) {
        return fail(std::move(body).error());
    }
    source.body = std::move(*body);
    return source;
}

Result<JobSource> decode(Format format, ByteView bytes, const dataset::Limits& limits) {
    switch (format) {
        case Format::csv:
            return from_csv(as_text(bytes), limits);
        case Format::json:
            return from_job(payload::read_job_json(as_text(bytes), limits), limits);
        default:
            return from_job(payload::read_job_msgpack(bytes, limits), limits);
    }
}

template <typename T>
void set_option(chart::OptionMap& options, std::string_view name, T value) {
    std::erase_if(options, [&](const auto& option) { return option.first == name; });
    auto& option = options.emplace_back();
    option.first = name;
    option.second.value = std::move(value);
}

/// The file is called what it is.
void set_format(payload::RawChart& chart, const std::string& format) {
    set_option(chart.options, "format", format);
    if (chart.output && chart::format_of(*chart.output)) {
        chart.output->replace(chart.output->rfind('.') + 1, std::string::npos, format);
    }
}

}  // namespace

Result<JobSource> load_job(const std::string& path) {
    const dataset::Limits limits;
    const Result<Bytes> bytes = read_file(path, limits.max_body_bytes);
    if (!bytes) {
        return fail(bytes.error());
    }
    Result<JobSource> source = decode(format_of(path, *bytes), *bytes, limits);
    if (!source) {
        return source;
    }
    const std::string name = path == "-" ? "stdin" : std::filesystem::path{path}.stem().string();
    source->key = source->file.key.value_or(name);
    if (Status status = output::validate_key(source->key); !status) {
        return fail(std::move(status).error());
    }
    return source;
}

void override_charts(payload::RawBody& body, const ChartOverrides& overrides) {
    if (!overrides.kinds.empty()) {
        body.charts.emplace();
        for (const std::string& kind : overrides.kinds) {
            body.charts->push_back({kind, {}, {}});
        }
    }
    if (!overrides.dpi && overrides.format.empty()) {
        return;
    }
    if (!body.charts) {
        body.charts = payload::default_charts();
    }
    for (payload::RawChart& chart : *body.charts) {
        if (overrides.dpi) {
            set_option(chart.options, "dpi", *overrides.dpi);
        }
        if (!overrides.format.empty()) {
            set_format(chart, overrides.format);
        }
    }
}

}  // namespace plotmill::cli
