#include "clients/cli/chart_file.hpp"

#include "chart/render.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

namespace plotmill::cli {

TableBuilder& TableBuilder::add(std::string name, const std::vector<double>& values) {
    auto bytes = std::make_shared<Bytes>(values.size() * sizeof(double));
    std::memcpy(bytes->data(), values.data(), bytes->size());
    data_.rows = values.size();
    data_.columns.emplace_back(std::move(name), dataset::DType::f8, ByteView{*bytes}, values.size(),
                               static_cast<std::ptrdiff_t>(sizeof(double)));
    data_.owned.push_back(std::move(bytes));
    return *this;
}

TableBuilder& TableBuilder::add(std::string name, std::vector<std::string> texts) {
    data_.rows = texts.size();
    data_.columns.emplace_back(std::move(name), std::move(texts));
    return *this;
}

dataset::Dataset TableBuilder::take() {
    return std::move(data_);
}

Status draw_to_file(const ChartOrder& order, const dataset::Dataset& data) {
    chart::OptionMap options = order.options;
    const bool says_format = std::any_of(options.begin(), options.end(),
                                         [](const auto& o) { return o.first == "format"; });
    if (const auto format = chart::format_of(order.path); format && !says_format) {
        options.emplace_back("format",
                             chart::OptionValue{std::string{chart::format_extension(*format)}});
    }
    const auto spec = chart::parse_chart(order.kind, options, order.kind);
    if (!spec) {
        return fail(spec.error());
    }
    chart::Renderer renderer;
    const auto picture = renderer.render(*spec, data);
    if (!picture) {
        return fail(picture.error());
    }
    const std::string unfinished = order.path + ".part";
    std::ofstream out{unfinished, std::ios::binary | std::ios::trunc};
    out.write(as_text(picture->bytes).data(), static_cast<std::streamsize>(picture->bytes.size()));
    out.close();
    std::error_code error;
    if (out) {
        std::filesystem::rename(unfinished, order.path, error);
    }
    if (!out || error) {
        std::error_code ignored;  // the first error is the one told
        std::filesystem::remove(unfinished, ignored);
        return fail(ErrorCode::output, in_quotes(order.path) + ": cannot be written");
    }
    return {};
}

}  // namespace plotmill::cli
