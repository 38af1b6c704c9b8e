#pragma once
// What drawing a job should take, from what it asks for: the basis of its time limit. Pure.

#include "wire/payload/job_body.hpp"

#include <chrono>

namespace plotmill::render {

/// On a slow machine with nothing else to do; at least a millisecond. k columns of n rows are k²·n
/// markers in a scatter matrix and k² cells (of a correlation: n operations each) in a heatmap;
/// each pixel is painted and encoded.
std::chrono::milliseconds expected_time(const payload::JobBody& body) noexcept;

}  // namespace plotmill::render
