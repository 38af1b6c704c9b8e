#include "digest/digest.hpp"

#include "base/c_handle.hpp"
#include "base/check.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace plotmill::digest {
namespace {

using Algorithm = CHandle<EVP_MD, &EVP_MD_free>;
using Context = CHandle<EVP_MD_CTX, &EVP_MD_CTX_free>;

/// Looked up by name once: libcrypto would else do so for every sum.
const EVP_MD* sha256() {
    static const Algorithm algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    return algorithm.get();
}

}  // namespace

/// Not in the namespace without a name, for BodyDigest::State has one.
class Sha256 {
public:
    Sha256() : context_{EVP_MD_CTX_new()} {
        if (!context_ || EVP_DigestInit_ex2(context_.get(), sha256(), nullptr) != 1) {
            throw std::runtime_error("libcrypto has no SHA-256");
        }
    }
    void add_length(std::uint64_t length) {
        std::array<std::byte, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<std::byte>(length >> (8 * i));
        }
        add(bytes);
    }
    void add(ByteView bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
    std::string hex() {
        std::array<unsigned char, 32> sum{};
        EVP_DigestFinal_ex(context_.get(), sum.data(), nullptr);
        static constexpr char digits[] = "0123456789abcdef";
        std::string out;
        out.reserve(2 * sum.size());
        for (const unsigned char byte : sum) {
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
        return out;
    }

private:
    Context context_;
};

std::string sha256_hex(ByteView bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.hex();
}

std::string body_sha256(std::span<const ByteView> frames) {
    Sha256 sum;
    for (const ByteView frame : frames) {
        sum.add_length(frame.size());
        sum.add(frame);
    }
    return sum.hex();
}

struct BodyDigest::State {
    Sha256 sum;
    std::vector<std::uint64_t> sizes;
    std::size_t begun = 0;   // frames whose length is in the sum
    std::uint64_t left = 0;  // of the last of them

    /// Frames without bytes have a length as well.
    void begin_frames() {
        while (left == 0 && begun < sizes.size()) {
            left = sizes[begun++];
            sum.add_length(left);
        }
    }
};

BodyDigest::BodyDigest(std::vector<std::uint64_t> sizes) : state_{std::make_unique<State>()} {
    state_->sizes = std::move(sizes);
}
BodyDigest::~BodyDigest() = default;
BodyDigest::BodyDigest(BodyDigest&&) noexcept = default;
BodyDigest& BodyDigest::operator=(BodyDigest&&) noexcept = default;

void BodyDigest::add(ByteView bytes) {
    while (!bytes.empty()) {
        state_->begin_frames();
        const std::size_t part = std::min<std::uint64_t>(bytes.size(), state_->left);
        PM_CHECK(part > 0, "no more bytes than the sizes say");
        state_->sum.add(bytes.first(part));
        state_->left -= part;
        bytes = bytes.subspan(part);
    }
}

std::string BodyDigest::hex() {
    state_->begin_frames();
    return state_->sum.hex();
}

}  // namespace plotmill::digest
