// SPDX-License-Identifier: Apache-2.0
// tv_options -> registries -> tv_verifier.
#include <fcntl.h>
#include <unistd.h>

#include <temviet/base/descriptor.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/registry/parts.hpp>

#include "handles.hpp"

namespace temviet::capi {
namespace {

constexpr std::uint32_t kMaxRegistries = 64;

struct Descriptor {
    int fd = -1;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

bool is_known(const tv_source& source) noexcept {
    switch (source.kind) {
        case TV_SOURCE_NONE: return true;
        case TV_SOURCE_PATH: return source.data != nullptr && *static_cast<const char*>(source.data) != '\0';
        case TV_SOURCE_DESCRIPTOR: return source.descriptor >= 0;
        case TV_SOURCE_MEMORY: return source.data != nullptr && source.size > 0 && source.size <= limits::kMaxRegistryBytes;
        default: return false;
    }
}

/// All bytes of a small source.
Result<std::string> content(const tv_source& source, std::uint64_t max_bytes) {
    if (source.kind == TV_SOURCE_PATH) return read_file(static_cast<const char*>(source.data), max_bytes);
    if (source.kind == TV_SOURCE_DESCRIPTOR) return read_descriptor(source.descriptor, source.offset, source.size, max_bytes);
    if (source.size > max_bytes) return fail("FILE_TOO_LARGE", "there are more bytes in memory than this file may have");
    return std::string(static_cast<const char*>(source.data), static_cast<std::size_t>(source.size));
}

std::string shown_name(const tv_registry& registry, std::size_t number) {
    if (registry.name != nullptr) return display_safe(registry.name, 100);
    if (registry.database.kind == TV_SOURCE_PATH)
        return display_path(std::filesystem::path(static_cast<const char*>(registry.database.data)).filename());
    return "registry " + std::to_string(number + 1);
}

Result<Registry> open_one(const tv_registry& registry, const std::string& name) {
    const auto untrusted = [](Error error) {
        error.code = "REGISTRY_UNTRUSTED";
        return tl::unexpected(std::move(error));
    };
    auto root = [&]() -> Result<TrustRoot> {
        // The same words as the command's for the same file.
        if (registry.root.kind == TV_SOURCE_PATH) return TrustRoot::load(static_cast<const char*>(registry.root.data));
        auto text = content(registry.root, limits::kMaxMetadataBytes);
        if (!text) return tl::unexpected(text.error());
        return TrustRoot::parse(*text);
    }();
    if (!root) return untrusted(root.error());
    const bool beside = registry.pages.kind == TV_SOURCE_NONE && registry.signature.kind == TV_SOURCE_NONE;
    if (registry.database.kind == TV_SOURCE_PATH && beside) return Registry::open(static_cast<const char*>(registry.database.data), *root);

    auto signature = content(registry.signature, limits::kMaxMetadataBytes);
    if (!signature) return untrusted(signature.error());
    auto pages = content(registry.pages, limits::kMaxRegistryBytes / 64);
    if (!pages) return untrusted(pages.error());
    RegistryParts parts;
    parts.name = name;
    parts.signature = *signature;
    parts.pages = *pages;
    Descriptor file;
    if (registry.database.kind == TV_SOURCE_PATH) {
        // O_NONBLOCK: a FIFO is refused by its type, not waited for.
        file.fd = ::open(static_cast<const char*>(registry.database.data), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file.fd < 0) return fail("REGISTRY_MISSING", "no such registry: " + name, "check the path and its permissions");
        parts.descriptor = file.fd;
    } else if (registry.database.kind == TV_SOURCE_DESCRIPTOR) {
        parts.descriptor = registry.database.descriptor;
        parts.offset = registry.database.offset;
        parts.size = registry.database.size;
    } else {
        parts.database = BytesView(static_cast<const std::uint8_t*>(registry.database.data), static_cast<std::size_t>(registry.database.size));
    }
    return temviet::open_registry(parts, *root);
}

tv_status take_registry(const tv_options& options, std::size_t index, tv_registry& out, tv_error* error) {
    const std::uint32_t stride = options.registries->struct_size;
    const auto* given = reinterpret_cast<const tv_registry*>(reinterpret_cast<const char*>(options.registries) + index * stride);
    if (given->struct_size != stride) return invalid(error, "all registries need the struct_size of the first");
    out = {};
    if (const auto status = take_struct(given, out, "registries is NULL", error); status != TV_OK) return status;
    for (const tv_source* source : {&out.database, &out.pages, &out.signature, &out.root})
        if (!is_known(*source)) return invalid(error, "a tv_source has no bytes, path or descriptor, or an unknown kind");
    if (out.database.kind == TV_SOURCE_NONE) return invalid(error, "tv_registry.database names nothing");
    if (out.root.kind == TV_SOURCE_NONE) return invalid(error, "tv_registry.root names nothing: without a root nothing can be believed");
    const bool alone = out.pages.kind == TV_SOURCE_NONE || out.signature.kind == TV_SOURCE_NONE;
    const bool beside = out.pages.kind == TV_SOURCE_NONE && out.signature.kind == TV_SOURCE_NONE;
    if (alone && !(beside && out.database.kind == TV_SOURCE_PATH))
        return invalid(error, "tv_registry.pages and signature are needed when the database has no path");
    return TV_OK;
}

/// Usable registries first, then those left out: the order of tv_verifier_registry().
std::vector<NamedRegistry> name_all(const VerifierConfig& config, Language language) {
    std::vector<NamedRegistry> out;
    for (const auto& registry : config.registries) {
        const auto& info = registry.info();
        out.push_back({info.registry_id, info.title, std::string(to_string(info.kind)), "", "", info.seq, info.built_at.seconds});
    }
    for (const auto& each : config.unusable)
        out.push_back({each.name, "", "", each.error.code, translated(each.error, language).message, 0, 0});
    return out;
}

tv_status open(const tv_options& options, tv_verifier** out, tv_error* error) {
    if (options.env != TV_ENV_PROD && options.env != TV_ENV_TEST) return invalid(error, "tv_options.env is none");
    if (options.language != TV_LANG_VI && options.language != TV_LANG_EN) return invalid(error, "tv_options.language is none");
    if ((options.allow_test | options.strict | 1) != 1) return invalid(error, "tv_options.allow_test and strict are 0 or 1");
    if (options.registry_count > kMaxRegistries) return invalid(error, "tv_options.registry_count is at most 64");
    if (options.registry_count > 0 && options.registries == nullptr) return invalid(error, "tv_options.registries is NULL");
    const Language language = options.language == TV_LANG_EN ? Language::en : Language::vi;
    VerifierConfig config;
    config.env = options.env == TV_ENV_TEST ? Env::test : Env::prod;
    config.allow_test = options.allow_test != 0;
    if (options.build_time != 0) config.build_time = Instant{options.build_time};
    for (std::size_t i = 0; i < options.registry_count; ++i) {
        tv_registry registry;
        if (const auto status = take_registry(options, i, registry, error); status != TV_OK) return status;
        const std::string name = shown_name(registry, i);
        auto opened = open_one(registry, name);
        if (opened) {
            config.registries.push_back(std::move(*opened));
            continue;
        }
        if (options.strict != 0) return report_error(error, opened.error(), language);
        if (options.log != nullptr) {
            const Error shown = translated(opened.error(), language);
            options.log(options.log_user, shown.code.c_str(), (name + ": " + shown.message).c_str());
        }
        config.unusable.push_back({name, opened.error()});
    }
    auto registries = name_all(config, language);
    auto verifier = Verifier::open(std::move(config));
    if (!verifier) return report_error(error, verifier.error(), language);
    auto handle = std::make_unique<tv_verifier>();
    handle->state = std::make_shared<const State>(State{std::move(*verifier), language, std::move(registries), options.log, options.log_user});
    *out = handle.release();
    return TV_OK;
}

}  // namespace
}  // namespace temviet::capi

using namespace temviet::capi;

extern "C" {

void tv_options_init(tv_options* options, uint32_t struct_size) TV_NOEXCEPT {
    if (options == nullptr || struct_size < sizeof(uint32_t) || struct_size > kMaxStructSize) return;
    std::memset(options, 0, struct_size);  // every default is 0
    options->struct_size = struct_size;
}

tv_status tv_verifier_open(const tv_options* options, tv_verifier** out, tv_error* error) TV_NOEXCEPT {
    return guard(error, [&]() -> tv_status {
        if (out == nullptr) return invalid(error, "out is NULL");
        *out = nullptr;
        tv_options all{};
        if (options != nullptr)
            if (const auto status = take_struct(options, all, "options is NULL", error); status != TV_OK) return status;
        return open(all, out, error);
    });
}

size_t tv_verifier_registry_count(const tv_verifier* verifier) TV_NOEXCEPT {
    return verifier == nullptr ? 0 : verifier->state->registries.size();
}

tv_status tv_verifier_registry(const tv_verifier* verifier, size_t index, tv_registry_info* info, tv_error* error) TV_NOEXCEPT {
    return guard(error, [&]() -> tv_status {
        if (verifier == nullptr) return invalid(error, "verifier is NULL");
        const auto& all = verifier->state->registries;
        if (index >= all.size()) return report_error(error, TV_OUT_OF_RANGE, "OUT_OF_RANGE", "there is no such registry");
        const auto& one = all[index];
        tv_registry_info value{};
        value.usable = one.reason.empty() ? 1 : 0;
        value.sequence = one.sequence;
        value.built_at = one.built_at;
        value.id = view(one.id);
        value.title = view(one.title);
        value.kind = view(one.kind);
        value.reason = view(one.reason);
        value.message = view(one.message);
        return give_struct(info, value, "info is NULL", error);
    });
}

void tv_verifier_close(tv_verifier* verifier) TV_NOEXCEPT { delete verifier; }

}  // extern "C"
