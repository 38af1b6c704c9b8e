#include "digest/digest.hpp"

#include "base/c_handle.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace plotmill::digest {
namespace {

using Algorithm = CHandle<EVP_MD, &EVP_MD_free>;
using Context = CHandle<EVP_MD_CTX, &EVP_MD_CTX_free>;

/// Looked up by name once: libcrypto would else do so for every sum.
const EVP_MD* sha256() {
    static const Algorithm algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    return algorithm.get();
}

class Sha256 {
public:
    Sha256() : context_{EVP_MD_CTX_new()} {
        if (!context_ || EVP_DigestInit_ex2(context_.get(), sha256(), nullptr) != 1) {
            throw std::runtime_error("libcrypto has no SHA-256");
        }
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

}  // namespace

std::string sha256_hex(ByteView bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.hex();
}

std::string body_sha256(std::span<const ByteView> frames) {
    Sha256 sum;
    for (const ByteView frame : frames) {
        std::array<std::byte, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i) {
            length[i] = static_cast<std::byte>(static_cast<std::uint64_t>(frame.size()) >> (8 * i));
        }
        sum.add(length);
        sum.add(frame);
    }
    return sum.hex();
}

}  // namespace plotmill::digest
