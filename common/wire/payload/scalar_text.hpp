#pragma once
// Numbers as Python's str() shows them, so that a column named 0.5 or 1e20 has the label it had in
// pandas.

#include <cstdint>
#include <string>

namespace plotmill::payload {

/// repr(float): the shortest digits that read back the same; an exponent below 1e-04 and from 1e+16
/// on.
std::string python_text(double value);
std::string python_text(bool value);  // "True", "False"

}  // namespace plotmill::payload
