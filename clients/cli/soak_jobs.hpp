#pragma once
// The load of `plotmill selftest --soak`: jobs that differ in kind, options, format, size of the
// table and how it is written, so that every path of a renderer is gone again and again. Pure: the
// same number is the same job.

#include "clients/cpp/session.hpp"

#include <cstdint>

namespace plotmill::cli {

/// A whole round of kinds, options and formats; later jobs differ in their values only.
inline constexpr std::uint64_t soak_round = std::uint64_t{7} * 6;

/// \param place 0 to the number of jobs in flight, less one: names the key and the files, so that a
/// place's next job replaces what the one before it drew.
client::Job soak_job(std::uint64_t number, std::uint64_t place);

}  // namespace plotmill::cli
