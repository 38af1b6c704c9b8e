// The include directions stand in layers.txt; this fails on an undeclared edge, a third-party
// header outside its folder, a loose file in common/, and a line that names a folder that is not
// listed above it (so a cycle cannot be written).

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Rule {
    std::set<std::string> ours;
    std::vector<std::string> outside;
};
struct Layers {
    std::map<std::string, Rule> rules;
    std::vector<std::string> complaints;
};

std::vector<std::string> words(const std::string& text) {
    std::istringstream in{text};
    return {std::istream_iterator<std::string>{in}, {}};
}

Layers read_layers(std::istream& in) {
    Layers layers;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') {
            continue;
        }
        static const std::regex shape{R"(^(\S+)\s*:([^:]*):(.*)$)"};
        std::smatch parts;
        if (!std::regex_match(line, parts, shape)) {
            layers.complaints.push_back("cannot read: " + line);
            continue;
        }
        Rule rule;
        for (const auto& folder : words(parts[2])) {
            if (!layers.rules.contains(folder)) {
                layers.complaints.push_back(parts[1].str() + " names " + folder +
                                            ", which is not listed above it");
            }
            rule.ours.insert(folder);
        }
        rule.outside = words(parts[3]);
        layers.rules[parts[1]] = rule;
    }
    return layers;
}

/// The longest listed folder that the path lies in; "" when there is none.
std::string owner(const Layers& layers, std::string folder) {
    while (!folder.empty() && !layers.rules.contains(folder)) {
        const auto slash = folder.rfind('/');
        folder = slash == std::string::npos ? "" : folder.substr(0, slash);
    }
    return folder;
}

/// "common/wire/x.hpp" and "wire/x.hpp" are the same file; broker/, worker/, clients/ are named
/// from the root.
std::string folder_of(const std::string& path) {
    std::string folder = fs::path{path}.parent_path().generic_string();
    return folder.starts_with("common/") ? folder.substr(7) : folder;
}

bool is_watched(const Layers& layers, const std::string& header) {
    for (const auto& [folder, rule] : layers.rules) {
        if (std::any_of(rule.outside.begin(), rule.outside.end(),
                        [&](const std::string& prefix) { return header.starts_with(prefix); })) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> check_file(const Layers& layers, const std::string& path,
                                    std::istream& in) {
    std::vector<std::string> complaints;
    const std::string from = owner(layers, folder_of(path));
    if (from.empty()) {
        return {path + ": its folder is not listed in layers.txt"};
    }
    const Rule& rule = layers.rules.at(from);
    static const std::regex include{R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"};
    std::smatch parts;
    for (std::string line; std::getline(in, line);) {
        if (!std::regex_search(line, parts, include)) {
            continue;
        }
        const std::string header = parts[2];
        if (parts[1] == "\"") {
            const std::string to = owner(layers, folder_of(header));
            if (to.empty() || (to != from && !rule.ours.contains(to))) {
                complaints.push_back(path + " includes " + header + ", but " + from +
                                     " may not include " + to);
            }
        } else if (is_watched(layers, header) &&
                   std::none_of(
                       rule.outside.begin(), rule.outside.end(),
                       [&](const std::string& prefix) { return header.starts_with(prefix); })) {
            complaints.push_back(path + " includes <" + header + ">, which " + from +
                                 " may not name");
        }
    }
    return complaints;
}

const fs::path root = PLOTMILL_SOURCE_DIR;

Layers the_layers() {
    std::ifstream in{root / "tests/lint/layers.txt"};
    return read_layers(in);
}

}  // namespace

TEST_CASE("the source includes only what layers.txt allows") {
    const Layers layers = the_layers();
    std::vector<std::string> complaints = layers.complaints;
    std::size_t files = 0;
    for (const char* top : {"common", "broker", "worker", "clients"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root / top}) {
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp" && extension != ".inc") {
                continue;
            }
            ++files;
            std::ifstream in{entry.path()};
            const auto found =
                check_file(layers, fs::relative(entry.path(), root).generic_string(), in);
            complaints.insert(complaints.end(), found.begin(), found.end());
        }
    }
    std::ostringstream all;
    for (const auto& complaint : complaints) {
        all << complaint << '\n';
    }
    INFO(all.str());
    REQUIRE(files > 50);
    REQUIRE(complaints.empty());
}

TEST_CASE("every folder that layers.txt lists is there") {
    for (const auto& [folder, rule] : the_layers().rules) {
        INFO(folder);
        REQUIRE((fs::is_directory(root / "common" / folder) || fs::is_directory(root / folder)));
    }
}

TEST_CASE("the layer test sees each kind of offence") {
    std::istringstream good{"base : : \nwire : base : zmq.hpp\nbroker : base : \n"};
    const Layers layers = read_layers(good);
    REQUIRE(layers.complaints.empty());
    const auto complaints_about = [&](const std::string& path, const std::string& text) {
        std::istringstream in{text};
        return check_file(layers, path, in).size();
    };
    REQUIRE(complaints_about("broker/a.cpp", "#include \"base/error.hpp\"\n#include <vector>\n") ==
            0);
    REQUIRE(complaints_about("broker/a.cpp", "#include \"wire/envelope.hpp\"\n") == 1);
    REQUIRE(complaints_about("common/base/a.cpp", "#include \"broker/a.hpp\"\n") == 1);
    REQUIRE(complaints_about("broker/a.cpp", "#include <zmq.hpp>\n") == 1);
    REQUIRE(complaints_about("common/loose.hpp", "") == 1);
    std::istringstream cycle{"base : wire : \nwire : base : \n"};
    REQUIRE(read_layers(cycle).complaints.size() == 1);
}
