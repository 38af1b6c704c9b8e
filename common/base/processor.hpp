#pragma once
// What hot loops may use of the processor beyond what the build asks of every one. A loop that has
// two bodies gives the same bytes by both: tests run each.

namespace plotmill {

enum class Vectors { baseline, avx2 };

/// The widest that this processor has and limit_vectors allows. Any thread; costs a load.
Vectors vectors() noexcept;

/// From here on nothing wider is used, in all threads: what a test compares with.
void limit_vectors(Vectors most) noexcept;

}  // namespace plotmill
