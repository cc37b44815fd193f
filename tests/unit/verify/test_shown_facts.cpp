// SPDX-License-Identifier: Apache-2.0
// What a person is told beside an outcome: names, values, their order, how many and which first.
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

TEST_CASE("what is told of a revocation", "[verify][shown]") {
    const Symbol stamp = Mint().symbol();
    const std::string id = to_hex(parse_stamp(stamp).stamp_id(Env::test)), serial = *Mint().serial;
    const auto revoked = [&](const std::string& row) {
        World world;
        world.registry().table("revocation", "kind,stamp_id,gtin,lot,serial,first,last,width,rand_len,revoked_on,reason,provisional\n" + row + "\n");
        return told(world.one(stamp), Check::revocation);
    };
    CHECK(revoked("stamp," + id + ",,,,,,,,2025-08-05,in hỏng,") == "date=2025-08-05; why=in hỏng");
    CHECK(revoked("batch,,9521234543213,L2508A,,,,,,2025-08-05,,") == "date=2025-08-05; lot=L2508A");
    CHECK(revoked("unit,,9521234543213,L2508A," + serial + ",,,,,2025-08-05,in hỏng,") == "date=2025-08-05; lot=L2508A; serial=" + serial + "; why=in hỏng");
    CHECK(revoked("unit,,9521234543213,," + serial + ",,,,,2025-08-05,,") == "date=2025-08-05; serial=" + serial);
    CHECK(revoked("range,,9521234543213,L2508A,,4,9,4,9,2025-08-05,in hỏng,") ==
          "date=2025-08-05; lot=L2508A; serial=" + serial + "; units=4–9; why=in hỏng");
}

TEST_CASE("what is told of an order or a warning", "[verify][shown]") {
    const auto alerted = [](const std::string& row) {
        World world;
        world.registry().add("source", "tb,Thông báo,https://tb.example,,announcement\n");
        world.registry().table("alert", "kind,gtin,lot,title,agency,number,issued_on,source,period\n" + row + "\n");
        return told(world.one(Mint()), Check::safety);
    };
    CHECK(alerted("recall,9521234543213,L2508A,Thu hồi,Cục X,12/QĐ,2025-08-05,qd-1,") ==
          "date=2025-08-05; title=Thu hồi; order=recall; lot=L2508A; agency=Cục X; number=12/QĐ; source=Quyết định thử; source_date=2025-01-02; quality=official");
    CHECK(alerted("stop_sale,9521234543213,,Dừng bán,,,2025-08-31,tb,2025-08") ==
          "month=2025-08; title=Dừng bán; order=stop_sale; source=Thông báo; source_address=https://tb.example; quality=announcement");
    for (const char* kind : {"warning", "counterfeit", "withdrawn", "suspension"})
        CHECK(alerted(std::string(kind) + ",9521234543213,,Tin,,,2025-08-05,,") == "date=2025-08-05; title=Tin");
}

TEST_CASE("which orders of the same name are told", "[verify][shown]") {
    const auto titles = [](const std::string& rows) {
        World world;
        world.registry().table("alert", "kind,product_name,firm_name,title,issued_on,lifted_on\n" + rows);
        std::string out;
        for (const auto& notice : world.one(ean("9521234543213")).notices)
            for (const auto& fact : notice.facts)
                if (notice.reason == Reason::alert_by_name && fact.name == "title") out += fact.value;
        return out;
    };
    const std::string product = "warning,Trà sen vàng hộp 100 g,,", firm = "warning,,Hợp tác xã Trà Sen Vàng,", both = "warning,Trà sen vàng hộp 100 g,Hợp tác xã Trà Sen Vàng,";
    // The newest of the product first, those of one day as entered; of the firm the newest only.
    CHECK(titles(product + "a,2025-01-01,\n" + product + "b,2025-03-01,\n") == "ba");
    CHECK(titles(product + "a,2025-01-01,\n" + product + "b,2025-01-01,\n") == "ab");
    CHECK(titles(firm + "f,2025-08-01,\n" + product + "a,2025-01-01,\n") == "af");
    CHECK(titles(firm + "f,2025-01-01,\n" + firm + "g,2025-08-01,\n") == "g");
    CHECK(titles(firm + "f,2025-08-01,\n" + firm + "g,2025-08-01,\n" + product + "a,2025-01-01,\n") == "af");
    // Three at most.
    CHECK(titles(product + "a,2025-01-01,\n" + product + "b,2025-02-01,\n" + product + "c,2025-03-01,\n") == "cba");
    CHECK(titles(product + "a,2025-01-01,\n" + product + "b,2025-02-01,\n" + product + "c,2025-03-01,\n" + product + "d,2025-03-01,\n" + firm + "f,2025-08-01,\n") == "cdb");
    CHECK(titles(product + "a,2025-01-01,\n" + product + "b,2025-02-01,\n" + firm + "f,2025-08-01,\n") == "baf");
    // A row that names both is told once, as one of the product; a lifted one not at all.
    CHECK(titles(both + "a,2025-01-01,\n") == "a");
    CHECK(titles(both + "a,2025-01-01,\n" + both + "b,2025-02-01,\n") == "ba");
    CHECK(titles(product + "a,2025-01-01,2025-08-20\n" + product + "b,2025-01-01,2025-08-21\n") == "b");
}

TEST_CASE("what is told of a certificate that no longer holds", "[verify][shown]") {
    const auto marks = [](const std::string& rows) {
        World world;
        world.registry().table("scheme", "id,name,name_en,validity_months\nocop,OCOP,One commune one product,36\nnhan,Nhãn,Mark,24\nlau,Lâu dài,Lasting,\n");
        world.registry().table("certificate", "scheme,product_organisation,product_code,level,number,issued_on,expires_on,status\n" + rows);
        const auto item = world.one(ean("9521234543213"));
        auto out = told(item, Reason::ocop_lapsed);
        for (auto& other : told(item, Reason::mark_lapsed)) out.push_back("mark: " + other);
        return out;
    };
    using All = std::vector<std::string>;
    const std::string tea = ",demo-tra-sen-vang,TSV-100,";
    CHECK(marks("ocop" + tea + "4,12/QĐ,2020-01-01,,active\n") ==
          All{"scheme=OCOP; registry=so-thu-nghiem; scheme_en=One commune one product; level=4; number=12/QĐ; date=2023-01-01"});
    CHECK(marks("nhan" + tea + ",,2020-01-01,,active\n") == All{"mark: scheme=Nhãn; registry=so-thu-nghiem; scheme_en=Mark; date=2022-01-01"});
    CHECK(marks("lau" + tea + ",,,,withdrawn\n") == All{"mark: scheme=Lâu dài; registry=so-thu-nghiem; scheme_en=Lasting"});
    // The last day still counts; without a term nothing ends.
    CHECK(marks("nhan" + tea + ",,,2025-08-20,active\n").empty());
    CHECK(marks("nhan" + tea + ",,,2025-08-19,active\n").size() == 1);
    CHECK(marks("lau" + tea + ",,2020-01-01,,active\n").empty());
    CHECK(marks("nhan" + tea + ",,2025-01-01,,lapsed\n").size() == 1);
    // A newer one of the same scheme makes up for it, one of another scheme or one that ended as well does not.
    CHECK(marks("nhan" + tea + ",cũ,2020-01-01,,active\nnhan" + tea + ",mới,2025-01-01,,active\n").empty());
    CHECK(marks("nhan" + tea + ",mới,,2025-08-20,active\nnhan" + tea + ",cũ,2020-01-01,,active\n").empty());
    CHECK(marks("lau" + tea + ",cũ,,,withdrawn\nlau" + tea + ",mới,,,active\n").empty());
    CHECK(marks("nhan" + tea + ",cũ,2020-01-01,,active\nocop" + tea + ",mới,2025-01-01,,active\n").size() == 1);
    CHECK(marks("nhan" + tea + ",cũ,2020-01-01,,active\nnhan" + tea + ",rút,2025-01-01,,withdrawn\n").size() == 2);
    CHECK(marks("nhan" + tea + ",cũ,2020-01-01,,active\nnhan" + tea + ",hết,,2025-08-19,active\n").size() == 2);
}

TEST_CASE("who could grant a grade, on the first and the last day of a rule", "[verify][shown]") {
    const auto not_grantable = [](const std::string& row) {
        World world;
        world.registry().table("issuer_rule", "scheme,level,issuer_kind,valid_from,valid_to\nocop,3,province,2019-08-20,2023-02-23\nocop,3,district,2023-02-24,2025-07-05\n"
                                              "ocop,3,commune,2025-07-06,\n");
        world.registry().table("certificate", "scheme,product_organisation,product_code,level,number,issuer,issued_on,status\nocop,demo-tra-sen-vang,TSV-100," + row + "\n");
        return told(world.one(ean("9521234543213")), Reason::ocop_level_not_grantable);
    };
    CHECK(not_grantable("3,1,UBND huyện Mẫu,2023-02-24,active").empty());
    CHECK(not_grantable("3,1,UBND huyện Mẫu,2025-07-05,active").empty());
    CHECK(not_grantable("3,1,UBND tỉnh Mẫu,2023-02-23,active").empty());
    CHECK(not_grantable("3,1,UBND huyện Mẫu,2023-02-23,active").size() == 1);
    CHECK(not_grantable("3,1,UBND tỉnh Mẫu,2023-02-24,active").size() == 1);
    CHECK(not_grantable("3,1,UBND huyện Mẫu,2025-07-06,active") ==
          std::vector<std::string>{"scheme=OCOP – Mỗi xã một sản phẩm; registry=so-thu-nghiem; scheme_en=One commune one product; level=3; number=1; issuer=UBND huyện Mẫu; date=2025-07-06"});
    // Of a withdrawn one, or one that does not say enough, nothing is said.
    for (const char* row : {"3,1,UBND huyện Mẫu,2025-07-06,withdrawn", ",1,UBND huyện Mẫu,2025-07-06,active", "3,1,,2025-07-06,active", "3,1,UBND huyện Mẫu,,active"}) {
        INFO(row);
        CHECK(not_grantable(row).empty());
    }
}
