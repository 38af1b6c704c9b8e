// Runs each file of the folders named through the fuzz target: the corpus as a test, without clang.

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t replay(const std::filesystem::path& folder) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ostringstream content;
        content << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
        const std::string bytes = content.str();
        std::fprintf(stderr, "%s\n",
                     entry.path().c_str());  // the last one named is the one that ended it
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        ++files;
    }
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        std::size_t files = 0;
        for (int i = 1; i < argc; ++i) {
            files += replay(argv[i]);
        }
        std::printf("%zu files\n", files);
        return files > 0 ? 0 : 1;
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "%s\n", exception.what());
        return 1;
    }
}
