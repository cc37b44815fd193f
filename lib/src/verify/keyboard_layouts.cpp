// SPDX-License-Identifier: Apache-2.0
#include "keyboard_layouts.hpp"

namespace temviet::verify {
namespace {

/// Keys in one order on both keyboards, unshifted and shifted.
constexpr std::string_view kUs = "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?";
constexpr std::string_view kFrench = "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§";
constexpr std::string_view kGerman = "1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_";

/// Bytes of the UTF-8 character at the front.
std::size_t length_of(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
    return length;
}

std::string translate(std::string_view text, std::string_view layout) {
    std::string out;
    while (!text.empty()) {
        const auto typed = text.substr(0, length_of(text));
        text.remove_prefix(typed.size());
        std::size_t key = 0;
        auto rest = layout;
        while (!rest.empty() && rest.substr(0, length_of(rest)) != typed) {
            rest.remove_prefix(length_of(rest));
            ++key;
        }
        if (rest.empty()) out += typed;
        else out += kUs[key];
    }
    return out;
}

}  // namespace

std::vector<std::string> read_as_us_keyboard(std::string_view text) {
    std::vector<std::string> out;
    for (const auto layout : {kFrench, kGerman}) {
        std::string read = translate(text, layout);
        if (read != text) out.push_back(std::move(read));
    }
    return out;
}

}  // namespace temviet::verify
