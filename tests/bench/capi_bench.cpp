// SPDX-License-Identifier: Apache-2.0
// tv_verify_payload beside the C++ call it wraps, in turns on the same registries; then a million calls: allocations a call,
// and whether memory stays where it was. Prints JSON.
// usage: bench_capi DEMO_DIR LIBRARY.so [CALLS, default 1000000] [OTHER.so: its time beside the first's, instead of C++'s]
#include <dlfcn.h>
#include <temviet.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <temviet/registry/registry.hpp>
#include <temviet/verify/verifier.hpp>
#include <vector>

#include "demo_registries.hpp"

// This program's malloc stands in front of the C library's, for every library loaded.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void __libc_free(void*);
}
namespace {
std::atomic<long> allocated{0}, freed{0};
std::atomic<bool> counting{false};
}  // namespace
extern "C" {
void* malloc(std::size_t size) {
    if (counting.load(std::memory_order_relaxed)) allocated.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    if (counting.load(std::memory_order_relaxed)) allocated.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
    if (counting.load(std::memory_order_relaxed) && old == nullptr) allocated.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(old, size);
}
void free(void* old) {
    if (counting.load(std::memory_order_relaxed) && old != nullptr) freed.fetch_add(1, std::memory_order_relaxed);
    __libc_free(old);
}
}

using namespace temviet;

namespace {

/// Processor time of this thread, µs: what else runs on the machine counts little.
double processor_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}
constexpr std::int64_t kNow = 1794268800;  // 2026-11-10
const std::string kStamp =
    "https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts="
    "EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw";
const char* const kNames[] = {"demo-tinh", "demo-tap-doan"};

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "bench_capi: %s\n", why.c_str());
    std::exit(1);
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

long resident_kb() {
    long pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/// One of the shared libraries with a verifier of its own.
class Library {
public:
    Library(const char* path, const std::string& dir) {
        void* handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        if (handle == nullptr) stop(dlerror());
        const auto find = [&](auto& out, const char* name) {
            out = reinterpret_cast<std::remove_reference_t<decltype(out)>>(dlsym(handle, name));
            if (out == nullptr) stop(std::string(path) + " has no " + name);
        };
        decltype(&tv_options_init) options_init;
        decltype(&tv_request_init) request_init;
        decltype(&tv_verifier_open) open;
        find(options_init, "tv_options_init"), find(request_init, "tv_request_init"), find(open, "tv_verifier_open");
        find(verify_, "tv_verify_payload"), find(free_, "tv_report_free"), find(level_, "tv_report_level");
        const DemoRegistries registries(dir);
        tv_options options;
        options_init(&options, sizeof options);
        registries.use_in(options);
        tv_error error{};
        error.struct_size = sizeof error;
        if (open(&options, &verifier_, &error) != TV_OK) stop(error.message);
        request_init(&request_, sizeof request_);
        request_.now = kNow;
    }
    bool ask() const {
        tv_report* report = nullptr;
        const bool good = verify_(verifier_, kStamp.data(), kStamp.size(), &request_, &report, nullptr) == TV_OK &&
                          level_(report, 0) == TV_LEVEL_STAMP_VALID_ITEM;
        free_(report);
        return good;
    }

private:
    decltype(&tv_verify_payload) verify_;
    decltype(&tv_report_free) free_;
    decltype(&tv_report_level) level_;
    tv_verifier* verifier_ = nullptr;
    tv_request request_{};
};

Verifier open_cpp(const std::string& dir) {
    VerifierConfig config;
    config.env = Env::test;
    config.allow_test = true;
    for (const char* name : kNames)
        config.registries.push_back(Registry::open(dir + "/" + name + ".db", TrustRoot::load(dir + "/" + name + ".root.json").value()).value());
    return Verifier::open(std::move(config)).value();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) stop("usage: bench_capi DEMO_DIR LIBRARY.so [CALLS] [OTHER.so]");
    const Library ours(argv[2], argv[1]);
    const long calls = argc > 3 ? std::atol(argv[3]) : 1'000'000;
    const Verifier cpp = open_cpp(argv[1]);
    const auto other = argc > 4 ? std::make_unique<Library>(argv[4], argv[1]) : nullptr;
    // What the C call does as well: the input is named, the answer lies on the heap.
    const auto ask_cpp = [&] {
        Request request;
        request.now = Instant{kNow};
        request.input = kStamp;
        const auto report = std::make_unique<Report>(cpp.verify(kStamp, request).value());
        return report->verdict.level == Level::stamp_valid_item;
    };
    const auto peer = [&] { return other ? other->ask() : ask_cpp(); };

    constexpr int kRounds = 1500, kBatch = 4;
    std::vector<double> c_us, peer_us, ratios;
    const auto batch = [](const auto& ask) {
        const double start = processor_us();
        for (int i = 0; i < kBatch; ++i)
            if (!ask()) stop("the stamp was not accepted");
        return (processor_us() - start) / kBatch;
    };
    const auto ask_c = [&] { return ours.ask(); };
    for (int round = -50; round < kRounds; ++round) {  // the first rounds are cold
        const bool first = round % 2 == 0;
        double c = 0;
        if (first) c = batch(ask_c);
        const double p = batch(peer);
        if (!first) c = batch(ask_c);
        if (round < 0) continue;
        c_us.push_back(c), peer_us.push_back(p), ratios.push_back(c / p);
    }

    for (int i = 0; i < 1000; ++i) ours.ask();
    const long before = resident_kb();
    long peak = before;
    counting = true;
    for (long i = 0; i < calls; ++i) {
        if (!ours.ask()) stop("the stamp was not accepted");
        if (i % 10'000 == 0) peak = std::max(peak, resident_kb());
    }
    counting = false;
    std::printf("{\"c_us\":%.2f,\"peer\":\"%s\",\"peer_us\":%.2f,\"ratio\":%.3f,\"calls\":%ld,\"allocations_a_call\":%.1f,\"left_allocated\":%ld,"
                "\"resident_kb_before\":%ld,\"resident_kb_growth\":%ld}\n",
                median(c_us), other ? "library" : "C++", median(peer_us), median(ratios), calls,
                static_cast<double>(allocated) / static_cast<double>(std::max(1L, calls)), allocated - freed, before, peak - before);
    return allocated == freed ? 0 : 1;
}
