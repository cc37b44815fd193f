// SPDX-License-Identifier: Apache-2.0
// Import, opening and look-ups of a large registry, beside a bare prepared SELECT of SQLite on the same file in the
// same run. Prints JSON. Usage: bench_registry [products, default 1000000]
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <temviet/registry/search.hpp>
#include "large_registry.hpp"
#include "registry/registry_impl.hpp"

using namespace temviet;

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

template <class Work>
double microseconds_each(int count, Work work) {
    const auto start = Clock::now();
    for (int at = 0; at < count; ++at) work();
    return seconds_since(start) * 1e6 / count;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t products = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto fixture = RegistryFixture::demo();
    bench::add_products(fixture, products);
    fixture.write_sources();
    const auto import_start = Clock::now();
    const auto outcome = build_registry(fixture.sources(), fixture.file());
    const double import_seconds = seconds_since(import_start);
    if (!outcome || !outcome->summary) {
        std::fprintf(stderr, "build failed: %s\n",
                     outcome ? outcome->errors.at(0).message.c_str() : outcome.error().message.c_str());
        return 1;
    }
    fixture.sign(2);
    const auto root = fixture.root();
    std::vector<double> opens;
    for (int at = 0; at < 9; ++at) {
        const auto start = Clock::now();
        const auto opened = Registry::open(fixture.file(), root);
        opens.push_back(seconds_since(start) * 1e3);
        if (!opened) return 1;
    }
    std::sort(opens.begin(), opens.end());
    const auto registry = Registry::open(fixture.file(), root).value();

    auto bare =
        SqliteConnection::open(fixture.file().native(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr).value();
    (void)bare.execute("PRAGMA cache_size=-16384; BEGIN");  // one transaction: no locks in the loop, as ours has none
    auto select = bare.prepare(
                          "SELECT p.id, p.organisation, p.code, p.name, p.kind, p.brand, p.category, p.origin, "
                          "p.place, p.province, p.net_content, "
                          "p.shelf_life_days, p.signing_since FROM product_gtin g JOIN product p ON p.id = g.product "
                          "WHERE g.gtin = ?1",
                          true)
                      .value();
    // Warm: a working set of 1,000 numbers asked again and again. Cold: any of all products.
    std::mt19937_64 random(1);
    const auto pick = [&] {
        return "0" + bench::gtin_of(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(products)));
    };
    std::vector<std::string> warm, cold;
    for (int at = 0; at < 1000; ++at) warm.push_back(pick());
    for (int at = 0; at < 20'000; ++at) cold.push_back(pick());
    std::size_t next = 0, found = 0;
    const auto ours = [&](const std::vector<std::string>& list) {
        return [&] { found += registry.products_by_gtin(list[next++ % list.size()])->size(); };
    };
    const auto theirs = [&](const std::vector<std::string>& list) {
        return [&] {
            select.bind(1, std::string_view(list[next++ % list.size()]));
            while (select.step() == SQLITE_ROW)
                for (int column = 0; column < 13; ++column) found += select.view(column).size() > 1000;
            select.reset();
        };
    };
    const double cold_us = microseconds_each(20'000, ours(cold));
    const double bare_cold_us = microseconds_each(20'000, theirs(cold));
    (void)microseconds_each(2000, ours(warm));
    (void)microseconds_each(2000, theirs(warm));
    double warm_us = 1e9, bare_us = 1e9, entitled_us = 1e9;
    for (int round = 0; round < 5; ++round) {
        warm_us = std::min(warm_us, microseconds_each(20'000, ours(warm)));
        bare_us = std::min(bare_us, microseconds_each(20'000, theirs(warm)));
        entitled_us = std::min(entitled_us, microseconds_each(20'000, [&] {
                                   found += registry.entitlements(warm[next++ % warm.size()])->size();
                               }));
    }
    // Search: words that every product holds, a word of one product, one mistyped letter.
    const auto search_ms = [&](const char* text) {
        SearchQuery query;
        query.text = text;
        query.today = {2026, 1, 1};
        return microseconds_each(5, [&] { found += search(std::span(&registry, 1), query)->hits.size(); }) / 1e3;
    };
    const double all_ms = search_ms("trà ô long"), one_ms = search_ms("tra o long 4711"), typo_ms = search_ms("tra o lonng 4711");
    fmt::print(
        "{{\"products\":{},\"organisations\":{},\"rows\":{},\"file_bytes\":{},\"import_s\":{:.2f},\"products_per_s\":{:"
        ".0f},\"rows_per_s\":{:.0f},"
        "\"open_ms_median\":{:.2f},\"warm_us\":{:.2f},\"bare_sqlite_warm_us\":{:.2f},\"warm_ratio\":{:.2f},\"cold_us\":"
        "{:.2f},"
        "\"bare_sqlite_cold_us\":{:.2f},\"entitlements_us\":{:.2f},\"search_all_ms\":{:.2f},\"search_one_ms\":{:.2f},\"search_typo_ms\":{:.2f},\"found\":{}}}\n",
        products, products / 5, outcome->summary->rows, std::filesystem::file_size(fixture.file()), import_seconds,
        static_cast<double>(products) / import_seconds, static_cast<double>(outcome->summary->rows) / import_seconds,
        opens[opens.size() / 2], warm_us, bare_us, warm_us / bare_us, cold_us, bare_cold_us, entitled_us, all_ms, one_ms, typo_ms, found);
    return 0;
}
