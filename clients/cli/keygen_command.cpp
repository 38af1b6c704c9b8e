#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "keys/key_files.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace plotmill::cli {
namespace {

ExitCode make_keys(const std::string& path) {
    const transport::KeyPair pair = transport::make_key_pair();
    const Result<std::string> public_file = keys::write_key_pair(path, pair);
    if (!public_file) {
        return complain(public_file.error());
    }
    std::cout << "secret " << path << "\npublic " << *public_file << ' ' << pair.public_key << '\n'
              << std::flush;
    return ExitCode::ok;
}

}  // namespace

void add_keygen_command(CLI::App& app, int& exit_code) {
    auto path = std::make_shared<std::string>();
    CLI::App* const command =
        app.add_subcommand("keygen", "Make the keys of a broker, or of one who speaks to it");
    command
        ->add_option("file", *path,
                     "the new key file, its owner's only; the public half goes beside it as .pub")
        ->required()
        ->type_name("FILE");
    command->footer(
        "Example: plotmill keygen nightly.key\n"
        "Prints both files and the public key, which goes into the broker's list of clients. "
        "Nothing is overwritten.\n"
        "Exit codes: 0 made, 78 a file exists already or cannot be written.");
    command->callback([path, &exit_code] { exit_code = to_int(make_keys(*path)); });
}

}  // namespace plotmill::cli
