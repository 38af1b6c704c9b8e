#include "dataset/dataset.hpp"

#include "base/check.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace plotmill::dataset {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are viewed as they came: <f8");

struct DTypeFacts {
    std::string_view name;
    std::size_t item_bytes;
};

// In the order of the enumerators of DType.
constexpr std::array<DTypeFacts, 14> facts{{{"<f2", 2},
                                            {"<f4", 4},
                                            {"<f8", 8},
                                            {"|i1", 1},
                                            {"<i2", 2},
                                            {"<i4", 4},
                                            {"<i8", 8},
                                            {"|u1", 1},
                                            {"<u2", 2},
                                            {"<u4", 4},
                                            {"<u8", 8},
                                            {"|b1", 1},
                                            {"<M8[ns]", 8},
                                            {"text", 0}}};

/// A half float as it lies in memory.
struct Half {
    std::uint16_t bits;
};
/// numpy's bool as it lies in memory: a byte, of which we do not promise that it is 0 or 1.
struct Boolean {
    std::uint8_t bits;
};

template <typename T>
double to_double(T value) noexcept {
    return static_cast<double>(value);
}
double to_double(Boolean value) noexcept {
    return value.bits != 0 ? 1.0 : 0.0;
}
// The exponent is moved into place by a multiplication, which also makes subnormal halves right;
// inf and NaN, whose exponent must become all ones, are told apart by an addition without a branch,
// so that the loop vectorises.
double to_double(Half value) noexcept {
    constexpr float exponent_shift = 0x1p112F;  // 2^(127 − 15)
    const std::uint32_t magnitude = static_cast<std::uint32_t>(value.bits & 0x7fffU) << 13U;
    const std::uint32_t special = magnitude >= 0x0f800000U ? 0x7f800000U : 0U;
    const std::uint32_t sign = static_cast<std::uint32_t>(value.bits & 0x8000U) << 16U;
    const auto scaled =
        std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * exponent_shift);
    return static_cast<double>(std::bit_cast<float>(scaled | special | sign));
}

template <typename T>
T load(const std::byte* at) noexcept {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

template <typename T>
void convert(const std::byte* from, std::ptrdiff_t stride_bytes, std::span<double> to) noexcept {
    if (stride_bytes ==
        static_cast<std::ptrdiff_t>(sizeof(T))) {  // the constant stride is what vectorises
        for (std::size_t row = 0; row < to.size(); ++row) {
            to[row] = to_double(load<T>(from + row * sizeof(T)));
        }
        return;
    }
    for (std::size_t row = 0; row < to.size(); ++row) {
        to[row] = to_double(load<T>(from + static_cast<std::ptrdiff_t>(row) * stride_bytes));
    }
}

using Converter = void (*)(const std::byte*, std::ptrdiff_t, std::span<double>) noexcept;

constexpr std::array<Converter, 12> converters{
    convert<Half>,          convert<float>,         convert<double>,        convert<std::int8_t>,
    convert<std::int16_t>,  convert<std::int32_t>,  convert<std::int64_t>,  convert<std::uint8_t>,
    convert<std::uint16_t>, convert<std::uint32_t>, convert<std::uint64_t>, convert<Boolean>};

bool is_aligned_for_double(const std::byte* at) noexcept {
    return std::bit_cast<std::uintptr_t>(at) % alignof(double) == 0;
}

}  // namespace

std::string_view name(DType dtype) noexcept {
    return facts[static_cast<std::size_t>(dtype)].name;
}

std::size_t item_bytes(DType dtype) noexcept {
    return facts[static_cast<std::size_t>(dtype)].item_bytes;
}

std::optional<DType> dtype_from_name(std::string_view name) noexcept {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].item_bytes > 0 && facts[i].name == name) {
            return static_cast<DType>(i);
        }
    }
    return std::nullopt;
}

Column::Column(std::string name, DType dtype, ByteView view, std::size_t rows,
               std::ptrdiff_t stride_bytes)
    : name_{std::move(name)},
      dtype_{dtype},
      data_{view.data()},
      rows_{rows},
      stride_bytes_{stride_bytes} {
    PM_CHECK(dtype != DType::text, "text columns own their strings");
    PM_CHECK(stride_bytes >= 0, "a view starts at its first row");
    PM_CHECK(rows == 0 || view.size() >= (rows - 1) * static_cast<std::size_t>(stride_bytes) +
                                             item_bytes(dtype),
             "the view holds every row");
}

Column::Column(std::string name, std::vector<std::string> text)
    : name_{std::move(name)}, dtype_{DType::text}, rows_{text.size()}, text_{std::move(text)} {}

Column Column::with_name(std::string name) && {
    Column renamed = std::move(*this);
    renamed.name_ = std::move(name);
    return renamed;
}

bool Column::is_number() const noexcept {
    return dtype_ != DType::b1 && dtype_ != DType::m8_ns && dtype_ != DType::text;
}

std::span<const double> Column::doubles(std::vector<double>& scratch) const {
    PM_CHECK(is_number() || is_boolean(), "only numbers and booleans are shown as numbers");
    const bool contiguous = stride_bytes_ == static_cast<std::ptrdiff_t>(sizeof(double));
    if (dtype_ == DType::f8 && contiguous && is_aligned_for_double(data_)) {
        return {reinterpret_cast<const double*>(data_), rows_};
    }
    scratch.resize(rows_);
    converters[static_cast<std::size_t>(dtype_)](data_, stride_bytes_, scratch);
    return scratch;
}

std::span<const double> Column::days(std::vector<double>& scratch) const {
    PM_CHECK(is_time(), "only times are shown as days");
    constexpr std::int64_t ns_per_day = 86'400'000'000'000;
    scratch.resize(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
        const auto ns =
            load<std::int64_t>(data_ + static_cast<std::ptrdiff_t>(row) * stride_bytes_);
        // Whole days apart from the rest, as a double holds no count of nanoseconds since 1970.
        const std::int64_t days = ns / ns_per_day;
        const auto whole = static_cast<double>(days);
        scratch[row] = ns == std::numeric_limits<std::int64_t>::min()
                           ? std::numeric_limits<double>::quiet_NaN()
                           : whole + static_cast<double>(ns % ns_per_day) / ns_per_day;
    }
    return scratch;
}

void Column::append_items(Bytes& to) const {
    const std::size_t item = item_bytes(dtype_);
    if (rows_ == 0 || item == 0) {
        return;
    }
    if (stride_bytes_ == static_cast<std::ptrdiff_t>(item)) {
        to.insert(to.end(), data_, data_ + rows_ * item);
        return;
    }
    to.reserve(to.size() + rows_ * item);
    for (std::size_t row = 0; row < rows_; ++row) {
        const std::byte* const at = data_ + static_cast<std::ptrdiff_t>(row) * stride_bytes_;
        to.insert(to.end(), at, at + item);
    }
}

}  // namespace plotmill::dataset
