// SPDX-License-Identifier: Apache-2.0
// Roots, signed metadata and key files nobody made: refused with a code, or read so that writing them says the same.
#include <temviet/base/file.hpp>
#include <temviet/trust/key_file.hpp>

#include "fuzz.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

const RegistryFixture& fixture() {
    static const RegistryFixture kFixture = [] {
        auto out = RegistryFixture::demo();
        out.build_and_sign();
        return out;
    }();
    return kFixture;
}

std::string key_file() {
    const auto path = fixture().folder() / "seed.key";
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    const Bytes seed(32, 7);
    demand(write_key_file(path, {"demo-tra-sen-vang", "issuer", KeyUsage::item, Env::test, {}, false}, seed, "").has_value(), "the seed can be written");
    return read_file(path, 1u << 20).value();
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    const auto kind = [](char number, std::string text) { return std::string(1, number) + std::move(text); };
    return {kind(0, fixture().root().to_json()), kind(1, read_file(fixture().file().native() + ".sig.json", 1u << 20).value()),
            kind(2, R"({"b":[1,-2,{"a":null}],"a":"\u0111"})"), kind(3, key_file()), ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
        case 0:
            if (const auto root = TrustRoot::parse(text)) {
                demand(root->threshold() >= 1 && static_cast<std::size_t>(root->threshold()) <= root->keys().size(), "a root can be met, and asks for something");
                const auto again = TrustRoot::parse(root->to_json());
                demand(again && again->keys() == root->keys() && again->threshold() == root->threshold() && again->env() == root->env(), "a root is written as it was read");
            }
            break;
        case 1:
            if (const auto metadata = parse_signed_metadata(text)) {
                const auto again = parse_signed_metadata(to_json(*metadata));
                demand(again && again->signed_json == metadata->signed_json && again->signatures.size() == metadata->signatures.size(), "metadata is written as it was read");
                static const std::string kOriginal = parse_signed_metadata(read_file(fixture().file().native() + ".sig.json", 1u << 20).value())->signed_json;
                if (verify_metadata(*metadata, fixture().root())) demand(metadata->signed_json == kOriginal, "only what was signed verifies");
            }
            break;
        case 2:
            if (const auto canonical = canonical_json(text)) demand(canonical_json(*canonical).value() == *canonical, "canonical JSON is its own canonical JSON");
            break;
        default: {
            const auto path = fixture().folder() / "changed.key";
            demand(write_file_atomically(path, text).has_value(), "the changed file can be written");
            const auto info = read_key_file_info(path);
            const auto opened = open_key_file(path, "");
            demand(!opened || info.has_value(), "what opens can be shown");
            if (opened) demand(opened->signer->public_key() == info->public_key, "a key file never shows another key than it signs with");
            if (!info) demand(!info.error().code.empty() && !info.error().message.empty(), "a refusal has a code and words");
        }
    }
    return 0;
}
