#include "tests/support/counted_allocations.hpp"

#include <cstdlib>
#include <new>

namespace plotmill::test {

namespace {

Allocations total;

void* counted_or_null(std::size_t size) noexcept {
    total.bytes += size;
    ++total.count;
    return std::malloc(size == 0 ? 1 : size);
}

void* counted(std::size_t size) {
    void* const memory = counted_or_null(size);
    if (memory == nullptr) {
        throw std::bad_alloc{};
    }
    return memory;
}

}  // namespace

Allocations allocations() noexcept {
    return total;
}

}  // namespace plotmill::test

using plotmill::test::counted;
using plotmill::test::counted_or_null;

// All forms: a sanitizer's own would not fit our free().
void* operator new(std::size_t size) {
    return counted(size);
}
void* operator new[](std::size_t size) {
    return counted(size);
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return counted_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    return counted_or_null(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t& /*tag*/) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t& /*tag*/) noexcept {
    std::free(memory);
}
