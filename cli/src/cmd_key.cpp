// SPDX-License-Identifier: Apache-2.0
// temviet key: make a key file and show its public half. The secret half is never shown.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <temviet/trust/key_file.hpp>

#include "claims_view.hpp"
#include "cli.hpp"
#include "passphrase.hpp"

namespace temviet::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHelp = R"(Examples:
  temviet key generate tra-sen.key --issuer tra-sen-vang --usage item,batch
  temviet key generate authority-1.key --registry so-cong-thuong
  temviet key generate thu.key --issuer demo-tra --env test --no-passphrase
  temviet key show tra-sen.key --json
The key file is the secret: keep it, and a copy of it, where nobody else gets at it. Only the public key travels.)";

struct Options {
    std::string file, issuer, registry, usage, env = "prod", seed_hex;
    PassphraseOptions passphrase;
    bool no_passphrase = false, json = false;
};

/// The key id needs an issuer: the owner of an issuer key, or the one that was asked for.
int print_key(const Context& context, const KeyFileInfo& info, const std::string& file, const std::string& issuer,
              bool as_json) {
    const bool has_kid = !issuer.empty();
    const std::string kid = has_kid ? to_hex(key_id(issuer, info.public_key)) : "";
    const std::string usage = info.purpose == "issuer" ? to_string(info.usage) : "";
    std::string out;
    if (as_json) {
        Json json{{"file", display_path(file)},
                  {"purpose", info.purpose},
                  {"owner", info.owner},
                  {"env", to_string(info.env)}};
        json["usage"] = Json::array();
        for (std::string_view rest = usage; !rest.empty();) {
            const auto word = rest.substr(0, rest.find(','));
            json["usage"].push_back(word);
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        }
        json["public_key"] = to_hex(info.public_key.bytes);
        json["kid_issuer"] = has_kid ? Json(issuer) : Json();
        json["kid"] = has_kid ? Json(kid) : Json();
        json["encrypted"] = info.encrypted;
        out = json.dump(2) + "\n";
    } else {
        out = labelled_line(context.tr("khóa công khai", "public key"), to_hex(info.public_key.bytes));
        if (has_kid) {
            out += labelled_line(context.tr("mã khóa (kid)", "key id (kid)"), kid);
            out +=
                labelled_line("", std::string(context.tr("trên tem: ", "on stamps: ")) + kid.substr(0, 4) +
                                      std::string(context.tr(", trên bản ghi: ", ", on records: ")) + kid.substr(0, 8));
        }
        out += labelled_line(context.tr(info.purpose == "issuer" ? "người phát hành" : "sổ",
                                        info.purpose == "issuer" ? "issuer" : "registry"),
                             info.owner);
        if (has_kid && issuer != info.owner) out += labelled_line(context.tr("kid tính cho", "kid is for"), issuer);
        if (!usage.empty()) out += labelled_line(context.tr("công dụng", "usage"), usage);
        out += labelled_line("env", env_label(context, info.env));
        out += labelled_line(
            context.tr("mật khẩu", "passphrase"),
            context.tr(info.encrypted ? "có" : "KHÔNG (chỉ để thử)", info.encrypted ? "yes" : "NO (for tests only)"));
    }
    const auto written = write_stdout(out);
    return written ? 0 : print_error(context, written.error());
}

int usage_error(const Context& context, std::string_view vi, std::string_view en) {
    return print_error(context, {"USAGE", std::string(context.tr(vi, en)), "temviet key generate --help", {}}, 2);
}

int generate(const Context& context, const Options& options) {
    KeyFileInfo wanted;
    wanted.env = *parse_env(options.env);
    wanted.purpose = options.issuer.empty() ? "registry" : "issuer";
    wanted.owner = options.issuer.empty() ? options.registry : options.issuer;
    if (options.issuer.empty() == options.registry.empty())
        return usage_error(context, "nêu một trong hai: --issuer ID hoặc --registry ID",
                           "name one of --issuer ID and --registry ID");
    if (wanted.purpose == "registry" && !options.usage.empty())
        return usage_error(context, "--usage chỉ dành cho khóa của người phát hành", "--usage is for issuer keys only");
    if (wanted.env != Env::test && (options.no_passphrase || !options.seed_hex.empty()))
        return usage_error(context, "--no-passphrase và --seed-hex chỉ dùng với --env test",
                           "--no-passphrase and --seed-hex need --env test");
    if (wanted.purpose == "issuer") {
        const auto usage = parse_key_usage(options.usage.empty() ? "item,batch" : options.usage);
        if (!usage)
            return usage_error(context, "--usage: item, batch, record, hidden, declare, cách nhau bằng dấu phẩy",
                               "--usage: item, batch, record, hidden, declare with commas between");
        wanted.usage = *usage;
    }
    const auto seed = from_hex(options.seed_hex);
    if (!options.seed_hex.empty() && (!seed || seed->size() != 32))
        return usage_error(context, "--seed-hex: 64 chữ số hệ 16", "--seed-hex: 64 hexadecimal digits");
    if (!is_issuer_id(wanted.owner))
        return print_error(
            context,
            {"BAD_ISSUER_ID",
             std::string(context.tr("không phải mã hợp lệ: ", "not an id: ")) + display_safe(wanted.owner, 80),
             "[a-z0-9-]{3,64}",
             {}},
            2);
    // Looked at before anyone is asked for a passphrase; writing refuses an existing file once more, without a race.
    std::error_code status;
    if (std::filesystem::exists(std::filesystem::symlink_status(options.file, status)))
        return print_error(context, {"FILE_EXISTS",
                                     display_path(options.file) +
                                         std::string(context.tr(" đã có; khóa không bao giờ bị ghi đè",
                                                                " exists already; a key is never overwritten")),
                                     std::string(context.tr("chọn tên khác", "choose another name")),
                                     {}});
    SecretText passphrase;
    if (!options.no_passphrase) {
        auto asked = ask_new_passphrase(context, options.passphrase);
        if (!asked) return print_error(context, asked.error(), interrupted() ? kExitInterrupted : 1);
        passphrase = std::move(*asked);
    }
    const auto made = options.seed_hex.empty() ? generate_key_file(options.file, wanted, passphrase.text())
                                               : write_key_file(options.file, wanted, *seed, passphrase.text());
    if (!made) return print_error(context, made.error());
    std::fprintf(stderr, "%s %s\n", context.tr("Đã ghi khóa bí mật vào", "The secret key was written to").data(),
                 display_path(options.file).c_str());
    return print_key(context, *made, options.file, wanted.purpose == "issuer" ? made->owner : "", options.json);
}

int show(const Context& context, const Options& options) {
    const auto info = read_key_file_info(options.file);
    if (!info) return print_error(context, info.error());
    if (!options.issuer.empty() && !is_issuer_id(options.issuer))
        return print_error(
            context,
            {"BAD_ISSUER_ID",
             std::string(context.tr("không phải mã hợp lệ: ", "not an id: ")) + display_safe(options.issuer, 80),
             "[a-z0-9-]{3,64}",
             {}},
            2);
    const std::string issuer = !options.issuer.empty() ? options.issuer : info->purpose == "issuer" ? info->owner : "";
    return print_key(context, *info, options.file, issuer, options.json);
}

}  // namespace

void add_key(CLI::App& app, Context& context) {
    auto* key = app.add_subcommand("key", "Make keys and show their public half");
    key->require_subcommand(1);
    key->footer(kHelp);
    auto options = std::make_shared<Options>();

    auto* sub = key->add_subcommand("generate", "Make a new key file (mode 0600); never over an existing file");
    sub->footer(kHelp);
    sub->add_option("file", options->file, "The key file to write")->required();
    auto* issuer = sub->add_option("--issuer", options->issuer, "Issuer whose stamps it will sign: a-z, 0-9, hyphen");
    sub->add_option("--registry", options->registry, "Registry it will sign: a key of its authority")->excludes(issuer);
    sub->add_option("--usage", options->usage,
                    "What an issuer key may sign: item,batch,record,hidden,declare (default item,batch)");
    sub->add_option("--env", options->env, "prod or test (default prod)")->check(CLI::IsMember({"prod", "test"}));
    add_passphrase_options(*sub, options->passphrase);
    sub->add_flag("--no-passphrase", options->no_passphrase, "Store it unprotected (env test only)")
        ->excludes(sub->get_option("--passphrase-file"))
        ->excludes(sub->get_option("--passphrase-fd"));
    sub->add_option("--seed-hex", options->seed_hex,
                    "A known 32-byte seed instead of a random one: public test keys (env test only)");
    sub->add_flag("--json", options->json, "The public half as JSON");
    sub->callback([&context, options] { context.exit_code = generate(context, *options); });

    sub = key->add_subcommand("show", "The public half of a key file; needs no passphrase");
    sub->footer(kHelp);
    sub->add_option("file", options->file, "The key file")->required();
    sub->add_option("--issuer", options->issuer, "Compute the key id for this issuer (default: the key's owner)");
    sub->add_flag("--json", options->json, "The public half as JSON");
    sub->callback([&context, options] { context.exit_code = show(context, *options); });
}

}  // namespace temviet::cli
