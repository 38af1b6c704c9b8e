#include "output/path.hpp"

#include "base/utf8.hpp"
#include "base/visible.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace plotmill::output {
namespace {

/// Why a component is refused, or nothing.
using Complaint = std::optional<std::string_view>;

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Somebody downstream may decode it once too often; nobody names a file so by accident.
bool has_encoded_separator(std::string_view text) noexcept {
    for (std::size_t at = text.find('%'); at != std::string_view::npos;
         at = text.find('%', at + 1)) {
        const std::string_view code = text.substr(at + 1, 2);
        if (code.size() == 2 &&
            ((code[0] == '2' && (lower(code[1]) == 'e' || lower(code[1]) == 'f')) ||
             (code[0] == '5' && lower(code[1]) == 'c'))) {
            return true;
        }
    }
    return false;
}

Complaint complaint_about_component(std::string_view component) noexcept {
    if (component.empty()) {
        return "an empty component";
    }
    if (component.front() == '.') {
        return "a component with a leading dot";
    }
    if (component.size() > max_component_bytes) {
        return "a component of more than 255 bytes";
    }
    if (has_control(component)) {
        return "a control character";
    }
    if (component.find('\\') != std::string_view::npos) {
        return "a backslash";
    }
    if (has_encoded_separator(component)) {
        return "a percent-encoded separator";
    }
    return std::nullopt;
}

Complaint complaint_about_path(std::string_view path) noexcept {
    if (path.empty()) {
        return "nothing";
    }
    if (path.front() == '/') {
        return "an absolute path";
    }
    if (path.size() > max_path_bytes) {
        return "a path of more than 4095 bytes";
    }
    if (!is_utf8(path)) {
        return "text that is not UTF-8";
    }
    std::size_t depth = 1;
    for (std::size_t start = 0;; ++depth) {
        const std::size_t slash = path.find('/', start);
        if (const Complaint complaint =
                complaint_about_component(path.substr(start, slash - start))) {
            return complaint;
        }
        if (slash == std::string_view::npos) {
            break;
        }
        start = slash + 1;
    }
    return depth > max_path_depth ? Complaint{"more than 16 components"} : std::nullopt;
}

Complaint complaint_about_file(std::string_view path) noexcept {
    constexpr std::array<std::string_view, 3> extensions{".png", ".svg", ".pdf"};
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const std::string_view extension : extensions) {
        if (name.size() > extension.size() && name.ends_with(extension)) {
            return std::nullopt;
        }
    }
    return "a name that does not end in .png, .svg or .pdf";
}

tl::unexpected<Error> refuse(std::string_view where, std::string_view value,
                             std::string_view complaint) {
    return fail(ErrorCode::path, std::string{where} + ": got " + in_quotes(value) + ", " +
                                     std::string{complaint} +
                                     "; expected a relative path beneath the output root");
}

}  // namespace

Status validate_key(std::string_view key) {
    const bool allowed = !key.empty() && key.size() <= max_key_bytes && key.front() != '.' &&
                         key.find('/') == std::string_view::npos && !has_control(key) &&
                         is_utf8(key);
    if (allowed) {
        return {};
    }
    const std::string came =
        is_utf8(key) ? in_quotes(key) + (key.size() > max_key_bytes
                                             ? " (" + std::to_string(key.size()) + " bytes)"
                                             : std::string{})
                     : "text that is not UTF-8";
    return fail(ErrorCode::key, "key: got " + came +
                                    ", expected 1 to 200 bytes of UTF-8 without '/', control "
                                    "characters or a leading dot");
}

Status validate_output_path(std::string_view path, std::string_view where) {
    Complaint complaint = complaint_about_path(path);
    if (!complaint) {
        complaint = complaint_about_file(path);
    }
    if (complaint) {
        return refuse(where, is_utf8(path) ? path : "…", *complaint);
    }
    return {};
}

Result<std::string> output_path(std::string_view folder, std::string_view output) {
    if (!folder.empty()) {
        if (const Complaint complaint = complaint_about_path(folder)) {
            return refuse("folder", is_utf8(folder) ? folder : "…", *complaint);
        }
    }
    if (Status status = validate_output_path(output, "output"); !status) {
        return fail(std::move(status).error());
    }
    std::string path{folder};
    path += folder.empty() ? "" : "/";
    path += output;
    if (Status status = validate_output_path(path, "folder/output"); !status) {
        return fail(std::move(status).error());
    }
    return path;
}

}  // namespace plotmill::output
