#include "chart/encode/png.hpp"

#include "base/check.hpp"
#include "chart/encode/put_bytes.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace plotmill::chart {
namespace {

constexpr double inches_per_metre = 1 / 0.0254;
constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
constexpr std::size_t chunk_frame = 12;  // length, type, checksum
// Signature, IHDR, PLTE, tRNS, pHYs, and what stands before the bytes of IDAT.
constexpr std::size_t longest_head = signature.size() + (chunk_frame + 13) +
                                     (chunk_frame + 3 * max_palette) + (chunk_frame + max_palette) +
                                     (chunk_frame + 9) + 8;

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

void put_palette(Bytes& out, const Palette& palette, bool has_alpha) {
    std::size_t chunk = begin_chunk(out, "PLTE");
    for (const std::uint32_t color : palette.colors()) {
        put_byte(out, color >> 16U);
        put_byte(out, color >> 8U);
        put_byte(out, color);
    }
    end_chunk(out, chunk);
    if (!has_alpha) {
        return;
    }
    chunk = begin_chunk(out, "tRNS");
    for (const std::uint32_t color : palette.colors()) {
        put_byte(out, color >> 24U);
    }
    end_chunk(out, chunk);
}

void put_header(Bytes& out, const Pixels& pixels, bool is_indexed) {
    const std::size_t chunk = begin_chunk(out, "IHDR");
    put_word(out, static_cast<std::uint32_t>(pixels.width));
    put_word(out, static_cast<std::uint32_t>(pixels.height));
    const unsigned color_type = is_indexed ? 3 : pixels.has_alpha ? 6 : 2;
    for (const unsigned field : {8U, color_type, 0U, 0U, 0U}) {
        put_byte(out, field);
    }
    end_chunk(out, chunk);
}

void put_bytes(Bytes& out, std::string_view text) {
    for (const char c : text) {
        put_byte(out, static_cast<unsigned char>(c));
    }
}

/// Behind the pixels, where PNG allows it: tEXt, or iTXt of what is not ASCII.
void put_text(Bytes& out, std::string_view name, std::string_view text) {
    const bool is_ascii = std::all_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::size_t chunk = begin_chunk(out, is_ascii ? "tEXt" : "iTXt");
    put_bytes(out, name);
    put_byte(out, 0);
    for (int field = 0; !is_ascii && field < 4; ++field) {
        put_byte(out, 0);  // not compressed, no method, no language, no translated name
    }
    put_bytes(out, text);
    end_chunk(out, chunk);
}

}  // namespace

Bytes PngEncoder::head_of(const Pixels& pixels, double dpi, const Palette* palette) {
    Bytes head;
    head.reserve(longest_head);
    for (const std::uint8_t byte : signature) {
        put_byte(head, byte);
    }
    put_header(head, pixels, palette != nullptr);
    if (palette != nullptr) {
        put_palette(head, *palette, pixels.has_alpha);
    }
    const std::size_t chunk = begin_chunk(head, "pHYs");
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi * inches_per_metre));
    put_word(head, per_metre);
    put_word(head, per_metre);
    put_byte(head, 1);
    end_chunk(head, chunk);
    return head;
}

ByteView PngEncoder::encode(const Pixels& pixels, double dpi,
                            std::span<const std::pair<std::string, std::string>> metadata) {
    PM_CHECK(pixels.width > 0 && pixels.height > 0, "a picture has pixels");
    file_.resize(longest_head - 8);
    const std::size_t data = begin_chunk(file_, "IDAT");
    const bool is_indexed = stream_.write_indexed(pixels, file_);
    if (!is_indexed) {
        file_.resize(longest_head);
        stream_.write_colors(pixels, file_);
    }
    end_chunk(file_, data);
    for (const auto& [name, text] : metadata) {
        put_text(file_, name, text);
    }
    end_chunk(file_, begin_chunk(file_, "IEND"));
    const Bytes head = head_of(pixels, dpi, is_indexed ? &stream_.palette() : nullptr);
    std::copy(head.begin(), head.end(),
              file_.begin() + static_cast<std::ptrdiff_t>(data - head.size()));
    return ByteView{file_}.subspan(data - head.size());
}

}  // namespace plotmill::chart
