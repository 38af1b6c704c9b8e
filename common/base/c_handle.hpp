#pragma once
// unique_ptr for a C object and its free function: using Surface = CHandle<cairo_surface_t,
// &cairo_surface_destroy>;

#include <memory>

namespace plotmill {

template <auto Free>
struct Releaser {
    template <typename T>
    void operator()(T* object) const noexcept {
        static_cast<void>(Free(object));
    }
};

template <typename T, auto Free>
using CHandle = std::unique_ptr<T, Releaser<Free>>;

}  // namespace plotmill
