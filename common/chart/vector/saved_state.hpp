#pragma once
// Cairo's graphics state, kept for a block.

#include <cairo.h>

namespace plotmill::chart {

/// Everything that is drawn until the end of a block leaves no trace in the state.
class SavedState {
public:
    explicit SavedState(cairo_t* page) noexcept : page_{page} { cairo_save(page_); }
    SavedState(const SavedState&) = delete;
    SavedState& operator=(const SavedState&) = delete;
    ~SavedState() { cairo_restore(page_); }

private:
    cairo_t* page_;
};

}  // namespace plotmill::chart
