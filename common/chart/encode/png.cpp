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
constexpr std::uint8_t filter_up = 2;
constexpr std::size_t good_match = 16;  // long enough not to look for a longer one by hash
constexpr unsigned hash_bits = 13;
constexpr std::size_t min_match = 4;     // a shorter match costs more than its literals
constexpr std::size_t close_pixels = 8;  // changes this close to each other are one
constexpr unsigned zlib_method = 0x78;   // deflate, a window of 32 kB
constexpr unsigned zlib_flags = 0x5e;
constexpr double inches_per_metre = 1 / 0.0254;
constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
constexpr std::uint32_t rgb_mask = 0xffffffU;
constexpr std::uint32_t argb_mask = 0xffffffffU;

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

std::uint64_t word_at(const std::uint8_t* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

std::uint32_t four_bytes_at(const std::uint8_t* at) {
    static_assert(min_match == sizeof(std::uint32_t));
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

std::size_t hash_of(std::uint32_t four_bytes) {
    return (four_bytes * 0x9e3779b1U) >> (32 - hash_bits);
}

/// How many bytes at `a` equal those at `b`, at most `limit`.
std::size_t equal_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t limit) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    std::size_t n = 0;
    while (n + 4 * word <= limit) {
        std::uint64_t differs = 0;
        for (std::size_t i = 0; i < 4 * word; i += word) {
            differs |= word_at(a + n + i) ^ word_at(b + n + i);
        }
        if (differs != 0) {
            break;
        }
        n += 4 * word;
    }
    for (; n + word <= limit; n += word) {
        if (const std::uint64_t differs = word_at(a + n) ^ word_at(b + n)) {
            return n + static_cast<std::size_t>(std::countr_zero(differs)) / 8;
        }
    }
    while (n < limit && a[n] == b[n]) {
        ++n;
    }
    return n;
}

std::size_t equal_pixels(const std::uint32_t* a, const std::uint32_t* b, std::size_t limit) {
    return equal_bytes(reinterpret_cast<const std::uint8_t*>(a),
                       reinterpret_cast<const std::uint8_t*>(b), limit * sizeof(*a)) /
           sizeof(*a);
}

const std::uint32_t* row_of(const Pixels& pixels, int y) {
    return pixels.rgb.data() + static_cast<std::ptrdiff_t>(y) * pixels.width;
}

void put_rgb(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out) {
    for (std::size_t x = 0; x < count; ++x) {
        out[0] = static_cast<std::uint8_t>(pixels[x] >> 16U);
        out[1] = static_cast<std::uint8_t>(pixels[x] >> 8U);
        out[2] = static_cast<std::uint8_t>(pixels[x]);
        out += 3;
    }
}

void put_rgba(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out) {
    for (std::size_t x = 0; x < count; ++x, out += 4) {
        put_rgb(pixels + x, 1, out);
        out[3] = static_cast<std::uint8_t>(pixels[x] >> 24U);
    }
}

/// What stands for "palette", "truecolour" and "truecolour with alpha" in IHDR.
unsigned color_type(std::size_t bytes_per_pixel) {
    return bytes_per_pixel == 1 ? 3 : bytes_per_pixel == 3 ? 2 : 6;
}

}  // namespace

void PngEncoder::find_changes(const Pixels& pixels) {
    const auto width = static_cast<std::size_t>(pixels.width);
    changes_.assign(1, {0, width});
    first_change_.assign(1, 0);
    for (int y = 1; y < pixels.height; ++y) {
        const std::size_t first = changes_.size();
        first_change_.push_back(first);
        const std::uint32_t* row = row_of(pixels, y);
        const std::uint32_t* above = row_of(pixels, y - 1);
        if (std::memcmp(row, above, width * sizeof(*row)) == 0) {
            continue;
        }
        std::size_t x = equal_pixels(row, above, width);
        while (x < width) {
            const bool joins = changes_.size() > first && x - changes_.back().end < close_pixels;
            if (!joins) {
                changes_.push_back({x, x});
            }
            while (x < width && row[x] != above[x]) {
                ++x;
            }
            changes_.back().end = x;
            x += equal_pixels(row + x, above + x, width - x);
        }
    }
    first_change_.push_back(changes_.size());
}

std::span<const PngEncoder::Change> PngEncoder::changes_of(int y) const {
    const auto row = static_cast<std::size_t>(y);
    return std::span{changes_}.subspan(first_change_[row],
                                       first_change_[row + 1] - first_change_[row]);
}

bool PngEncoder::make_palette(const Pixels& pixels) {
    palette_.clear();
    const std::uint32_t mask = color_mask_;
    for (int y = 0; y < pixels.height; ++y) {
        const std::uint32_t* row = row_of(pixels, y);
        for (const auto& [first, end] : changes_of(y)) {
            for (std::size_t x = first; x < end; ++x) {
                const bool is_new = x == first || row[x] != row[x - 1];
                if (is_new && palette_.index_of(row[x] & mask) == max_palette) {
                    return false;
                }
            }
        }
    }
    return true;
}

void PngEncoder::convert(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out) {
    if (bytes_per_pixel_ == 3) {
        put_rgb(pixels, count, out);
        return;
    }
    if (bytes_per_pixel_ == 4) {
        put_rgba(pixels, count, out);
        return;
    }
    for (std::size_t x = 0; x < count;) {
        const std::uint32_t pixel = pixels[x];
        const auto index = static_cast<std::uint8_t>(palette_.index_of(pixel & color_mask_));
        do {
            out[x++] = index;
        } while (x < count && pixels[x] == pixel);
    }
}

PngEncoder::Match PngEncoder::find_match(std::size_t at, std::size_t left) const {
    const std::uint8_t* here = window_.data() + row_ + at;
    const std::uint32_t next = four_bytes_at(here);
    Match best;
    if (above_ > 0 && next == four_bytes_at(here - above_)) {
        best = {above_, equal_bytes(here, here - above_, left)};
    }
    if (at > bytes_per_pixel_ && best.length < left &&
        next == four_bytes_at(here - bytes_per_pixel_)) {
        const std::size_t run = equal_bytes(here, here - bytes_per_pixel_, left);
        best = run > best.length ? Match{bytes_per_pixel_, run} : best;
    }
    if (bytes_per_pixel_ == 1 || best.length >= good_match) {
        return best;
    }
    const std::size_t place = forgotten_ + row_ + at;
    const std::size_t before = seen_[hash_of(next)];
    if (before > forgotten_ && place + 1 - before <= max_distance) {
        const std::size_t distance = place + 1 - before;
        const std::size_t length = equal_bytes(here, here - distance, left);
        best = length > best.length && length >= min_match ? Match{distance, length} : best;
    }
    return best;
}

void PngEncoder::remember(std::size_t at, std::size_t count, std::size_t end) {
    if (bytes_per_pixel_ == 1) {
        return;
    }
    const std::size_t stop = std::min(at + std::min(count, good_match), end - min_match + 1);
    for (; at < stop; ++at) {
        seen_[hash_of(four_bytes_at(window_.data() + row_ + at))] =
            static_cast<std::uint32_t>(forgotten_ + row_ + at + 1);
    }
}

void PngEncoder::write_part(std::size_t at, std::size_t end) {
    while (end - at >= min_match) {
        const Match found = find_match(at, end - at);
        const std::size_t length = std::max<std::size_t>(found.length, 1);
        if (found.length == 0) {
            deflate_.literal(window_[row_ + at]);
        } else {
            deflate_.match(static_cast<std::uint32_t>(found.distance), found.length);
        }
        if (found.distance != bytes_per_pixel_) {
            remember(at, length, end);
        }
        at += length;
    }
    for (; at < end; ++at) {
        deflate_.literal(window_[row_ + at]);
    }
}

void PngEncoder::write_row(const std::uint32_t* pixels, std::span<const Change> changes) {
    for (const auto& [first, end] : changes) {
        convert(pixels + first, end - first, raw_.data() + 1 + first * bytes_per_pixel_);
    }
    std::memcpy(window_.data() + row_, raw_.data(), row_bytes_);
    if (above_ == 0 || row_bytes_ < min_match) {
        write_part(0, row_bytes_);
        return;
    }
    const auto match_above = [&](std::size_t length) {
        deflate_.match(static_cast<std::uint32_t>(above_), length);
    };
    std::size_t at = 0;
    for (const auto& [first, end] : changes) {
        const std::size_t start = 1 + first * bytes_per_pixel_;
        if (start - at >= min_match) {
            match_above(start - at);
            at = start;
        }
        // Too few bytes after it for a match: they go with the change.
        std::size_t stop = 1 + end * bytes_per_pixel_;
        stop = row_bytes_ - stop < min_match ? row_bytes_ : stop;
        write_part(at, stop);
        at = stop;
    }
    if (at < row_bytes_) {
        match_above(row_bytes_ - at);
    }
}

void PngEncoder::write_repeated_row() {
    std::uint8_t* const row = window_.data() + row_;
    std::memset(row, 0, row_bytes_);
    row[0] = filter_up;
    deflate_.literal(filter_up);
    deflate_.literal(0);
    if (row_bytes_ >= 2 + min_match) {
        deflate_.match(1, row_bytes_ - 2);
        return;
    }
    for (std::size_t at = 2; at < row_bytes_; ++at) {
        deflate_.literal(0);
    }
}

void PngEncoder::next_row() {
    row_ += row_bytes_;
    const std::size_t distance = forgotten_ + row_ - last_written_;
    above_ = distance <= max_distance ? distance : 0;
    if (row_ + row_bytes_ > window_.size()) {
        const std::size_t kept = std::min(row_, max_distance);
        std::memmove(window_.data(), window_.data() + row_ - kept, kept);
        forgotten_ += row_ - kept;
        row_ = kept;
    }
}

void PngEncoder::write_data(const Pixels& pixels) {
    row_bytes_ = static_cast<std::size_t>(pixels.width) * bytes_per_pixel_ + 1;
    raw_.assign(row_bytes_, 0);                     // begins with filter None
    window_.resize(8 * max_distance + row_bytes_);  // moved back once in seven windows
    row_ = 0;
    forgotten_ = 0;
    above_ = 0;
    if (bytes_per_pixel_ > 1) {
        seen_.assign(std::size_t{1} << hash_bits, 0);
    }
    put_byte(file_, zlib_method);
    put_byte(file_, zlib_flags);
    deflate_.start(file_);
    std::uint32_t checksum = libdeflate_adler32(0, nullptr, 0);
    for (int y = 0; y < pixels.height; ++y) {
        if (const auto changes = changes_of(y); y > 0 && changes.empty()) {
            write_repeated_row();
        } else {
            write_row(row_of(pixels, y), changes);
            last_written_ = forgotten_ + row_;
        }
        checksum = libdeflate_adler32(checksum, window_.data() + row_, row_bytes_);
        next_row();
    }
    deflate_.finish();
    put_word(file_, checksum);
}

void PngEncoder::write_palette(bool has_alpha) {
    std::size_t chunk = begin_chunk(file_, "PLTE");
    for (const std::uint32_t color : palette_.colors()) {
        put_byte(file_, color >> 16U);
        put_byte(file_, color >> 8U);
        put_byte(file_, color);
    }
    end_chunk(file_, chunk);
    if (!has_alpha) {
        return;
    }
    chunk = begin_chunk(file_, "tRNS");
    for (const std::uint32_t color : palette_.colors()) {
        put_byte(file_, color >> 24U);
    }
    end_chunk(file_, chunk);
}

ByteView PngEncoder::encode(const Pixels& pixels, double dpi) {
    PM_CHECK(pixels.width > 0 && pixels.height > 0, "a picture has pixels");
    find_changes(pixels);
    color_mask_ = pixels.has_alpha ? argb_mask : rgb_mask;
    const bool indexed = make_palette(pixels);
    bytes_per_pixel_ = indexed ? 1 : pixels.has_alpha ? 4 : 3;
    file_.clear();
    for (const std::uint8_t byte : signature) {
        put_byte(file_, byte);
    }
    std::size_t chunk = begin_chunk(file_, "IHDR");
    put_word(file_, static_cast<std::uint32_t>(pixels.width));
    put_word(file_, static_cast<std::uint32_t>(pixels.height));
    for (const unsigned field : {8U, color_type(bytes_per_pixel_), 0U, 0U, 0U}) {
        put_byte(file_, field);
    }
    end_chunk(file_, chunk);
    if (indexed) {
        write_palette(pixels.has_alpha);
    }
    chunk = begin_chunk(file_, "pHYs");
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi * inches_per_metre));
    put_word(file_, per_metre);
    put_word(file_, per_metre);
    put_byte(file_, 1);
    end_chunk(file_, chunk);
    chunk = begin_chunk(file_, "IDAT");
    write_data(pixels);
    end_chunk(file_, chunk);
    end_chunk(file_, begin_chunk(file_, "IEND"));
    return file_;
}

}  // namespace plotmill::chart
