#include "chart/spec/flame_options.hpp"

#include "chart/spec/kind_options.hpp"

namespace plotmill::chart {

FlameOptions read_flame(OptionReader& reader) {
    FlameOptions options;
    options.stacks = reader.text("stacks");
    options.value = reader.text("value");
    options.title = reader.text("title").value_or("");
    options.unit = reader.text("unit").value_or("");
    options.icicle = reader.boolean("icicle", false);
    options.fontsize = reader.number("fontsize", options.fontsize, {1, 100});
    options.least_px = reader.number("least_width", options.least_px, {0, 100});
    options.root = reader.text("root").value_or(options.root);
    return options;
}

}  // namespace plotmill::chart
