// SPDX-License-Identifier: Apache-2.0
// Altered registry files, descriptions and page lists: never opened, or opened with exactly the answers of the original.
#include <temviet/base/file.hpp>

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

constexpr const char* kParts[] = {"", ".sig.json", ".pages"};

std::string part(std::size_t number) {
    return read_file(fixture().file().native() + kParts[number], 64u << 20).value();
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::size(kParts); ++i) out.push_back(std::string(1, static_cast<char>(i)) + part(i));
    return out;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t number = data[0] % std::size(kParts);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    static const auto kFolder = [] {
        const auto out = fixture().folder() / "changed";
        std::filesystem::create_directory(out);
        for (std::size_t i = 0; i < std::size(kParts); ++i)
            demand(write_file_atomically(out / (std::string("registry.tvr") + kParts[i]), part(i)).has_value(), "the copy can be written");
        return out;
    }();
    const auto path = kFolder / (std::string("registry.tvr") + kParts[number]);
    demand(write_file_atomically(path, bytes).has_value(), "the changed part can be written");
    const auto opened = Registry::open(kFolder / "registry.tvr", fixture().root());
    if (opened) {
        const auto product = opened->products_by_gtin("09521234543213");
        demand(!product || (product->size() == 1 && product->front().code == "TSV-100"), "an altered file never gives another answer");
        const auto keys = opened->keys("demo-tra-sen-vang", fixture().folder().empty() ? Bytes() : from_hex("bc29").value());
        demand(!keys || (keys->size() == 1 && keys->front().key.key == test_signer(0)->public_key()), "an altered file never gives another key");
    } else {
        demand(opened.error().code.starts_with("REGISTRY_"), "a refusal has a code of 04");
    }
    demand(write_file_atomically(path, part(number)).has_value(), "the part can be restored");
    return 0;
}
