#include "chart/encode/png.hpp"

#include "base/check.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string_view>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_distance = 32'768;
constexpr std::size_t min_run = 4;  // a shorter match costs more than its literals
constexpr double inches_per_metre = 1 / 0.0254;
constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
constexpr std::uint32_t rgb_mask = 0xffffffU;

void put_byte(Bytes& out, unsigned value) {
    out.push_back(static_cast<std::byte>(value & 0xffU));
}

void put_word(Bytes& out, std::uint32_t value) {
    for (unsigned shift = 32; shift > 0;) {
        shift -= 8;
        put_byte(out, value >> shift);
    }
}

/// Begins a chunk; end_chunk() fills in its length and adds its checksum.
std::size_t begin_chunk(Bytes& out, std::string_view type) {
    const std::size_t start = out.size();
    put_word(out, 0);
    for (const char c : type) {
        put_byte(out, static_cast<unsigned char>(c));
    }
    return start;
}

void end_chunk(Bytes& out, std::size_t start) {
    const std::size_t length = out.size() - start - 8;
    for (std::size_t i = 0; i < 4; ++i) {
        out[start + i] = static_cast<std::byte>((length >> (24 - 8 * i)) & 0xffU);
    }
    put_word(out, libdeflate_crc32(0, out.data() + start + 4, length + 4));
}

/// How many bytes at `a` equal those at `b`, at most `limit`.
std::size_t equal_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t limit) {
    std::size_t n = 0;
    while (n + 8 <= limit) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, a + n, 8);
        std::memcpy(&y, b + n, 8);
        if (x != y) {
            return n + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8;
        }
        n += 8;
    }
    while (n < limit && a[n] == b[n]) {
        ++n;
    }
    return n;
}

const std::uint32_t* row_of(const Pixels& pixels, int y) {
    return pixels.rgb.data() + static_cast<std::ptrdiff_t>(y) * pixels.width;
}

bool repeats_above(const Pixels& pixels, int y) {
    return y > 0 && std::memcmp(row_of(pixels, y), row_of(pixels, y - 1),
                                static_cast<std::size_t>(pixels.width) * 4) == 0;
}

void put_rgb(const std::uint32_t* pixels, int width, std::uint8_t* out) {
    for (int x = 0; x < width; ++x) {
        out[0] = static_cast<std::uint8_t>(pixels[x] >> 16U);
        out[1] = static_cast<std::uint8_t>(pixels[x] >> 8U);
        out[2] = static_cast<std::uint8_t>(pixels[x]);
        out += 3;
    }
}

}  // namespace

bool PngEncoder::make_indices(const Pixels& pixels) {
    palette_.clear();
    const auto width = static_cast<std::size_t>(pixels.width);
    indices_.resize(width * static_cast<std::size_t>(pixels.height));
    for (int y = 0; y < pixels.height; ++y) {
        if (repeats_above(pixels, y)) {
            continue;  // never read
        }
        const std::uint32_t* row = row_of(pixels, y);
        std::uint8_t* out = indices_.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width;) {
            const std::size_t index = palette_.index_of(row[x] & rgb_mask);
            if (index == max_palette) {
                return false;
            }
            const std::uint32_t pixel = row[x];
            do {
                out[x++] = static_cast<std::uint8_t>(index);
            } while (x < width && row[x] == pixel);
        }
    }
    return true;
}

void PngEncoder::write_row(const std::uint8_t* row, std::size_t bytes, std::size_t bytes_per_pixel,
                           bool has_above) {
    const bool above_in_reach = has_above && bytes <= max_distance;
    for (std::size_t at = 0; at < bytes;) {
        const std::size_t left = bytes - at;
        const std::size_t above =
            above_in_reach ? equal_bytes(row + at, row + at - bytes, left) : 0;
        const std::size_t run = at > bytes_per_pixel && above < left
                                    ? equal_bytes(row + at, row + at - bytes_per_pixel, left)
                                    : 0;
        if (std::max(above, run) < min_run) {
            deflate_.literal(row[at++]);
        } else if (above >= run) {
            deflate_.match(static_cast<std::uint32_t>(bytes), above);
            at += above;
        } else {
            deflate_.match(static_cast<std::uint32_t>(bytes_per_pixel), run);
            at += run;
        }
    }
}

void PngEncoder::write_data(const Pixels& pixels, bool indexed) {
    const std::size_t bytes_per_pixel = indexed ? 1 : 3;
    const auto width = static_cast<std::size_t>(pixels.width);
    const std::size_t bytes = width * bytes_per_pixel + 1;
    rows_.assign(2 * bytes, 0);
    std::uint8_t* const row = rows_.data() + bytes;
    put_byte(file_, 0x78);
    put_byte(file_, 0x5e);
    deflate_.start(file_);
    std::uint32_t checksum = libdeflate_adler32(0, nullptr, 0);
    for (int y = 0; y < pixels.height; ++y) {
        if (repeats_above(pixels, y)) {
            if (bytes <= max_distance && bytes >= min_run) {
                deflate_.match(static_cast<std::uint32_t>(bytes), bytes);
            } else {
                write_row(row, bytes, bytes_per_pixel, true);
            }
            checksum = libdeflate_adler32(checksum, row, bytes);
            continue;
        }
        std::memcpy(rows_.data(), row, bytes);
        if (indexed) {
            std::memcpy(row + 1, indices_.data() + static_cast<std::size_t>(y) * width, width);
        } else {
            put_rgb(row_of(pixels, y), pixels.width, row + 1);
        }
        write_row(row, bytes, bytes_per_pixel, y > 0);
        checksum = libdeflate_adler32(checksum, row, bytes);
    }
    deflate_.finish();
    put_word(file_, checksum);
}

ByteView PngEncoder::encode(const Pixels& pixels, double dpi) {
    PM_CHECK(pixels.width > 0 && pixels.height > 0, "a picture has pixels");
    const bool indexed = make_indices(pixels);
    file_.clear();
    for (const std::uint8_t byte : signature) {
        put_byte(file_, byte);
    }
    std::size_t chunk = begin_chunk(file_, "IHDR");
    put_word(file_, static_cast<std::uint32_t>(pixels.width));
    put_word(file_, static_cast<std::uint32_t>(pixels.height));
    for (const unsigned field : {8U, indexed ? 3U : 2U, 0U, 0U, 0U}) {
        put_byte(file_, field);
    }
    end_chunk(file_, chunk);
    if (indexed) {
        chunk = begin_chunk(file_, "PLTE");
        for (const std::uint32_t color : palette_.colors()) {
            put_byte(file_, color >> 16U);
            put_byte(file_, color >> 8U);
            put_byte(file_, color);
        }
        end_chunk(file_, chunk);
    }
    chunk = begin_chunk(file_, "pHYs");
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi * inches_per_metre));
    put_word(file_, per_metre);
    put_word(file_, per_metre);
    put_byte(file_, 1);
    end_chunk(file_, chunk);
    chunk = begin_chunk(file_, "IDAT");
    write_data(pixels, indexed);
    end_chunk(file_, chunk);
    end_chunk(file_, begin_chunk(file_, "IEND"));
    return file_;
}

}  // namespace plotmill::chart
