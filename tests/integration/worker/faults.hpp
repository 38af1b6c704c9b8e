#pragma once
// What a faulty renderer does, by the name of a chart kind. Test only.

#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace plotmill::test {

/// Ok: go on and draw. An Error is the job's.
using Fault = Status (*)(const nlohmann::json& options);
/// nullptr: no fault of that name.
///
///   leak {bytes}   allocates, touches, forgets       segv, abort, exit {code}   end the process
///   grow           until it is stopped               spin, sleep                for ever
///   escape         tries every way out; E_INTERNAL names those that were open
///   write {bytes}  one file so large
///   allocate {bytes} at once, then frees             hold {ms}                  keeps busy, then
///   draws
Fault find_fault(std::string_view kind);

}  // namespace plotmill::test
