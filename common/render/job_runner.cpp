#include "render/job_runner.hpp"

#include "digest/digest.hpp"
#include "output/path.hpp"
#include "render/cost.hpp"
#include "wire/payload/body.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <exception>
#include <new>
#include <utility>

namespace plotmill::render {
namespace {

class Stopwatch {
public:
    [[nodiscard]] std::int64_t elapsed_ns() const {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
                   std::chrono::steady_clock::now() - start_)
            .count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The temporaries of a job until all of them stand: on any way out before keep() they are removed.
class Temporaries {
public:
    explicit Temporaries(const output::OutputRoot& root) noexcept : root_{root} {}
    Temporaries(const Temporaries&) = delete;
    Temporaries& operator=(const Temporaries&) = delete;
    ~Temporaries() {
        for (const std::string& path : paths_) {
            // What cannot be removed is removed by the next attempt; the job's own error matters
            // more.
            static_cast<void>(root_.remove_temporary(path));
        }
    }

    void add(std::string path) { paths_.push_back(std::move(path)); }
    void keep() noexcept { paths_.clear(); }

private:
    const output::OutputRoot& root_;
    std::vector<std::string> paths_;
};

/// `idle` is told however the job ends.
class IdleAtTheEnd {
public:
    explicit IdleAtTheEnd(StageListener& listener) noexcept : listener_{listener} {}
    IdleAtTheEnd(const IdleAtTheEnd&) = delete;
    IdleAtTheEnd& operator=(const IdleAtTheEnd&) = delete;
    ~IdleAtTheEnd() { listener_.entered(Stage::idle); }

private:
    StageListener& listener_;
};

/// Numbers and the two charts of the story, encoded as a producer would.
Bytes built_in_body() {
    constexpr std::size_t rows = 4;
    constexpr std::size_t columns = 8;
    std::array<double, rows * columns> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = std::sin(static_cast<double>(i));
    }
    payload::RawBody body;
    body.data.rows = rows;
    for (std::size_t column = 0; column < columns; ++column) {
        const ByteView view = std::as_bytes(std::span{numbers}.subspan(column * rows, rows));
        body.data.columns.emplace_back(std::to_string(column), dataset::DType::f8, view, rows,
                                       sizeof(double));
    }
    body.charts = payload::default_charts();
    for (payload::RawChart& chart : *body.charts) {
        chart::NamedOption& dpi = chart.options.emplace_back();
        dpi.first = "dpi";
        dpi.second.value = 10.0;
    }
    return payload::encode_body(body);
}

/// The exception boundary: whatever `work` lets out becomes an Error.
template <typename Work>
Result<JobReport> guarded(Work work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::resource,
                    std::string{out_of_memory} + "the job needs more than it may have");
    } catch (const std::exception& exception) {
        return fail(ErrorCode::internal, std::string{"job: "} + exception.what());
    }
}

Stage stage_of(chart::DrawStage stage) noexcept {
    switch (stage) {
        case chart::DrawStage::layout:
            return Stage::layout;
        case chart::DrawStage::raster:
            return Stage::raster;
        case chart::DrawStage::encode:
            return Stage::encode;
    }
    return Stage::layout;
}

std::string in_chart(std::size_t number, const std::string& message) {
    return "charts[" + std::to_string(number) + "]: " + message;
}

Result<std::vector<std::string>> output_paths(const payload::JobBody& body) {
    std::vector<std::string> paths;
    for (const chart::ChartRequest& request : body.charts) {
        Result<std::string> path = output::output_path(body.folder, request.output);
        if (!path) {
            return fail(path.error().code, in_chart(paths.size(), path.error().message));
        }
        paths.push_back(std::move(*path));
    }
    return paths;
}

/// What the broker was told is what it guards against a second writer: the body may not say
/// otherwise.
Status check_announced(const std::vector<std::string>& paths,
                       const std::optional<std::span<const std::string>>& expected) {
    if (!expected) {
        return {};
    }
    if (expected->size() != paths.size()) {
        return fail(ErrorCode::path, "charts: " + std::to_string(paths.size()) +
                                         " outputs, the envelope announced " +
                                         std::to_string(expected->size()));
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (paths[i] != (*expected)[i]) {
            return fail(ErrorCode::path,
                        in_chart(i, "writes " + in_quotes(paths[i]) + ", the envelope announced " +
                                        in_quotes((*expected)[i])));
        }
    }
    return {};
}

Result<std::string> write_picture(const output::OutputRoot& root, const std::string& path,
                                  const output::TemporaryId& id, ByteView picture,
                                  Temporaries& temporaries) {
    Result<output::TemporaryFile> file = root.open_temporary(path, id);
    if (!file) {
        return fail(std::move(file).error());
    }
    temporaries.add(file->path());
    if (Status status = file->write(picture); !status) {
        return fail(std::move(status).error());
    }
    if (Status status = file->close(); !status) {
        return fail(std::move(status).error());
    }
    return file->path();
}

Status keep_picture(const JobOrder& order, ByteView picture, Bytes& pictures) {
    if (pictures.size() + picture.size() > order.max_picture_bytes) {
        return fail(ErrorCode::limit, "the job's pictures have " +
                                          std::to_string(pictures.size() + picture.size()) +
                                          " bytes and more, limit max_delivered_bytes " +
                                          std::to_string(order.max_picture_bytes));
    }
    pictures.insert(pictures.end(), picture.begin(), picture.end());
    return {};
}

DrawnChart describe(const chart::ChartRequest& request, std::string path, chart::Picture picture) {
    DrawnChart drawn;
    drawn.kind = chart::kind_name(request.spec.kind);
    drawn.path = std::move(path);
    drawn.sha256 = digest::sha256_hex(picture.bytes);
    drawn.bytes = picture.bytes.size();
    drawn.width_px = picture.width_px;
    drawn.height_px = picture.height_px;
    drawn.warnings = std::move(picture.warnings);
    drawn.times = picture.times;
    return drawn;
}

}  // namespace

std::string_view name(Stage stage) noexcept {
    constexpr std::array<std::string_view, 6> names{"idle",   "decode", "layout",
                                                    "raster", "encode", "write"};
    const auto number = static_cast<std::size_t>(stage);
    return number < names.size() ? names[number] : "unknown";
}

Result<JobReport> JobRunner::run(const JobOrder& order, const output::OutputRoot& root,
                                 StageListener& listener) {
    return guarded([&]() -> Result<JobReport> {
        const IdleAtTheEnd idle{listener};
        listener.entered(Stage::decode);
        const Stopwatch watch;
        const Result<payload::JobBody> body =
            payload::decode_body(order.frames, order.key, limits_);
        const std::int64_t decode_ns = watch.elapsed_ns();
        if (!body) {
            return fail(body.error());
        }
        listener.expects(expected_time(*body));
        Result<JobReport> report = draw_all(*body, order, root, listener);
        if (report) {
            report->decode_ns = decode_ns;
        }
        return report;
    });
}

Result<JobReport> JobRunner::draw(const payload::JobBody& body, const JobOrder& order,
                                  const output::OutputRoot& root, StageListener& listener) {
    return guarded([&] {
        const IdleAtTheEnd idle{listener};
        return draw_all(body, order, root, listener);
    });
}

Status JobRunner::rehearse() {
    const Bytes bytes = built_in_body();
    const std::array<ByteView, 1> frames{bytes};
    const Result<payload::JobBody> body = payload::decode_body(frames, "rehearsal", limits_);
    if (!body) {
        return fail(body.error());
    }
    for (const chart::ChartRequest& request : body->charts) {
        Result<chart::Picture> picture = renderer_.render(request.spec, body->data);
        if (!picture) {
            return fail(std::move(picture).error());
        }
        static_cast<void>(describe(request, {}, std::move(*picture)));  // the digest, too
    }
    return {};
}

Result<JobReport> JobRunner::draw_all(const payload::JobBody& body, const JobOrder& order,
                                      const output::OutputRoot& root, StageListener& listener) {
    Result<std::vector<std::string>> paths = output_paths(body);
    if (!paths) {
        return fail(std::move(paths).error());
    }
    if (Status status = check_announced(*paths, order.expected_outputs); !status) {
        return fail(std::move(status).error());
    }
    const chart::StageHook entered = [&listener](chart::DrawStage stage) {
        listener.entered(stage_of(stage));
    };
    JobReport report;
    Temporaries temporaries{root};
    for (std::size_t i = 0; i < body.charts.size(); ++i) {
        if (!listener.may_go_on()) {
            return fail(ErrorCode::timeout, in_chart(i, "the job's soft time limit is over"));
        }
        Result<chart::Picture> picture = renderer_.render(body.charts[i].spec, body.data, entered);
        if (!picture) {
            return fail(picture.error().code, in_chart(i, picture.error().message));
        }
        listener.entered(Stage::write);
        const Stopwatch watch;
        std::string temporary;
        if (order.in_memory) {
            if (Status kept = keep_picture(order, picture->bytes, report.pictures); !kept) {
                return fail(kept.error().code, in_chart(i, kept.error().message));
            }
        } else {
            const output::TemporaryId id{order.store, order.job, order.attempt,
                                         static_cast<std::uint32_t>(i)};
            Result<std::string> written =
                write_picture(root, (*paths)[i], id, picture->bytes, temporaries);
            if (!written) {
                return fail(written.error().code, in_chart(i, written.error().message));
            }
            temporary = std::move(*written);
        }
        const std::int64_t write_ns = watch.elapsed_ns();
        DrawnChart& drawn = report.charts.emplace_back(
            describe(body.charts[i], std::move((*paths)[i]), std::move(*picture)));
        drawn.temporary = std::move(temporary);
        drawn.write_ns = write_ns;
    }
    temporaries.keep();
    return report;
}

}  // namespace plotmill::render
