// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/base/text.hpp>
#include <temviet/base/words.hpp>

using namespace temviet;

namespace {
std::string folded(std::string_view text) {
    std::string out;
    for (const auto& word : search_words(text)) out += (out.empty() ? "" : " ") + word.folded;
    return out;
}
bool same_exact(std::string_view a, std::string_view b) { return search_words(a) == search_words(b); }
}  // namespace

TEST_CASE("words are cut at anything but letters and digits, and between the two", "[base][words]") {
    CHECK(folded("Trà xanh, hộp 500g (Demo)!") == "tra xanh hop 500 g demo");
    CHECK(folded("") == "");
    CHECK(folded(" – · / ") == "");
    CHECK(folded("VV-2024/BCT") == "vv 2024 bct");
    CHECK(folded("a\xff\xfe" "b") == "a b");
    CHECK(folded("日本 ĐƯỜNG") == "日本 duong");
}

TEST_CASE("marks tell words apart, their writing does not", "[base][words]") {
    CHECK_FALSE(same_exact("đường", "đương"));
    CHECK(folded("đường") == folded("đương"));
    CHECK_FALSE(same_exact("đường", "dương"));
    CHECK(same_exact("hòa", "hoà"));
    CHECK(same_exact("Thuỷ", "THỦY"));
    CHECK(same_exact("mật ong", "Mật Ong"));
    CHECK(same_exact("mật", "mật"));  // precomposed and decomposed
    CHECK_FALSE(same_exact("mắm", "mâm"));
    CHECK(search_words("gao").front().marked() == false);
    CHECK(search_words("gạo").front().marked());
    CHECK(search_words("đo").front().marked());
}

TEST_CASE("common abbreviations are written out", "[base][words]") {
    CHECK(same_exact("HTX Trà Sen", "Hợp tác xã trà sen"));
    CHECK(same_exact("Cty CP Sao Biển", "công ty cổ phần Sao Biển"));
    CHECK(same_exact("TP.HCM", "thành phố Hồ Chí Minh"));
    CHECK(same_exact("tphcm", "Thành phố Hồ Chí Minh"));
    CHECK_FALSE(folded("htxa") == folded("hợp tác xã"));
}

TEST_CASE("folded words agree with the folding of whole texts", "[base][words]") {
    for (const auto* text : {"Nước mắm cá cơm", "ĐẮK LẮK", "Thừa Thiên Huế", "Cà phê phin giấy"})
        CHECK(folded(text) == fold_vietnamese(text));
}
