#include "chart/encode/pixel_stream.hpp"

#include "chart/encode/put_bytes.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_distance = 32'768;
constexpr std::uint8_t filter_up = 2;
constexpr unsigned zlib_method = 0x78;  // deflate, a window of 32 kB
constexpr unsigned zlib_flags = 0x5e;
constexpr unsigned least_indices = 4;  // a shorter match costs more than its literals
constexpr unsigned least_colors = 2;   // of three bytes or four
constexpr std::size_t good_match = 5;  // long enough not to look for a longer one by hash
constexpr unsigned hash_bits = 12;
constexpr std::uint32_t rgb_mask = 0xffffffU;
constexpr std::uint32_t argb_mask = 0xffffffffU;

std::size_t hash_of(std::uint32_t first, std::uint32_t second) {
    return ((first * 0x9e3779b1U) ^ (second * 0x85ebca6bU)) >> (32 - hash_bits);
}

/// Adler-32 (RFC 1950) after a row of filter Up and zeros besides, in closed form.
std::uint32_t with_repeated_row(std::uint32_t adler, std::size_t row_bytes) {
    constexpr std::uint64_t modulus = 65'521;
    const std::uint64_t low = ((adler & 0xffffU) + filter_up) % modulus;
    const std::uint64_t high = ((adler >> 16U) + low * row_bytes) % modulus;
    return static_cast<std::uint32_t>((high << 16U) | low);
}

}  // namespace

bool PixelStream::write_indexed(const Pixels& pixels, Bytes& out) {
    palette_.clear();
    bytes_per_pixel_ = 1;
    return write(pixels, out);
}

void PixelStream::write_colors(const Pixels& pixels, Bytes& out) {
    bytes_per_pixel_ = pixels.has_alpha ? 4 : 3;
    seen_.assign(std::size_t{1} << hash_bits, 0);
    write(pixels, out);
}

bool PixelStream::write(const Pixels& pixels, Bytes& out) {
    pixels_ = &pixels;
    width_ = static_cast<std::size_t>(pixels.width);
    color_mask_ = pixels.has_alpha ? argb_mask : rgb_mask;
    row_bytes_ = width_ * bytes_per_pixel_ + 1;
    bytes_.assign(row_bytes_, 0);  // begins with filter None
    put_byte(out, zlib_method);
    put_byte(out, zlib_flags);
    deflate_.start(out);
    std::uint32_t checksum = libdeflate_adler32(0, nullptr, 0);
    std::size_t last_written = 0;
    up_.clear(width_);
    for (int y = 0; y < pixels.height; ++y) {
        const std::uint32_t* const row = pixels.row(y);
        if (y > 0) {
            up_.compare(row, pixels.row(y - 1), width_);
        }
        if (up_.is_full()) {
            write_repeated_row();
            checksum = with_repeated_row(checksum, row_bytes_);
            continue;
        }
        next_.compare(row + 1, row, width_ - 1);
        if (!convert_changes(row)) {
            return false;
        }
        y_ = static_cast<std::size_t>(y);
        const std::size_t distance = (y_ - last_written) * row_bytes_;
        above_ = distance <= max_distance ? distance : 0;
        last_written = y_;
        write_row(row);
        checksum = libdeflate_adler32(checksum, bytes_.data(), row_bytes_);
    }
    deflate_.finish();
    put_word(out, checksum);
    return true;
}

bool PixelStream::convert_changes(const std::uint32_t* row) {
    const std::size_t words = (width_ + BitRow::bits - 1) / BitRow::bits;
    std::uint64_t carried = 0;
    for (std::size_t i = 0; i < words; ++i) {
        const std::size_t left = width_ - i * BitRow::bits;
        const std::uint64_t valid = left < BitRow::bits ? (std::uint64_t{1} << left) - 1 : ~0ULL;
        const std::uint64_t changed = ~up_.word(i) & valid;
        const std::uint64_t as_left = (next_.word(i) << 1U) | carried;
        carried = next_.word(i) >> 63U;
        if (bytes_per_pixel_ > 1) {
            convert_colors(row, i * BitRow::bits, changed);
        } else if (!convert_indices(row, i * BitRow::bits, changed & ~as_left)) {
            return false;
        } else {
            repeat_indices(i * BitRow::bits, changed & as_left);
        }
    }
    return true;
}

bool PixelStream::convert_indices(const std::uint32_t* row, std::size_t first,
                                  std::uint64_t which) {
    std::uint8_t* const bytes = bytes_.data() + 1;
    for (; which != 0; which &= which - 1) {
        const std::size_t x = first + static_cast<std::size_t>(std::countr_zero(which));
        const std::size_t index = palette_.index_of(row[x] & color_mask_);
        if (index >= max_palette) {
            return false;
        }
        bytes[x] = static_cast<std::uint8_t>(index);
    }
    return true;
}

void PixelStream::repeat_indices(std::size_t first, std::uint64_t which) {
    std::uint8_t* const bytes = bytes_.data() + 1 + first;
    if (which == ~0ULL) {
        std::memset(bytes, bytes[-1], BitRow::bits);
        return;
    }
    for (; which != 0; which &= which - 1) {
        std::uint8_t* const at = bytes + std::countr_zero(which);
        *at = at[-1];
    }
}

void PixelStream::convert_colors(const std::uint32_t* row, std::size_t first, std::uint64_t which) {
    const std::size_t step = bytes_per_pixel_;
    for (; which != 0; which &= which - 1) {
        const std::size_t x = first + static_cast<std::size_t>(std::countr_zero(which));
        std::uint8_t* const out = bytes_.data() + 1 + x * step;
        out[0] = static_cast<std::uint8_t>(row[x] >> 16U);
        out[1] = static_cast<std::uint8_t>(row[x] >> 8U);
        out[2] = static_cast<std::uint8_t>(row[x]);
        if (step == 4) {
            out[3] = static_cast<std::uint8_t>(row[x] >> 24U);
        }
    }
}

void PixelStream::write_repeated_row() {
    constexpr std::uint8_t start[] = {filter_up, 0};
    const std::size_t zeros = row_bytes_ - 2;
    deflate_.literals(start, 2);
    if (zeros >= 3) {
        deflate_.match(1, zeros);
        return;
    }
    for (std::size_t i = 0; i < zeros; ++i) {
        deflate_.literals(start + 1, 1);
    }
}

void PixelStream::write_literals(std::size_t end) {
    if (end > written_) {
        deflate_.literals(bytes_.data() + written_, end - written_);
        written_ = end;
    }
}

void PixelStream::write_match(std::size_t distance, std::size_t pixels) {
    deflate_.match(static_cast<std::uint32_t>(distance), pixels * bytes_per_pixel_);
    written_ += pixels * bytes_per_pixel_;
}

void PixelStream::write_row(const std::uint32_t* row) {
    if (above_ == 0) {
        up_.clear(width_);
    }
    const unsigned least = bytes_per_pixel_ == 1 ? least_indices : least_colors;
    starts_.find_starts(up_, next_, least);
    written_ = 0;
    std::size_t x = 0;
    if (const std::size_t same = up_.ones_from(0); same >= least) {
        deflate_.match(static_cast<std::uint32_t>(above_), 1);  // the filter byte with them
        written_ = 1;
        write_match(above_, same);
        x = same;
    }
    while (x < width_) {
        const std::size_t start = starts_.next_one(x);
        if (bytes_per_pixel_ > 1) {
            x = write_unlike(row, x, start);
            if (x != start || x >= width_) {
                continue;
            }
        }
        write_literals(1 + start * bytes_per_pixel_);
        x = start;
        if (x == width_) {
            break;
        }
        Match best{above_, up_.ones_from(x)};
        if (const std::size_t run = x > 0 ? next_.ones_from(x - 1) : 0; run > best.pixels) {
            best = {bytes_per_pixel_, run};
        }
        if (bytes_per_pixel_ > 1 && best.pixels < good_match) {
            const Match earlier = find_earlier(row, x);
            best = earlier.pixels > best.pixels ? earlier : best;
        }
        write_match(best.distance, best.pixels);
        x += best.pixels;
    }
    write_literals(row_bytes_);
}

/// Where in the stream a pixel of the picture begins.
std::size_t PixelStream::place_of(std::size_t pixel) const noexcept {
    return pixel * bytes_per_pixel_ + pixel / width_ + 1;
}

PixelStream::Match PixelStream::find_earlier(const std::uint32_t* row, std::size_t x) {
    if (x + least_colors > width_) {
        return {};
    }
    const std::size_t here = y_ * width_ + x;
    std::uint32_t& entry = seen_[hash_of(row[x] & color_mask_, row[x + 1] & color_mask_)];
    const std::size_t before = entry;
    entry = static_cast<std::uint32_t>(here + 1);
    if (before == 0) {
        return {};
    }
    const std::size_t there = before - 1;
    const std::size_t distance = place_of(here) - place_of(there);
    if (distance > max_distance) {
        return {};
    }
    const std::uint32_t* const a = row + x;
    const std::uint32_t* const b = pixels_->rgb.data() + there;
    const std::size_t most = width_ - std::max(x, there % width_);
    std::size_t same = 0;
    while (same < most && ((a[same] ^ b[same]) & color_mask_) == 0) {
        ++same;
    }
    return same >= least_colors ? Match{distance, same} : Match{};
}

std::size_t PixelStream::write_unlike(const std::uint32_t* row, std::size_t x, std::size_t end) {
    while (x < end) {
        const Match earlier = find_earlier(row, x);
        if (earlier.pixels == 0) {
            ++x;
            continue;
        }
        write_literals(1 + x * bytes_per_pixel_);
        write_match(earlier.distance, earlier.pixels);
        x += earlier.pixels;
    }
    return x;
}

}  // namespace plotmill::chart
