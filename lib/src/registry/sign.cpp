// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/registry/build.hpp>
#include "registry/description.hpp"
#include "registry/paged_file.hpp"
#include "registry/temporary_file.hpp"

namespace temviet {
namespace {

std::filesystem::path beside(const std::filesystem::path& registry, const char* suffix) {
    return registry.native() + suffix;
}

/// Nobody signs a description of some other file.
Result<void> description_is_of(const RegistryDescription& description, const std::filesystem::path& registry) {
    auto list = read_file(beside(registry, ".pages"), limits::kMaxRegistryBytes / 64);
    if (!list) return tl::unexpected(list.error());
    auto pages = PageList::parse(*list, description.pages_root, description.page_size, description.page_count);
    if (!pages) return tl::unexpected(pages.error());
    auto file = PagedFile::open(registry, std::move(*pages));
    if (!file) return tl::unexpected(file.error());
    if ((*file)->check_all() && (*file)->sha256_of_file() == description.sha256) return {};
    return fail("REGISTRY_CORRUPT", display_path(registry) + " is not the file its description was made for",
                "import the sources again");
}

}  // namespace

Result<void> sign_registry(const std::filesystem::path& registry, const Signer& signer) {
    const auto signature_path = beside(registry, ".sig.json");
    SignedMetadata metadata;
    const auto existing = read_file(signature_path, limits::kMaxMetadataBytes);
    if (!existing && existing.error().code != "FILE_NOT_FOUND") return tl::unexpected(existing.error());
    if (existing) {
        auto parsed = parse_signed_metadata(*existing);
        if (!parsed) return tl::unexpected(parsed.error());
        metadata = std::move(*parsed);
    } else {
        auto text = read_file(beside(registry, ".unsigned.json"), limits::kMaxMetadataBytes);
        if (!text)
            return fail(text.error().code, text.error().message,
                        "make the registry with: temviet registry import DIR -o FILE");
        auto canonical = canonical_json(*text);
        if (!canonical) return tl::unexpected(canonical.error());
        metadata.signed_json = std::move(*canonical);
    }
    const auto description = parse_description(metadata.signed_json);
    if (!description) return tl::unexpected(description.error());
    if (auto same = description_is_of(*description, registry); !same) return same;
    auto signature = sign_metadata(metadata.signed_json, signer);
    if (!signature) return tl::unexpected(signature.error());
    auto& list = metadata.signatures;
    std::erase_if(list, [&](const auto& other) { return other.key == signature->key; });
    list.push_back(*signature);
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.key.bytes < b.key.bytes; });
    auto file = TemporaryFile::beside(signature_path);
    if (!file) return tl::unexpected(file.error());
    if (auto written = file->write(to_json(metadata)); !written) return written;
    return file->publish(signature_path);
}

}  // namespace temviet
