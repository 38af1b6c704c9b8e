#include "clients/cli/heap_stacks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace plotmill::cli {
namespace {

constexpr std::string_view unknown_frame = "[unknown]";

bool is_address(std::string_view frame) {
    return frame.starts_with("0x") || frame.starts_with("<unresolved") || frame == "??";
}

std::vector<std::string_view> frames_of(std::string_view stack) {
    std::vector<std::string_view> frames;
    for (std::size_t begin = 0; begin <= stack.size();) {
        const std::size_t end = std::min(stack.find(';', begin), stack.size());
        if (end > begin) {
            frames.push_back(stack.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return frames;
}

/// The stack with its nameless frames drawn together.
std::string named(std::string_view stack) {
    std::string out;
    bool was_unknown = false;
    for (std::string_view frame : frames_of(stack)) {
        const bool is_unknown = is_address(frame);
        if (is_unknown && was_unknown) {
            continue;
        }
        was_unknown = is_unknown;
        out += out.empty() ? "" : ";";
        out += is_unknown ? unknown_frame : frame;
    }
    return out;
}

/// The C library's allocators, and the standard containers that call them.
bool is_allocator(std::string_view frame) {
    constexpr std::array starts{
        "malloc",         "calloc",   "realloc",     "aligned_alloc", "operator new",
        "posix_memalign", "memalign", "__gnu_cxx::", "std::",         "void std::"};
    return std::any_of(starts.begin(), starts.end(),
                       [&](const char* start) { return frame.starts_with(start); });
}

}  // namespace

double HeapStacks::total() const noexcept {
    return std::accumulate(bytes.begin(), bytes.end(), 0.0);
}

Result<HeapStacks> read_folded_stacks(std::string_view text) {
    HeapStacks read;
    std::size_t line_number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        ++line_number;
        if (line.empty()) {
            continue;
        }
        const std::size_t space = line.rfind(' ');
        double bytes = 0;
        const char* last = line.data() + line.size();
        const char* first = space == std::string_view::npos ? last : line.data() + space + 1;
        const auto [stop, failed] = std::from_chars(first, last, bytes);
        if (first == last || failed != std::errc{} || stop != last) {
            return fail(ErrorCode::syntax, "line " + std::to_string(line_number) +
                                               " of the stacks: expected frames, a space and a "
                                               "number of bytes");
        }
        if (bytes > 0) {
            read.stacks.push_back(named(line.substr(0, space)));
            read.bytes.push_back(bytes);
        }
    }
    return read;
}

std::vector<HeapSite> top_sites(const HeapStacks& stacks, std::size_t top) {
    std::map<std::string, HeapSite, std::less<>> sites;
    const auto site = [&](std::string_view frame) -> HeapSite& {
        const auto found = sites.find(frame);
        return found != sites.end()
                   ? found->second
                   : sites.emplace(frame, HeapSite{std::string{frame}, 0, 0}).first->second;
    };
    for (std::size_t i = 0; i < stacks.stacks.size(); ++i) {
        auto frames = frames_of(stacks.stacks[i]);
        while (frames.size() > 1 && is_allocator(frames.back())) {
            frames.pop_back();
        }
        if (frames.empty()) {
            continue;
        }
        site(frames.back()).own_bytes += stacks.bytes[i];
        for (const std::string_view frame : std::set(frames.begin(), frames.end())) {
            site(frame).held_bytes += stacks.bytes[i];
        }
    }
    std::vector<HeapSite> sorted;
    sorted.reserve(sites.size());
    for (auto& [name, entry] : sites) {
        sorted.push_back(std::move(entry));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const HeapSite& a, const HeapSite& b) {
        return std::pair{a.own_bytes, a.held_bytes} > std::pair{b.own_bytes, b.held_bytes};
    });
    sorted.resize(std::min(sorted.size(), top));
    return sorted;
}

}  // namespace plotmill::cli
