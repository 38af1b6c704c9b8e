#include "chart/encode/png.hpp"

#include "base/c_handle.hpp"

#include <libdeflate.h>

#include <array>
#include <cmath>
#include <cstring>

namespace plotmill::chart {
namespace {
void put32(Bytes& out, std::uint32_t v) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>((v >> shift) & 0xffU));
}
void chunk(Bytes& out, const char* type, const Bytes& body) {
    put32(out, static_cast<std::uint32_t>(body.size()));
    const std::size_t start = out.size();
    for (int i = 0; i < 4; ++i)
        out.push_back(static_cast<std::byte>(type[i]));
    out.insert(out.end(), body.begin(), body.end());
    put32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}
}  // namespace

ByteView PngEncoder::encode(const Pixels& pixels, double dpi) {
    raw_.clear();
    for (int y = 0; y < pixels.height; ++y) {
        raw_.push_back(std::byte{0});
        for (int x = 0; x < pixels.width; ++x) {
            const auto p =
                pixels.rgb[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                           static_cast<std::size_t>(x)];
            for (int s = 16; s >= 0; s -= 8)
                raw_.push_back(static_cast<std::byte>((p >> s) & 0xffU));
        }
    }
    file_.clear();
    for (const int b : {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a})
        file_.push_back(static_cast<std::byte>(b));
    Bytes body;
    put32(body, static_cast<std::uint32_t>(pixels.width));
    put32(body, static_cast<std::uint32_t>(pixels.height));
    for (const int b : {8, 2, 0, 0, 0})
        body.push_back(static_cast<std::byte>(b));
    chunk(file_, "IHDR", body);
    body.clear();
    const auto ppm = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    put32(body, ppm);
    put32(body, ppm);
    body.push_back(std::byte{1});
    chunk(file_, "pHYs", body);
    CHandle<libdeflate_compressor, &libdeflate_free_compressor> c{libdeflate_alloc_compressor(6)};
    Bytes z(libdeflate_zlib_compress_bound(c.get(), raw_.size()));
    z.resize(libdeflate_zlib_compress(c.get(), raw_.data(), raw_.size(), z.data(), z.size()));
    chunk(file_, "IDAT", z);
    chunk(file_, "IEND", {});
    return file_;
}
}  // namespace plotmill::chart
