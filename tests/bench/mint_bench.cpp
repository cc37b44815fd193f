// SPDX-License-Identifier: Apache-2.0
// Minting one unit of a lot (spell, sign, open again) beside a bare libsodium signature and verification of a message as
// long as a stamp's ToBeSigned, in one run and one thread. Prints JSON. Usage: bench_mint [stamps, default 5000]
#include <sodium.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <temviet/stamp/mint.hpp>

using namespace temviet;

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 5000;
    if (!crypto_ready()) return 1;
    const auto signer = signer_from_seed(Bytes(32, 7)).value();
    MintRequest request;
    request.issuer = "demo-tra-sen-vang";
    request.claims.gtin = "09521234543213";
    request.claims.lot = "L2611A";
    request.claims.elements = {{"17", "281120"}};
    request.host = "tem.example";
    request.key_checked = is_valid_public_key(signer->public_key());

    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration d) { return std::chrono::duration<double>(d).count(); };
    const Bytes message(110, 7);
    const auto key = signer->public_key();
    int good = 0;
    const auto a = Clock::now();
    for (int i = 0; i < count; ++i) {
        const Signature signature = signer->sign(message).value();
        good += crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
    }
    const auto b = Clock::now();
    for (int i = 0; i < count; ++i) {
        request.claims.serial = make_serial(1070799963 + i, 6, random_serial_part(8));
        good += mint_stamp(request, *signer).has_value();
    }
    const auto c = Clock::now();
    const double bare = seconds(b - a) / count, mint = seconds(c - b) / count;
    std::printf("{\"stamps\":%d,\"right\":%d,\"bare_sign_verify_us\":%.1f,\"mint_us\":%.1f,\"ratio\":%.2f,\"stamps_per_second\":%.0f}\n", count, good - count,
                bare * 1e6, mint * 1e6, mint / bare, 1 / mint);
    return good == 2 * count ? 0 : 1;
}
