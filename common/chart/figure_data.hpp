#pragma once
// What artists name (numbers in place, arrays, columns; colours) as numbers and colours.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/spec/figure_spec.hpp"
#include "dataset/dataset.hpp"

#include <string>

namespace plotmill::chart {

/// Sets the `values` of an artist's numbers, all that belong together equally long, and its colours
/// of arrays. `where` opens error sentences: "axes[0].artists[2]". Errors: column (not there, or no
/// numbers), ragged, option.
class ArtistResolver {
public:
    ArtistResolver(const dataset::Dataset& data, Workshop& shop) : data_{data}, shop_{shop} {}
    Status resolve(FigureArtist& artist, const std::string& where);

private:
    Status resolve_one(FigureLine& line, const std::string& where);
    Status resolve_one(FigurePoints& points, const std::string& where);
    Status resolve_one(FigureRects& rects, const std::string& where);
    Status resolve_one(FigurePolygons& polygons, const std::string& where);
    Status resolve_one(FigureSegments& segments, const std::string& where);
    Status resolve_one(FigureWedges& wedges, const std::string& where);
    Status resolve_one(FigureMesh& mesh, const std::string& where);
    Status resolve_one(FigureText& text, const std::string& where);
    Status resolve_one(FigureTexts& texts, const std::string& where);

    struct Named {
        Numbers* numbers;
        const char* name;
    };
    Status find(const Named& field, const std::string& where);
    Status find_colors(Colors& colors, const char* name, const std::string& where);
    void keep_valued(FigurePoints& points);
    Status find_cell_colors(FigureMesh& mesh, const std::string& where);
    /// Finds all, and repeats what is one number.
    Status find_equal(std::initializer_list<Named> fields, const std::string& where);
    Status find_look(AreaLook& look, const std::string& where);

    const dataset::Dataset& data_;
    Workshop& shop_;
};

}  // namespace plotmill::chart
