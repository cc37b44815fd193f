// SPDX-License-Identifier: Apache-2.0
// temviet registry: make, sign, choose and look into registries.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/registry/build.hpp>
#include <temviet/trust/key_file.hpp>

#include "cli.hpp"
#include "load/faults.hpp"
#include "registry_card.hpp"
#include "registry_choice.hpp"
#include "registry_commands.hpp"
#include "registry_store.hpp"
#include "sources/commit.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Options {
    std::string id, env = "test", kind = "official", folder, output, file, root, key,
                    passphrase_file, query, against, errors;
    std::vector<std::string> keys;
    RegistryChoice choice;  // of lookup
    int threshold = 2;
    std::size_t max_errors = 200, limit = 20;
    bool json = false, allow_test = false, new_root = false, preview = false, details = false;
};

int print(const Context& context, const std::string& text, int code = 0) {
    const auto written = write_stdout(text);
    return written ? code : print_error(context, written.error());
}

/// The words went to standard error; --json gives a program the same as one object.
int done(const Context& context, const Options& options, const Json& json) {
    return options.json ? print(context, json.dump(2) + "\n") : 0;
}

int init(const Context& context, const Options& options) {
    const auto kind = options.kind == "enterprise" ? RegistryKind::enterprise
                      : options.kind == "compiled" ? RegistryKind::compiled
                                                   : RegistryKind::official;
    const auto made = init_registry_sources(options.folder, options.id, *parse_env(options.env), kind);
    if (!made) return print_error(context, made.error());
    std::fprintf(
        stderr, "%s\n",
        fmt::format(
            fmt::runtime(context.tr(
                "Đã tạo {0}. Sửa registry.json và các bảng CSV, rồi: temviet registry import {0} -o so.tvr",
                "Made {0}. Edit registry.json and the CSV tables, then: temviet registry import {0} -o registry.tvr")),
            display_path(options.folder))
            .c_str());
    return done(context, options, Json{{"ok", true}, {"folder", display_path(options.folder)}, {"id", options.id}, {"env", options.env}});
}

/// The trust root that goes to users out of band: whose signatures count, and how many of them.
int make_root(const Context& context, const Options& options) {
    std::vector<PublicKey> keys;
    for (const auto& text : options.keys) {
        const auto bytes = from_hex_array<32>(text);
        if (!bytes)
            return print_error(context, {"BAD_KEY", "not 32 bytes in hex: " + display_safe(text), "temviet key show KEYFILE prints it", {}}, 2);
        keys.push_back(PublicKey{*bytes});
    }
    const auto root = TrustRoot::make(options.id, *parse_env(options.env), options.threshold, std::move(keys));
    if (!root) return print_error(context, root.error());
    if (const auto written = write_file_atomically(options.output, root->to_json(), 0644, false); !written)
        return print_error(context, written.error());
    std::fprintf(stderr, "%s %s\n", context.tr("Đã ghi", "Wrote").data(), display_path(options.output).c_str());
    return done(context, options, Json{{"ok", true}, {"file", display_path(options.output)}, {"id", options.id}, {"env", options.env}, {"threshold", options.threshold}, {"keys", options.keys.size()}});
}

/// Lines of all CSV sources: only to give the progress bar an end.
std::size_t count_lines(const fs::path& folder) {
    std::size_t lines = 0;
    std::error_code status;
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end; entry.increment(status)) {
        if (entry->path().extension() != ".csv") continue;
        if (const auto text = read_file(entry->path(), limits::kMaxSourceFileBytes))
            lines += static_cast<std::size_t>(std::count(text->begin(), text->end(), '\n'));
    }
    return lines;
}

int import(const Context& context, const Options& options) {
    if (options.preview)
        return preview_import(context, {options.folder, options.output, options.against, options.max_errors, options.json, options.details});
    if (options.output.empty())
        return print_error(context, {"USAGE", std::string(context.tr("chưa nêu tệp sổ để ghi", "no registry file to write was named")), "-o FILE, or --preview", {}}, 2);
    if (const auto whole = complete_interrupted_commit(options.folder); !whole) return print_error(context, whole.error());
    BuildOptions build;
    build.max_errors = options.max_errors;
    Result<BuildOutcome> outcome;
    {
        const std::size_t total = context.tty_err ? std::max<std::size_t>(count_lines(options.folder), 2) : 0;
        Progress progress(context, std::string(context.tr("nhập", "import")), total);
        build.progress = [&](std::int64_t rows) {
            if (total != 0) progress.update(std::min(static_cast<std::size_t>(rows), total));
            return !interrupted();
        };
        outcome = build_registry(options.folder, options.output, build);
    }
    if (!outcome)
        return print_error(context, outcome.error(), outcome.error().code == "CANCELLED" ? kExitInterrupted : 1);
    if (options.json) {
        Json json{
            {"ok", outcome->summary.has_value()}, {"file", display_path(options.output)}, {"errors", Json::array()}};
        for (const auto& each : outcome->errors)
            json["errors"].push_back({{"file", each.file},
                                      {"line", each.line},
                                      {"column", each.column},
                                      {"code", each.code},
                                      {"message", each.message}});
        if (outcome->summary) {
            json["sha256"] = outcome->summary->sha256;
            json["rows"] = outcome->summary->rows;
            json["counts"] = Json::object();
            for (const auto& [table, count] : outcome->summary->counts) json["counts"][table] = count;
        }
        if (const int code = print(context, json.dump(2) + "\n"); code != 0) return code;
    }
    if (!outcome->summary) {
        if (!options.errors.empty()) {
            std::vector<SheetFault> faults;
            for (const auto& each : outcome->errors)
                faults.push_back({each.file, "", static_cast<std::size_t>(each.line), "", each.column, each.code, "", each.message, ""});
            if (const auto written = write_file_atomically(options.errors, faults_csv(context, faults)); !written) return print_error(context, written.error());
        }
        for (const auto& each : outcome->errors) {
            std::string where = each.file;
            if (each.line > 0) where += ":" + std::to_string(each.line);
            if (!each.column.empty()) where += ":" + each.column;
            std::fprintf(stderr, "%s: %s [%s]\n", where.c_str(), translated(each.message, context.language).c_str(),
                         each.code.c_str());
        }
        const bool cut = outcome->errors.size() >= options.max_errors;
        return print_error(
            context,
            {"SOURCES_WRONG",
             fmt::format(fmt::runtime(context.tr("nguồn có {}{} lỗi; không ghi gì cả",
                                                 "errors in the sources: {}{}; nothing was written")),
                         outcome->errors.size(), cut ? "+" : ""),
             std::string(context.tr("sửa các dòng trên rồi nhập lại", "correct the lines above and import again")),
             {}});
    }
    if (options.json) return 0;
    std::string text;
    for (const auto& [table, count] : outcome->summary->counts)
        if (count != 0) text += fmt::format("{:>10}  {}\n", count, table);
    text += fmt::format("sha256 {}\n", outcome->summary->sha256);
    std::fprintf(stderr, "%s %s --key KEYFILE\n",
                 context.tr("Tiếp theo: temviet registry sign", "Next: temviet registry sign").data(),
                 display_path(options.output).c_str());
    return print(context, text);
}

int sign(const Context& context, const Options& options) {
    const auto info = read_key_file_info(options.key);
    if (!info) return print_error(context, info.error());
    // What is about to be signed is shown before any passphrase is asked for.
    const fs::path description_path = fs::path(options.file).native() + ".unsigned.json";
    const auto text = read_file(description_path, limits::kMaxMetadataBytes);
    if (!text)
        return print_error(context,
                           {text.error().code, text.error().message, "temviet registry import DIR -o FILE", {}});
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const auto member = [&](const char* name) {
        return json.is_object() && json.contains(name)
                   ? display_safe(json[name].is_string() ? json[name].get<std::string>() : json[name].dump())
                   : "?";
    };
    const std::string id = member("registry_id"), env = member("env");
    if (info->purpose != "registry" || info->owner != id || to_string(info->env) != env)
        return print_error(
            context, {"KEY_USAGE",
                      fmt::format("{} is the key of {} {} ({}); the registry is {} ({})", display_path(options.key),
                                  info->purpose, info->owner, to_string(info->env), id, env),
                      "sign with a registry key of the same registry and env",
                      {}});
    std::fprintf(stderr, "%s: %s (%s), seq %s, built_at %s, sha256 %s\n", context.tr("Ký", "Signing").data(),
                 id.c_str(), env.c_str(), member("seq").c_str(), member("built_at").c_str(), member("sha256").c_str());
    std::string passphrase;
    if (info->encrypted) {
        auto read = options.passphrase_file.empty()
                        ? read_passphrase(context, context.tr("Mật khẩu khóa: ", "Passphrase of the key: "))
                        : read_file(options.passphrase_file, 4096);
        if (!read) return print_error(context, read.error());
        passphrase = std::move(*read);
        while (!options.passphrase_file.empty() && (passphrase.ends_with('\n') || passphrase.ends_with('\r')))
            passphrase.pop_back();
    }
    const auto key = open_key_file(options.key, passphrase);
    if (!key) return print_error(context, key.error());
    const auto sealed = sign_registry(options.file, *key->signer);
    if (!sealed) return print_error(context, sealed.error());
    std::fprintf(stderr, "%s %s.sig.json\n", context.tr("Đã thêm chữ ký vào", "Signature added to").data(),
                 display_path(options.file).c_str());
    return done(context, options, Json{{"ok", true}, {"file", display_path(options.file)}, {"signature_file", display_path(options.file) + ".sig.json"}, {"id", id}, {"env", env}, {"public_key", to_hex(key->info.public_key.bytes)}});
}

int use(const Context& context, const Options& options) {
    const auto root = TrustRoot::load(options.root);
    if (!root) return print_error(context, root.error());
    if (root->env() == Env::test && !options.allow_test)
        return print_error(context, {"TEST_REGISTRY",
                                     std::string(context.tr("đây là sổ thử nghiệm", "this is a test registry")),
                                     std::string(context.tr("thêm --allow-test; khi kiểm tra dùng verify --env test",
                                                            "add --allow-test; ask it with verify --env test")),
                                     {}});
    const auto stored = store_registry(options.file, *root, options.new_root);
    if (!stored) return print_error(context, stored.error());
    const auto& info = stored->info;
    const char* vi = "";
    const char* en = "";
    const char* word = "";
    switch (stored->outcome) {
        case StoreOutcome::stored: word = "stored", vi = "Đã lưu sổ {} số {}.", en = "Stored the registry {}, number {}."; break;
        case StoreOutcome::replaced:
            word = "replaced", vi = "Đã thay sổ {}: nay là số {}.", en = "Replaced the registry {}: it is number {} now.";
            break;
        case StoreOutcome::same:
            word = "same", vi = "Sổ {} số {} đã được lưu từ trước.", en = "The registry {}, number {}, is stored already.";
            break;
        case StoreOutcome::older:
            word = "older", vi = "Giữ nguyên: sổ {} đang lưu mới hơn số {}.",
            en = "Nothing changed: the stored registry {} is newer than number {}.";
            break;
    }
    std::fprintf(stderr, "%s\n", fmt::format(fmt::runtime(context.tr(vi, en)), info.registry_id, info.seq).c_str());
    return done(context, options, Json{{"ok", true}, {"outcome", word}, {"id", info.registry_id}, {"env", to_string(info.env)}, {"seq", info.seq}, {"file", display_path(stored->file)}});
}

int list(const Context& context, const Options& options) {
    Json json = Json::array();
    std::string text;
    for (const auto env : {Env::prod, Env::test}) {
        const auto stored = stored_registries(env);
        if (!stored) return print_error(context, stored.error());
        for (const auto& each : *stored) {
            const auto root = TrustRoot::load(each.root);
            const auto registry =
                root ? Registry::open(each.file, *root) : Result<Registry>(tl::unexpected(root.error()));
            Json row{{"id", each.id},
                     {"env", to_string(env)},
                     {"file", display_path(each.file)},
                     {"ok", registry.has_value()}};
            if (registry) {
                const auto& info = registry->info();
                row["title"] = info.title;
                row["kind"] = to_string(info.kind);
                row["seq"] = info.seq;
                row["built_at"] = to_string(info.built_at);
                text += fmt::format("{:<4} {:<32} {:>6}  {}  {}\n", to_string(env), each.id, info.seq,
                                    to_vietnamese(vietnam_date(info.built_at)), display_safe(info.title));
            } else {
                row["error"] = {{"code", registry.error().code}, {"message", registry.error().message}};
                text += fmt::format("{:<4} {:<32} {}: {}\n", to_string(env), each.id, registry.error().code,
                                    translated(registry.error().message, context.language));
            }
            json.push_back(std::move(row));
        }
    }
    if (json.empty() && !options.json)
        std::fprintf(stderr, "%s\n",
                     context
                         .tr("Chưa lưu sổ nào: temviet registry use FILE --root ROOT.json",
                             "No registry is stored yet: temviet registry use FILE --root ROOT.json")
                         .data());
    return print(context, options.json ? json.dump(2) + "\n" : text);
}

int check_or_info(const Context& context, const Options& options, bool whole) {
    const auto root = TrustRoot::load(options.root);
    if (!root) return print_error(context, root.error());
    const auto registry = Registry::open(options.file, *root);
    auto problem = registry ? Result<void>() : Result<void>(tl::unexpected(registry.error()));
    if (registry && whole) problem = registry->check();
    if (!problem) {
        if (options.json)
            (void)print(context, Json{{"ok", false},
                                      {"file", display_path(options.file)},
                                      {"error", {{"code", problem.error().code}, {"message", problem.error().message}}}}
                                         .dump(2) +
                                     "\n");
        return print_error(context, problem.error());
    }
    const auto& info = registry->info();
    Json json{{"ok", true},           {"file", display_path(options.file)},   {"id", info.registry_id},
              {"title", info.title},  {"env", to_string(info.env)},           {"kind", to_string(info.kind)},
              {"seq", info.seq},      {"built_at", to_string(info.built_at)}, {"max_version", info.max_version},
              {"sha256", info.sha256}};
    json["scope"] = {{"prefixes", info.scope.prefixes},
                     {"schemes", info.scope.schemes},
                     {"places", info.scope.places},
                     {"organisations", info.scope.organisations}};
    json["policy"] = {{"fresh_days", info.policy.fresh_days},
                      {"ageing_days", info.policy.ageing_days},
                      {"stale_days", info.policy.stale_days}};
    std::string text =
        fmt::format("{} ({})\n  env {}, {}, seq {}, {}\n  sha256 {}\n", display_safe(info.title), info.registry_id,
                    to_string(info.env), to_string(info.kind), info.seq, to_string(info.built_at), info.sha256);
    if (whole)
        text += std::string(
            context.tr("  Mọi trang và mọi dòng đúng như đã ký.\n", "  Every page and every row is as signed.\n"));
    else {
        const auto counts = registry->counts();
        if (!counts) return print_error(context, counts.error());
        json["counts"] = Json::object();
        for (const auto& [table, count] : *counts) {
            json["counts"][table] = count;
            if (count != 0) text += fmt::format("{:>10}  {}\n", count, table);
        }
    }
    return print(context, options.json ? json.dump(2) + "\n" : text);
}

int lookup(const Context& context, const Options& options) {
    const auto today = options.choice.today();
    if (!today) return print_error(context, today.error(), exit_code_of(today.error()));
    const auto registries = options.choice.open(context);
    if (!registries) return print_error(context, registries.error(), exit_code_of(registries.error()));
    const auto answer = look_up(context, *registries, options.query, options.limit, *today);
    if (!answer) return print_error(context, answer.error());
    constexpr int kExitUnknown = 12;
    return print(context, options.json ? answer->json : answer->text, answer->found ? 0 : kExitUnknown);
}

}  // namespace

void add_registry(CLI::App& app, Context& context) {
    auto* registry = app.add_subcommand("registry", "Make, sign, choose and look into registries");
    registry->require_subcommand(1);
    registry->footer(
        "Examples:\n"
        "  temviet registry init so/ --id so-cong-thuong --env test\n"
        "  temviet registry root --id so-cong-thuong --env test --threshold 2 --key HEX1 --key HEX2 --key HEX3 -o root.json\n"
        "  temviet registry load danh-sach-ocop.xlsx --into so/ --preview\n"
        "  temviet registry import so/ -o so.tvr && temviet registry sign so.tvr --key authority-1.key\n"
        "  temviet registry use so.tvr --root root.json --allow-test\n"
        "  temviet registry lookup 9521234543213 --env test");
    auto options = std::make_shared<Options>();
    const auto command = [&](const char* name, const char* about, int (*run)(const Context&, const Options&)) {
        auto* sub = registry->add_subcommand(name, about);
        sub->callback([&context, options, run] { context.exit_code = run(context, *options); });
        return sub;
    };
    const auto json_flag = [&](CLI::App* app_) { app_->add_flag("--json", options->json, "The result as JSON"); };
    const auto env_option = [](CLI::App* sub, std::string& env) {
        sub->add_option("--env", env, "prod or test")->check(CLI::IsMember({"prod", "test"}));
    };
    const auto file_and_root = [&](CLI::App* sub) {
        sub->add_option("file", options->file, "The registry")->required();
        sub->add_option("--root", options->root, "Its trust root (ROOT.json)")->required();
    };

    auto* sub = command("init", "A folder of template sources", init);
    sub->add_option("folder", options->folder, "New folder")->required();
    sub->add_option("--id", options->id, "Id of the registry: a-z, 0-9, hyphen")->required();
    env_option(sub, options->env);
    json_flag(sub);
    sub->add_option("--kind", options->kind, "official, enterprise or compiled")
        ->check(CLI::IsMember({"official", "enterprise", "compiled"}));

    sub = command("root", "The trust root for users: whose signatures count, and how many", make_root);
    sub->add_option("--id", options->id, "Id of the registry")->required();
    env_option(sub, options->env);
    json_flag(sub);
    sub->add_option("--threshold", options->threshold, "How many of the keys must sign (default 2)")->check(CLI::Range(1, 16));
    sub->add_option("--key", options->keys, "Public key of an authority, hex; once for each")->required()->allow_extra_args(false);
    sub->add_option("-o,--output", options->output, "The file to write; never overwritten")->required();

    sub = command("import", "Build a registry file out of CSV or JSON sources: all or nothing", import);
    sub->add_option("folder", options->folder, "Folder with registry.json and <table>.csv or <table>.json")->required();
    sub->add_option("-o,--output", options->output, "The registry file to write");
    sub->add_flag("--preview", options->preview, "Only say what would change");
    sub->add_option("--against", options->against, "With --preview: compare with this registry file; default: -o, else the stored one");
    sub->add_flag("--details", options->details, "With --preview: every change, one a line");
    sub->add_option("--errors", options->errors, "Where errors are found, write them to this CSV");
    sub->add_option("--max-errors", options->max_errors, "Stop after so many errors")->check(CLI::Range(1, 1'000'000));
    json_flag(sub);

    add_registry_load(*registry, context);
    add_registry_propose(*registry, context);
    add_registry_review(*registry, context);

    sub = command("sign", "Add one signature", sign);
    sub->add_option("file", options->file, "The registry")->required();
    sub->add_option("--key", options->key, "Key file of the registry's authority")->required();
    json_flag(sub);
    sub->add_option("--passphrase-file", options->passphrase_file, "Read the passphrase from a file");

    sub = command("use", "Check a registry and keep it for this user", use);
    file_and_root(sub);
    json_flag(sub);
    sub->add_flag("--allow-test", options->allow_test, "Accept a test registry");
    sub->add_flag("--new-root", options->new_root, "Accept other root keys than those stored before");

    sub = command("list", "The registries this user keeps", list);
    json_flag(sub);

    sub = command("check", "Read every page and every row: 0 as signed, 1 not",
                  [](const Context& c, const Options& o) { return check_or_info(c, o, true); });
    file_and_root(sub);
    json_flag(sub);

    sub = command("info", "What a registry is and how much it holds",
                  [](const Context& c, const Options& o) { return check_or_info(c, o, false); });
    file_and_root(sub);
    json_flag(sub);

    sub = command("lookup", "What the registries say about a GTIN or a name: 0 found, 12 not", lookup);
    sub->add_option("query", options->query, "GTIN or words")->required();
    options->choice.add_options(*sub);
    sub->add_option("--limit", options->limit, "At most so many products")->check(CLI::Range(1, 1000));
    json_flag(sub);
}

}  // namespace temviet::cli
