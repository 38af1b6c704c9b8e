#include "chart/figure_data.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

std::span<const double> numbers_of(const dataset::Column& column, Workshop& shop) {
    std::vector<double>& scratch = shop.made.emplace_back();
    return column.is_time() ? column.days(scratch) : column.doubles(scratch);
}

bool has_numbers(const dataset::Column& column) noexcept {
    return column.is_number() || column.is_boolean() || column.is_time();
}

const dataset::Column* find_column(const dataset::Dataset& data, const std::string& name) {
    const auto found = std::find_if(data.columns.begin(), data.columns.end(),
                                    [&](const auto& column) { return column.name() == name; });
    return found == data.columns.end() ? nullptr : &*found;
}

/// Does a path begin with a move, and has every curve all of its corners?
bool is_path(std::span<const double> codes) {
    if (codes.empty() || codes.front() != 1) {
        return false;
    }
    for (std::size_t i = 0; i < codes.size();) {
        const double code = codes[i];
        const std::size_t corners = code == 3 ? 2 : code == 4 ? 3 : 1;
        const bool is_known = code == close_code || (code >= 1 && code <= 4);
        const std::size_t end = i + corners;
        if (!is_known || end > codes.size()) {
            return false;
        }
        for (; i < end; ++i) {
            if (codes[i] != code) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

Status ArtistResolver::resolve(FigureArtist& artist) {
    return std::visit([&](auto& kind) { return resolve_one(kind); }, artist);
}

Status ArtistResolver::find(const Named& field) {
    Numbers& numbers = *field.numbers;
    if (numbers.array) {
        if (*numbers.array >= data_.arrays.size()) {
            return fail(ErrorCode::column,
                        std::string{"."} + field.name + ".array: got " +
                            std::to_string(*numbers.array) + ", expected one of the " +
                            std::to_string(data_.arrays.size()) + " arrays of the data");
        }
        numbers.values = numbers_of(data_.arrays[*numbers.array], shop_);
    } else if (numbers.column) {
        const dataset::Column* column = find_column(data_, *numbers.column);
        if (column == nullptr || !has_numbers(*column)) {
            return fail(ErrorCode::column,
                        std::string{"."} + field.name + ": column '" + *numbers.column + "' " +
                            (column == nullptr ? "is not in the data" : "has no numbers or times"));
        }
        numbers.values = numbers_of(*column, shop_);
    } else {
        numbers.values = numbers.own;
    }
    return {};
}

Status ArtistResolver::find_equal(std::initializer_list<Named> fields) {
    std::size_t longest = 0;
    bool is_empty = false;
    for (const Named& field : fields) {
        if (Status found = find(field); !found) {
            return found;
        }
        longest = std::max(longest, field.numbers->values.size());
        is_empty = is_empty || field.numbers->values.empty();
    }
    for (const Named& field : fields) {
        std::span<const double>& values = field.numbers->values;
        if (is_empty && longest <= 1) {
            values = {};
        } else if (values.size() == 1 && longest > 1) {
            values = shop_.made.emplace_back(longest, values.front());
        } else if (values.size() != longest) {
            return fail(ErrorCode::ragged, std::string{"."} + field.name + ": has " +
                                               std::to_string(values.size()) +
                                               " numbers, expected " + std::to_string(longest) +
                                               " as its companions or one for all");
        }
    }
    return {};
}

Status ArtistResolver::find_colors(Colors& colors, const char* name) {
    if (!colors.array) {
        return {};
    }
    const bool is_there = *colors.array < data_.arrays.size();
    if (!is_there || data_.arrays[*colors.array].dtype() != dataset::DType::u1 ||
        data_.arrays[*colors.array].rows() % 4 != 0) {
        return fail(
            ErrorCode::column,
            std::string{"."} + name + ".array: array " + std::to_string(*colors.array) +
                (is_there ? " is not |u1 with four bytes for a colour" : " is not in the data"));
    }
    std::vector<double> bytes;
    const auto channels = data_.arrays[*colors.array].doubles(bytes);
    colors.own.clear();
    for (std::size_t i = 0; i + 4 <= channels.size(); i += 4) {
        colors.own.push_back({channels[i] / 255, channels[i + 1] / 255, channels[i + 2] / 255,
                              colors.alpha.value_or(channels[i + 3] / 255)});
    }
    return {};
}

Status ArtistResolver::find_look(AreaLook& look) {
    if (Status found = find_colors(look.face, "facecolors"); !found) {
        return found;
    }
    return find_colors(look.edge, "edgecolors");
}

Status ArtistResolver::resolve_one(FigureLine& line) {
    if (line.markers.at.is_given()) {
        if (Status found = find({&line.markers.at, "markevery.at"}); !found) {
            return found;
        }
    }
    return find_equal({{&line.x, "x"}, {&line.y, "y"}});
}

Status ArtistResolver::resolve_one(FigurePoints& points) {
    if (Status found = find_equal({{&points.x, "x"}, {&points.y, "y"}}); !found) {
        return found;
    }
    const std::size_t count = points.x.values.size();
    for (const Named& field : {Named{&points.s, "s"}, Named{&points.values, "values"}}) {
        if (Status found = find(field); !found) {
            return found;
        }
        const std::size_t given = field.numbers->values.size();
        if (given > 1 && given != count) {
            return fail(ErrorCode::ragged, std::string{"."} + field.name + ": has " +
                                               std::to_string(given) + " numbers, expected " +
                                               std::to_string(count) + " as x or one for all");
        }
    }
    if (points.mapping) {
        keep_valued(points);
    }
    if (Status found = find_colors(points.face, "c"); !found) {
        return found;
    }
    return find_colors(points.edge, "edgecolors");
}

/// matplotlib leaves out points whose value is missing: they count nowhere.
void ArtistResolver::keep_valued(FigurePoints& points) {
    const auto values = points.values.values;
    if (values.size() != points.x.values.size() ||
        std::all_of(values.begin(), values.end(),
                    [](double value) { return std::isfinite(value); })) {
        return;
    }
    const auto keep = [&](std::span<const double>& numbers) {
        if (numbers.size() != values.size()) {
            return;
        }
        auto& kept = shop_.made.emplace_back();
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isfinite(values[i])) {
                kept.push_back(numbers[i]);
            }
        }
        numbers = kept;
    };
    keep(points.x.values);
    keep(points.y.values);
    keep(points.s.values);
    keep(points.values.values);
}

Status ArtistResolver::resolve_one(FigureRects& rects) {
    if (Status found = find_equal(
            {{&rects.x, "x"}, {&rects.y, "y"}, {&rects.width, "width"}, {&rects.height, "height"}});
        !found) {
        return found;
    }
    return find_look(rects.look);
}

Status ArtistResolver::resolve_one(FigurePolygons& polygons) {
    if (Status found = find_equal({{&polygons.x, "x"}, {&polygons.y, "y"}}); !found) {
        return found;
    }
    for (const Named& field :
         {Named{&polygons.counts, "counts"}, Named{&polygons.values, "values"}}) {
        if (Status found = find(field); !found) {
            return found;
        }
    }
    const auto& counts = polygons.counts.values;
    double sum = 0;
    for (const double count : counts) {
        if (!(count >= 1) || count != std::floor(count)) {
            return fail(ErrorCode::range, ".counts: expected whole numbers from 1");
        }
        sum += count;
    }
    const auto corners = static_cast<double>(polygons.x.values.size());
    const bool fits =
        counts.empty() || (counts.size() == 1 ? std::fmod(corners, sum) == 0 : corners == sum);
    if (!fits) {
        return fail(ErrorCode::ragged, ".counts: do not make up the " +
                                           std::to_string(polygons.x.values.size()) +
                                           " corners of x");
    }
    if (Status found = resolve_codes(polygons); !found) {
        return found;
    }
    return find_look(polygons.look);
}

/// Every path begins with a move, and every curve has all of its corners.
Status ArtistResolver::resolve_codes(FigurePolygons& polygons) {
    if (Status found = find({&polygons.codes, "codes"}); !found) {
        return found;
    }
    const auto& codes = polygons.codes.values;
    const auto& counts = polygons.counts.values;
    if (codes.empty()) {
        return {};
    }
    if (codes.size() != polygons.x.values.size()) {
        return fail(ErrorCode::ragged, ".codes: has " + std::to_string(codes.size()) +
                                           " numbers, expected one for each corner");
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; begin < codes.size(); ++i) {
        const std::size_t count =
            counts.empty() ? codes.size() : static_cast<std::size_t>(counts[i % counts.size()]);
        if (!is_path(codes.subspan(begin, count))) {
            return fail(ErrorCode::range,
                        ".codes: expected paths of 1, 2, 3 3, 4 4 4 and 79 that begin with 1");
        }
        begin += count;
    }
    return {};
}

Status ArtistResolver::resolve_one(FigureSegments& segments) {
    if (Status found = find_equal({{&segments.x0, "x0"},
                                   {&segments.y0, "y0"},
                                   {&segments.x1, "x1"},
                                   {&segments.y1, "y1"}});
        !found) {
        return found;
    }
    return find_colors(segments.color, "colors");
}

Status ArtistResolver::resolve_one(FigureWedges& wedges) {
    if (Status found = find_equal({{&wedges.x, "x"},
                                   {&wedges.y, "y"},
                                   {&wedges.r, "r"},
                                   {&wedges.theta1, "theta1"},
                                   {&wedges.theta2, "theta2"}});
        !found) {
        return found;
    }
    return find_look(wedges.look);
}

Status ArtistResolver::find_cell_colors(FigureMesh& mesh) {
    Colors cells;
    cells.array = mesh.rgba;
    if (Status found = find_colors(cells, "rgba"); !found) {
        return found;
    }
    auto& colors = shop_.cell_colors.emplace_back();
    colors.reserve(cells.own.size());
    for (const Color& color : cells.own) {
        colors.push_back(to_map_color({color.r, color.g, color.b, 1}) & 0xffffffU);
    }
    mesh.colors = colors;
    if (std::any_of(cells.own.begin(), cells.own.end(), [](const Color& c) { return c.a < 1; })) {
        auto& opacities = shop_.opacities.emplace_back();
        const double alpha = mesh.mapping.alpha.value_or(1);
        for (const Color& color : cells.own) {
            opacities.push_back(static_cast<std::uint8_t>(std::lround(color.a * alpha * 255)));
        }
        mesh.opacities = opacities;
    }
    return {};
}

Status ArtistResolver::resolve_one(FigureMesh& mesh) {
    for (const Named& field : {Named{&mesh.x, "x"}, Named{&mesh.y, "y"},
                               Named{&mesh.values, "values"}, Named{&mesh.alphas, "alphas"}}) {
        if (Status found = find(field); !found) {
            return found;
        }
    }
    if (mesh.x.values.size() < 2 || mesh.y.values.size() < 2) {
        return fail(ErrorCode::ragged, ": a mesh has two edges or more along x and y");
    }
    if (mesh.rgba) {
        if (Status found = find_cell_colors(mesh); !found) {
            return found;
        }
    }
    const std::size_t cells = (mesh.x.values.size() - 1) * (mesh.y.values.size() - 1);
    const std::size_t given = mesh.rgba ? mesh.colors.size() : mesh.values.values.size();
    if (given != cells) {
        return fail(ErrorCode::ragged, std::string{} + (mesh.rgba ? ".rgba" : ".values") +
                                           ": has " + std::to_string(given) + " cells, expected " +
                                           std::to_string(cells) + " between the edges");
    }
    const std::size_t alphas = mesh.alphas.values.size();
    if (alphas != 0 && (mesh.rgba || alphas != cells)) {
        return fail(ErrorCode::ragged, ".alphas: has " + std::to_string(alphas) +
                                           " numbers, expected one for each of the values");
    }
    return {};
}

Status ArtistResolver::resolve_one(FigureText& /*has no numbers of the data*/) {
    return {};
}

Status ArtistResolver::resolve_one(FigureFlame& /*a builder's, which has resolved it*/) {
    return {};
}

Status ArtistResolver::resolve_one(FigureTexts& texts) {
    const std::size_t count = texts.texts.size();
    for (const Named& field : {Named{&texts.x, "x"}, Named{&texts.y, "y"}}) {
        if (Status found = find(field); !found) {
            return found;
        }
        std::span<const double>& values = field.numbers->values;
        if (values.size() == 1 && count != 1) {
            values = shop_.made.emplace_back(count, values.front());
        } else if (values.size() != count) {
            return fail(ErrorCode::ragged,
                        std::string{"."} + field.name + ": has " + std::to_string(values.size()) +
                            " numbers, expected " + std::to_string(count) + " as s or one for all");
        }
    }
    if (Status found = find_colors(texts.color, "colors"); !found) {
        return found;
    }
    const std::size_t colors = texts.color.own.size();
    return colors <= 1 || colors == count
               ? Status{}
               : fail(ErrorCode::ragged, ".colors: has " + std::to_string(colors) +
                                             " colours, expected " + std::to_string(count) +
                                             " as s or one for all");
}

}  // namespace plotmill::chart
