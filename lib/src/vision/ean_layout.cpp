// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_layout.hpp"

namespace temviet::vision::ean {
namespace {

constexpr std::array<Offsets, 10> kSetA{
    {{3, 5, 6}, {2, 4, 6}, {2, 3, 5}, {1, 5, 6}, {1, 2, 5}, {1, 3, 6}, {1, 2, 3}, {1, 4, 5}, {1, 3, 4}, {3, 4, 5}}};

/// Bit 5 is the leftmost digit; a set bit is set B. By the EAN-13's first digit, or a UPC-E's check digit (number
/// system 0; for 1 all bits are the other way round).
constexpr std::array<int, 10> kFirstDigit{0x00, 0x0B, 0x0D, 0x0E, 0x13, 0x19, 0x1C, 0x15, 0x16, 0x1A};
constexpr std::array<int, 10> kUpcCheck{0x38, 0x34, 0x32, 0x31, 0x2C, 0x26, 0x23, 0x2A, 0x29, 0x25};

void guard(Layout& out, int from, int edges, int sign) {
    for (int i = 0; i < edges; ++i, sign = -sign) out.fixed.push_back({from + i, sign});
}

void half(Layout& out, int from, int count, int first) {
    for (int i = 0; i < count; ++i) {
        out.starts.push_back(from + i * kDigitModules);
        out.first.push_back(first);
        if (i > 0) out.fixed.push_back({from + i * kDigitModules, -first});
    }
}

/// Two halves around a middle guard.
Layout two_halves(Kind kind, int digits) {
    const int middle = 3 + digits * kDigitModules, end = middle + 5 + digits * kDigitModules;
    Layout out{kind, end + 3, {}, {}, {}, digits};
    guard(out, 0, 4, -1);
    half(out, 3, digits, -1);
    guard(out, middle, 6, 1);
    half(out, middle + 5, digits, 1);
    guard(out, end, 4, -1);
    return out;
}

Layout upc_e() {
    Layout out{Kind::upc_e, 51, {}, {}, {}, 6};
    guard(out, 0, 4, -1);
    half(out, 3, 6, -1);
    guard(out, 45, 7, 1);
    return out;
}

std::vector<Rule> ean13_rules() {
    std::vector<Rule> out;
    for (int first = 0; first < 10; ++first) {
        Rule rule;
        rule.hidden = rule.base = first;
        for (std::size_t i = 0; i < 12; ++i) rule.weights[i] = i % 2 == 0 ? 3 : 1;
        for (std::size_t i = 0; i < 6; ++i) rule.set_b[i] = (kFirstDigit[static_cast<std::size_t>(first)] >> (5 - i)) & 1;
        out.push_back(rule);
    }
    return out;
}

/// The zeros that a UPC-E leaves out stand where its last digit says, so that digit moves the others' weights.
std::vector<Rule> upc_e_rules() {
    std::vector<Rule> out;
    for (int system = 0; system < 2; ++system)
        for (int check = 0; check < 10; ++check)
            for (int last = 0; last < 10; ++last) {
                Rule rule;
                rule.hidden = 10 * system + check;
                rule.last = last;
                const int bits = kUpcCheck[static_cast<std::size_t>(check)] ^ (system == 1 ? 0x3F : 0);
                for (std::size_t i = 0; i < 6; ++i) rule.set_b[i] = (bits >> (5 - i)) & 1;
                // Places of the drawn digits among the eleven of the UPC-A: odd places (counted from 0) weigh 1.
                std::array<int, 6> place{1, 2, 3, 4, 5, 10};
                if (last <= 2) place = {1, 2, 8, 9, 10, 3};
                if (last == 3) place = {1, 2, 3, 9, 10, 0};
                if (last == 4) place = {1, 2, 3, 4, 10, 0};
                const bool drawn = last <= 2 || last >= 5;  // 3 and 4 stand for zeros only
                for (std::size_t i = 0; i < 6; ++i) rule.weights[i] = place[i] % 2 == 0 ? 3 : 1;
                if (!drawn) rule.weights[5] = 0;
                rule.base = 3 * system + check;
                out.push_back(rule);
            }
    return out;
}

std::vector<Rule> ean8_rules() {
    Rule rule;
    for (std::size_t i = 0; i < 8; ++i) rule.weights[i] = i % 2 == 0 ? 3 : 1;
    return {rule};
}

std::string expanded(const Rule& rule, const std::string& d) {
    const std::string zeros = "00000";
    std::string out = "0" + std::to_string(rule.hidden / 10);
    if (rule.last <= 2)
        out += d.substr(0, 2) + d[5] + "0000" + d.substr(2, 3);
    else if (rule.last == 3)
        out += d.substr(0, 3) + zeros + d.substr(3, 2);
    else if (rule.last == 4)
        out += d.substr(0, 4) + zeros + d.substr(4, 1);
    else
        out += d.substr(0, 5) + "0000" + d[5];
    return out + std::to_string(rule.hidden % 10);
}

}  // namespace

const std::array<Offsets, kPatterns>& patterns() {
    static const auto all = [] {
        std::array<Offsets, kPatterns> out{};
        for (std::size_t i = 0; i < 10; ++i) {
            out[i] = kSetA[i];
            out[i + 10] = {7 - kSetA[i][2], 7 - kSetA[i][1], 7 - kSetA[i][0]};  // set B is set C read backwards
        }
        return out;
    }();
    return all;
}

const Layout& layout(Kind kind) {
    static const Layout ean13 = two_halves(Kind::ean13, 6), ean8 = two_halves(Kind::ean8, 4), upc = upc_e();
    return kind == Kind::ean13 ? ean13 : kind == Kind::ean8 ? ean8 : upc;
}

const std::vector<Rule>& rules(Kind kind) {
    static const auto ean13 = ean13_rules(), ean8 = ean8_rules(), upc = upc_e_rules();
    return kind == Kind::ean13 ? ean13 : kind == Kind::ean8 ? ean8 : upc;
}

std::string digits_of(Kind kind, const Rule& rule, const std::array<int, kMaxDigits>& drawn) {
    std::string out;
    if (kind == Kind::ean13) out += static_cast<char>('0' + rule.hidden);
    for (int i = 0; i < layout(kind).digits(); ++i)
        out += static_cast<char>('0' + drawn[static_cast<std::size_t>(i)] % 10);
    return kind == Kind::upc_e ? expanded(rule, out) : out;
}

}  // namespace temviet::vision::ean
