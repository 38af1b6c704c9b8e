#pragma once
// What artists name (numbers in place, arrays, columns; colours) as numbers and colours.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/spec/figure_spec.hpp"
#include "dataset/dataset.hpp"

#include <string>

namespace plotmill::chart {

/// Sets the `values` of an artist's numbers, all that belong together equally long, and its colours
/// of arrays. Sentences of errors begin behind the artist: ".x: …". Errors: column (not there, or
/// no numbers), ragged, option.
class ArtistResolver {
public:
    ArtistResolver(const dataset::Dataset& data, Workshop& shop) : data_{data}, shop_{shop} {}
    Status resolve(FigureArtist& artist);

private:
    Status resolve_one(FigureLine& line);
    Status resolve_one(FigurePoints& points);
    Status resolve_one(FigureRects& rects);
    Status resolve_one(FigurePolygons& polygons);
    Status resolve_codes(FigurePolygons& polygons);
    Status resolve_one(FigureSegments& segments);
    Status resolve_one(FigureWedges& wedges);
    Status resolve_one(FigureMesh& mesh);
    Status resolve_one(FigureText& text);
    Status resolve_one(FigureTexts& texts);
    static Status resolve_one(FigureFlame& flame);

    struct Named {
        Numbers* numbers;
        const char* name;
    };
    Status find(const Named& field);
    Status find_colors(Colors& colors, const char* name);
    void keep_valued(FigurePoints& points);
    Status find_cell_colors(FigureMesh& mesh);
    /// Finds all, and repeats what is one number.
    Status find_equal(std::initializer_list<Named> fields);
    Status find_look(AreaLook& look);

    const dataset::Dataset& data_;
    Workshop& shop_;
};

}  // namespace plotmill::chart
