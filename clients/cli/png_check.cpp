#include "clients/cli/png_check.hpp"

#include <png.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::cli {
namespace {

/// libpng's one-call reader stops after the last row; what must follow is always these twelve
/// bytes.
constexpr std::array<unsigned char, 12> last_chunk{0,   0,   0,    0,    'I',  'E',
                                                   'N', 'D', 0xae, 0x42, 0x60, 0x82};

/// Frees what libpng holds, however the check ends.
class Image {
public:
    Image() { image_.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&image_); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    png_image& operator*() noexcept { return image_; }
    png_image* operator->() noexcept { return &image_; }

private:
    png_image image_{};
};

tl::unexpected<Error> bad(std::string_view why) {
    return fail(ErrorCode::output, "not a whole PNG picture: " + std::string{why});
}

}  // namespace

Result<PngSize> check_png(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return fail(ErrorCode::output, "the file is not there or cannot be read");
    }
    const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
    const bool has_end =
        bytes.size() > last_chunk.size() &&
        std::equal(last_chunk.begin(), last_chunk.end(), bytes.end() - last_chunk.size(),
                   [](unsigned char a, char b) { return a == static_cast<unsigned char>(b); });
    if (!has_end) {
        return bad(bytes.empty() ? "the file is empty" : "its end is missing");
    }
    Image image;
    if (png_image_begin_read_from_memory(&*image, bytes.data(), bytes.size()) == 0) {
        return bad(image->message);
    }
    image->format = PNG_FORMAT_RGBA;
    std::vector<std::byte> pixels(PNG_IMAGE_SIZE(*image));
    const PngSize size{image->width, image->height};
    if (png_image_finish_read(&*image, nullptr, pixels.data(), 0, nullptr) == 0 ||
        image->warning_or_error != 0) {
        return bad(image->message);
    }
    return size;
}

}  // namespace plotmill::cli
