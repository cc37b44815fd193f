// SPDX-License-Identifier: Apache-2.0
// Hosts as they look: punycode, alphabets, glued names; and hosts of honest firms, which must never be called imitations.
#include "catch.hpp"

#include "verify/host_name.hpp"
#include "verify/lookalike.hpp"

using namespace temviet;
using namespace temviet::verify;

namespace {

const std::vector<KnownHost> kKnown{{"check.gov.vn"}, {"verigoods.vn"}, {"*.verigoods.vn"}, {"icheck.com.vn"}, {"*.icheck.com.vn"}, {"gs1.gov.vn"},
                                    {"trasenvang.vn"}, {"vnptcheck.vn"}, {"check.net.vn"}, {"*.check.net.vn"}, {"te-food.com"}, {"ktra.vn"}};
std::string imitated(std::string_view host) { return imitated_host(host, kKnown).value_or(""); }

}  // namespace

TEST_CASE("punycode of RFC 3492", "[verify]") {
    // RFC 3492 §7.1: (B) simplified Chinese, (J) Spanish, (K) Vietnamese, (L) mixed with digits.
    CHECK(decode_punycode("ihqwcrb4cv8a8dqg056pqjye") == U"\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587");
    CHECK(decode_punycode("porqunopuedensimplementehablarenespaol-fmd56a") == U"porqu\u00E9nopuedensimplementehablarenespa\u00F1ol");
    CHECK(decode_punycode("tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g") ==
          U"t\u1EA1isaoh\u1ECDkh\u00F4ngth\u1EC3ch\u1EC9n\u00F3iti\u1EBFngvi\u1EC7t");
    CHECK(decode_punycode("3b-ww4c5e180e575a65lsy2b") == U"3\u5E74b\u7D44\u91D1\u516B\u5148\u751F");
    for (const char* bad : {"", "-", "a-", "9999999999999", "\xC3\xA1-x", "a-\xC3", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}) CHECK_FALSE(decode_punycode(bad));
}

TEST_CASE("hosts written to be taken for another", "[verify]") {
    CHECK(imitated("xn--verigods-rbh.vn") == "verigoods.vn");              // one Cyrillic o, as punycode
    CHECK(imitated("verig\xD0\xBE\xD0\xBE"
                   "ds.vn") == "verigoods.vn");                            // the same two as UTF-8
    CHECK(imitated("\xEF\xBD\x96\xEF\xBD\x85rigoods.vn") == "verigoods.vn");  // fullwidth
    CHECK(imitated("trasen\xE2\x80\x8Bvang.vn") == "trasenvang.vn");       // zero width space
    CHECK(imitated("tr\xCE\xB1senv\xCE\xB1ng.com") == "trasenvang.vn");    // Greek alpha, another top level
    CHECK(imitated("veri%67o0ds.vn") == "verigoods.vn");
    CHECK(imitated("verigo0ds.vn") == "verigoods.vn");
    CHECK(imitated("vnptcheck.vn.tra-cuu.example") == "vnptcheck.vn");
    CHECK(imitated("check-gov-vn.com") == "check.gov.vn");
    for (const char* host : {"check-gov.vn", "check.gov-vn.com", "checkgovvn.com", "govvn.net", "check.gov.vn.example", "xyz-gov.vn",
                             "check.g\xD0\xBEv.vn", "check-gov-vn.com"})
        CHECK(imitates_government(host));
    CHECK(see_host("verig\xD0\xBEods.vn").mixed);
    for (const char* host : {"203.0.113.7", "3405803783", "0xcb007107", "[2001:db8::1]", "127.1"}) CHECK(is_raw_address(host));
}

TEST_CASE("hosts of honest firms imitate nobody", "[verify]") {
    for (const char* host : {
             "vinamilk.com.vn", "thmilk.vn", "acecookvietnam.vn", "vifon.com.vn", "masanconsumer.com", "trungnguyenlegend.com", "highlandscoffee.com.vn",
             "cholimexfood.com.vn", "vissan.com.vn", "canfoco.com.vn", "traphaco.com.vn", "dhgpharma.com.vn", "minhlong.com", "may10.vn", "viettien.com.vn",
             "vingroup.net", "fpt.com.vn", "viettel.com.vn", "vnpt.com.vn", "mobifone.vn", "petrolimex.com.vn", "pvoil.com.vn", "biti.vn", "biscafun.com.vn",
             "kinhdo.vn", "bibica.com.vn", "haihaco.com.vn", "tuongan.com.vn", "nuocmamphuquoc.vn", "khaihoan.vn", "vicosap.vn", "gsi.com.vn", "gs1.org",
             "id.gs1.org", "checkin.vn", "icheckout.vn", "food.te", "kiemtra.vn", "govap.vn", "bogov.example",
             // Vietnamese letters in a name are no disguise.
             "tràsenvàng.vn", "nướcmắm.vn", "xn--trsenvng-0yae.vn",
             "mae.gov.vn", "www.moit.gov.vn", "verigoods.vn", "abc.verigoods.vn", "verigoods.com"}) {
        INFO(host);
        CHECK(imitated(host) == "");
        CHECK_FALSE(imitates_government(host));
        CHECK_FALSE(is_raw_address(host));
    }
}
