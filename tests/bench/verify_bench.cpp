// SPDX-License-Identifier: Apache-2.0
// Everything after decoding (parse, signature, two registries, checks, JSON) beside one bare libsodium verification of
// the same message, in one run: the first answer of a fresh verifier, one thread, and 2 to 8 threads on one verifier.
// Prints JSON. Usage: bench_verify [products, default 1000000] [rounds, default 20; 1 = no threads, for a profiler]
// [--sqlite-statistics]
#include <sodium.h>

#include <chrono>
#include <random>
#include <string_view>
#include <temviet/registry/process.hpp>
#include <temviet/report/render.hpp>
#include <temviet/stamp/mint.hpp>
#include <temviet/verify/verifier.hpp>
#include <thread>

#include "large_registry.hpp"

using namespace temviet;

namespace {

using Clock = std::chrono::steady_clock;
double microseconds(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

double at(std::vector<double> values, double part) {
    const auto index = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + index, values.end());
    return values[static_cast<std::size_t>(index)];
}

}  // namespace

int main(int argc, char** argv) {
    // As a program that owns its process does (the command line tool); --sqlite-statistics leaves SQLite as it comes.
    const bool with_statistics = argc > 1 && std::string_view(argv[argc - 1]) == "--sqlite-statistics";
    if (with_statistics) --argc;
    else if (!keep_no_sqlite_statistics()) return 1;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 20;
    const std::int64_t products = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto large = RegistryFixture::demo();
    bench::add_products(large, products);
    large.build_and_sign();
    auto second = RegistryFixture::demo();
    second.id = "so-thu-hai";
    VerifierConfig config;
    config.env = Env::test;
    config.allow_test = true;
    config.registries.push_back(Registry::open(large.file(), large.root()).value());
    config.registries.push_back(second.open());
    const auto verifier = Verifier::open(std::move(config)).value();

    const auto signer = test_signer(0);
    std::mt19937_64 random(1);
    std::vector<Symbol> stamps;
    for (int i = 0; i < 500; ++i) {
        MintRequest request;
        request.issuer = "demo-tra-sen-vang";
        request.claims.gtin = "09521234543213";
        request.claims.lot = "L2508A";
        request.claims.serial = make_serial(static_cast<std::int64_t>(random() % 9999), 4, "K7M3P9XQT");
        request.claims.elements = {{"17", "270801"}};
        request.host = "tem.example";
        Symbol symbol = text_symbol(mint_stamp(request, *signer)->payload);
        symbol.format = SymbolFormat::qr;
        symbol.symbology_identifier = "]Q1";
        stamps.push_back(std::move(symbol));
    }
    Request request;
    request.now = *parse_instant("2025-08-20T03:00:00Z");

    // The bare verification: a message as long as a stamp's ToBeSigned.
    Bytes message(110, 7);
    const Signature signature = signer->sign(message).value();
    const auto key = signer->public_key();

    const auto first_a = Clock::now();
    const auto first = verifier.verify(std::span(&stamps[0], 1), request);
    const double first_us = microseconds(Clock::now() - first_a);
    if (!first) return 1;

    std::vector<double> bare, judge, all;
    std::size_t bytes = 0, valid = 0;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < stamps.size(); ++i) {
            const auto a = Clock::now();
            const bool ok = crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
            const auto b = Clock::now();
            const auto report = verifier.verify(std::span(&stamps[i], 1), request);
            const auto c = Clock::now();
            bytes += to_json(*report).size();
            const auto d = Clock::now();
            valid += ok && report->verdict.level == Level::stamp_valid_item;
            if (round == 0 && rounds > 1) continue;  // the first pages are cold
            bare.push_back(microseconds(b - a));
            judge.push_back(microseconds(c - b));
            all.push_back(microseconds(d - b));
        }
    }
    // Answers a second of so many threads on one verifier, beside those of one thread.
    const auto answers_per_second = [&](int threads) {
        constexpr int kRounds = 6;
        const auto a = Clock::now();
        std::vector<std::jthread> pool;
        for (int number = 0; number < threads; ++number)
            pool.emplace_back([&] {
                for (int round = 0; round < kRounds; ++round)
                    for (const auto& stamp : stamps) (void)to_json(*verifier.verify(std::span(&stamp, 1), request));
            });
        pool.clear();
        return threads * kRounds * static_cast<double>(stamps.size()) / (microseconds(Clock::now() - a) * 1e-6);
    };
    const double one = rounds > 1 ? answers_per_second(1) : 0;
    std::string threads;
    if (rounds > 1) for (const int number : {2, 4, 8}) threads += fmt::format("{}\"{}\":{:.2f}", threads.empty() ? "" : ",", number, answers_per_second(number) / one);
    fmt::print("{{\"products\":{},\"stamps\":{},\"valid\":{},\"bare_us\":{:.1f},\"judge_us\":{:.1f},\"with_json_us\":{:.1f},\"ratio\":{:.2f},\"p99_us\":{:.1f},"
               "\"json_bytes\":{},\"first_us\":{:.0f},\"answers_per_second\":{:.0f},\"cores\":{},\"times_one_thread\":{{{}}}}}\n",
               products, all.size(), valid, at(bare, 0.5), at(judge, 0.5), at(all, 0.5), at(all, 0.5) / at(bare, 0.5), at(all, 0.99), bytes / (stamps.size() * static_cast<std::size_t>(rounds)), first_us, one,
               std::thread::hardware_concurrency(), threads);
    return valid == stamps.size() * static_cast<std::size_t>(rounds) ? 0 : 1;
}
