#pragma once
// One number for the product; the renderer version also changes when a picture of the same job
// would change. A worker adds a hash over its fonts: "1-3f9c0a71be52".

namespace plotmill {

inline constexpr const char* product_version = "0.1.0";
inline constexpr const char* renderer_version = "1";

}  // namespace plotmill
