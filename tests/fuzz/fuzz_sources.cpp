// SPDX-License-Identifier: Apache-2.0
// Registry sources nobody made (CSV, JSON, registry.json): a registry, or errors that name file and line, and then no file.
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "fuzz.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

constexpr const char* kTables[] = {"registry.json", "organisation.csv", "product.csv", "product.json", "issuer_key.csv", "batch.csv", "certificate.csv", "revocation.csv", "alert.csv"};

const RegistryFixture& fixture() {
    static const RegistryFixture kFixture = [] {
        auto out = RegistryFixture::demo();
        out.write_sources();
        return out;
    }();
    return kFixture;
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    std::vector<std::string> out{"", std::string(1, 3) + R"([{"organisation":"demo-tra-sen-vang","code":"X","name":"Trà","gtin":"9521234543213"}])",
                                 std::string(1, 6) + "scheme,product_organisation,product_code,level,number,issued_on,status\nocop,demo-tra-sen-vang,TSV-100,4,1/QĐ,2025-01-01,active\n",
                                 std::string(1, 7) + "kind,organisation,gtin,lot,at,reason\nlot,demo-tra-sen-vang,09521234543213,L1,2025-08-01,Hỏng\n",
                                 std::string(1, 8) + "kind,gtin,title,issued_on\nrecall,09521234543213,Thu hồi,2025-08-20\n"};
    for (std::size_t i = 0; i < std::size(kTables); ++i)
        if (const auto text = read_file(fixture().sources() / kTables[i], 1u << 20)) out.push_back(std::string(1, static_cast<char>(i)) + *text);
    return out;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto& sources = fixture().sources();
    const auto path = sources / kTables[data[0] % std::size(kTables)];
    const auto before = read_file(path, 1u << 20);
    demand(write_file_atomically(path, {reinterpret_cast<const char*>(data) + 1, size - 1}).has_value(), "the source can be written");
    const auto output = fixture().folder() / "fuzzed.tvr";
    const auto outcome = build_registry(sources, output);
    const bool written = std::filesystem::exists(output);
    demand(written == (outcome && outcome->summary), "a file stands there exactly when the build says so");
    if (!outcome) {
        demand(!outcome.error().code.empty(), "a refusal has a code");
    } else if (!outcome->summary) {
        demand(!outcome->errors.empty(), "no registry without a reason");
        for (const auto& error : outcome->errors) {
            demand(!error.file.empty() && !error.code.empty() && !error.message.empty(), "an error names its file and what was expected");
            demand(is_utf8(error.message), "an error can be shown");
        }
    }
    std::error_code ignored;
    for (const char* suffix : {"", ".pages", ".unsigned.json"}) std::filesystem::remove(output.native() + suffix, ignored);
    if (before) demand(write_file_atomically(path, *before).has_value(), "the source can be restored");
    else std::filesystem::remove(path, ignored);
    return 0;
}
