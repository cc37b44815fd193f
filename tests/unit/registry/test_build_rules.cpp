// SPDX-License-Identifier: Apache-2.0
// Every rule of 04 broken once: the error names the file, the line, the column and the rule; nothing is written.
#include "catch.hpp"
#include "registry_fixture.hpp"

using namespace temviet;
namespace fs = std::filesystem;

namespace {

std::string places(const std::vector<RowError>& errors) {
    std::string out;
    for (const auto& error : errors) {
        CHECK_FALSE(error.message.empty());
        out += (out.empty() ? "" : " ") + error.file + ":" + std::to_string(error.line) + ":" + error.column + ":" +
               error.code;
    }
    return out;
}

/// Errors of the demo sources with these lines added to one table.
std::string adding(const std::string& table, const std::string& lines) {
    auto fixture = RegistryFixture::demo();
    fixture.add(table, lines);
    const auto outcome = fixture.build();
    CHECK_FALSE(outcome.summary);
    CHECK_FALSE(fs::exists(fixture.file()));
    return places(outcome.errors);
}
std::string replacing(const std::string& table, const std::string& csv) {
    auto fixture = RegistryFixture::demo();
    fixture.table(table, csv);
    return places(fixture.build().errors);
}

const std::string kKeyProblem = "issuer_key.csv:4:";

}  // namespace

TEST_CASE("values: each kind of column refuses what it is not", "[registry]") {
    CHECK(adding("source", "x,,,,official\n") == "source.csv:3:title:MISSING_VALUE");
    CHECK(adding("source", "x,T,,2025-02-30,official\n") == "source.csv:3:dated:BAD_DATE");
    CHECK(adding("source", "x,T,,,rumour\n") == "source.csv:3:quality:BAD_CHOICE");
    CHECK(adding("source", "x y,T,,,demo\n") == "source.csv:3:id:BAD_ID");
    CHECK(adding("source", "qd-1,T,,,demo\n") == "source.csv:3:id:DUPLICATE");
    CHECK(adding("source", "x,T\x01,,,demo\n") == "source.csv:3:title:BAD_TEXT");
    CHECK(adding("source", "x,T\xFF,,,demo\n") == "source.csv:3:title:BAD_TEXT");
    CHECK(adding("organisation", "Ab,N,,other,,,active,\n") == "organisation.csv:4:id:BAD_ID");
    CHECK(adding("organisation", "abc,N,,other,,99,active,\n") == "organisation.csv:4:province:UNKNOWN_REFERENCE");
    CHECK(adding("organisation", "abc,N,,other,,,active,qd-2\n") == "organisation.csv:4:source:UNKNOWN_REFERENCE");
    CHECK(adding("admin_unit", "70,Huyện,district,\n") == "admin_unit.csv:3::FIELD_COUNT");
    CHECK(adding("scheme", "x,X,X,0\n") == "scheme.csv:3:validity_months:BAD_INTEGER");
    CHECK(adding("product", "demo-ca-phe-nui,C 1,Cà phê,,,,,,,,,,\n") == "product.csv:4:code:BAD_CODE");
    CHECK(adding("product", "demo-ca-phe-nui,C1,Cà phê,,,,70,,,,,,\n") == "product.csv:4:origin:BAD_DIGITS");
    CHECK(adding("product", "demo-ca-phe-nui,C1,Cà phê,,,,,,,,,,9.52E+12\n") == "product.csv:4:gtin:BAD_GTIN");
    CHECK(adding("product", "demo-ca-phe-nui,C1,Cà phê,,,,,,,,,,9525678000005\n") ==
          "product.csv:4:gtin:BAD_CHECK_DIGIT");
    CHECK(adding("product", "demo-tra-sen-vang,TSV-LE,Trà,,,,,,,,,,\n") == "product.csv:4:code:DUPLICATE");
    CHECK(adding("product", "ai-do,C1,Cà phê,,,,,,,,,,\n") == "product.csv:4:organisation:UNKNOWN_REFERENCE");
    CHECK(replacing("host", "pattern,kind\nTEM.example,vendor\n") == "host.csv:2:pattern:BAD_HOST");
    CHECK(replacing("host", "pattern,kind\nlocalhost,vendor\n") == "host.csv:2:pattern:BAD_HOST");
    CHECK(replacing("host", "pattern,kind\ntem.example,brand\n") == "host.csv:2:organisation:MISSING_VALUE");
    CHECK(replacing("admin_unit", "code,name,level,parent\n68,Lâm Đồng,province,\n70,X,commune,99\n") ==
          "admin_unit.csv:3:parent:UNKNOWN_REFERENCE");
    CHECK(replacing("gs1_prefix", "first,last,office\n893,892,GS1 Việt Nam\n") == "gs1_prefix.csv:2:last:BAD_RANGE");
    CHECK(replacing("admin_unit_map", "old_code,new_code,from_date\n68,69,2025-07-01\n") ==
          "admin_unit_map.csv:2:new_code:UNKNOWN_REFERENCE");
    CHECK(replacing("issuer_rule",
                    "scheme,level,issuer_kind,valid_from,valid_to\nocop,3,commune,2025-07-01,2025-06-30\n") ==
          "issuer_rule.csv:2:valid_to:DATE_ORDER");
}

TEST_CASE("headers and files: nothing is dropped quietly", "[registry]") {
    CHECK(replacing("source", "id,title,qualty\n") ==
          "source.csv:1:qualty:UNKNOWN_COLUMN source.csv:1:quality:MISSING_COLUMN");
    CHECK(replacing("source", "id,title,quality,id\n") == "source.csv:1:id:DUPLICATE_COLUMN");
    CHECK(replacing("source", "") == "source.csv:1::BAD_HEADER");
    CHECK(replacing("revocations", "kind\n").starts_with("revocations.csv:0::UNKNOWN_FILE"));
    auto inside = RegistryFixture::demo();  // the output may stand among the sources
    inside.write_sources();
    for (int round = 0; round < 2; ++round)
        CHECK(build_registry(inside.sources(), inside.sources() / "so.tvr").value().summary);
    auto both = RegistryFixture::demo();
    both.write_sources();
    REQUIRE(write_file_atomically(both.sources() / "source.json", "[]"));
    const auto outcome = build_registry(both.sources(), both.file()).value();
    CHECK(places(outcome.errors).starts_with("source.csv:0::TWO_SOURCES"));
}

TEST_CASE("numbers: who may hold which prefix and GTIN", "[registry]") {
    const auto prefix = [](const std::string& line) { return adding("organisation_prefix", line + "\n"); };
    CHECK(prefix("952123,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_LENGTH");
    CHECK(prefix("95256789,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_LENGTH");
    CHECK(prefix("6901234,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_NO_BLOCK");
    CHECK(prefix("8930000,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_NO_BLOCK");
    CHECK(prefix("89345631,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_LENGTH");
    CHECK(prefix("8935123,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_LENGTH");
    CHECK(prefix("2012345,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:RESTRICTED_NUMBER");
    CHECK(prefix("9781234,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:RESTRICTED_NUMBER");
    CHECK(prefix("0000012,demo-ca-phe-nui,2020-01-01,") == "organisation_prefix.csv:4:prefix:RESTRICTED_NUMBER");
    CHECK(prefix("9521234,demo-ca-phe-nui,2024-01-01,") == "organisation_prefix.csv:4:prefix:PREFIX_CONFLICT");
    CHECK(prefix("9521234,ai-do,2024-01-01,") == "organisation_prefix.csv:4:organisation:UNKNOWN_REFERENCE");
    // A longer prefix inside another organisation's shorter one.
    auto nested = RegistryFixture::demo();
    nested.table("gcp_block", "leading,prefix_length\n952,7\n95212345,9\n")
        .add("organisation_prefix", "952123456,demo-ca-phe-nui,2024-01-01,\n");
    CHECK(places(nested.build().errors) == "organisation_prefix.csv:4:prefix:PREFIX_CONFLICT");
    // Sold: not at the same time.
    auto sold = RegistryFixture::demo();
    sold.table("organisation_prefix",
               "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2023-12-31\n9521234,demo-"
               "ca-phe-nui,2024-01-01,\n");
    CHECK(sold.build().summary);
    // The published Vietnamese table stands above a registry's own rows.
    CHECK(adding("gcp_block", "8934,8\n") == "gcp_block.csv:3:prefix_length:BLOCK_CONFLICT");
    auto vietnamese = RegistryFixture::demo();
    vietnamese.add("organisation_prefix", "8934563,demo-ca-phe-nui,2020-01-01,\n");
    CHECK(vietnamese.build().summary);

    const auto gtin = [](const std::string& digits) {
        return adding("product", "demo-ca-phe-nui,C1,Cà phê,,,,,,,,,," + digits + "\n");
    };
    CHECK(gtin("2001234567893") == "product.csv:4:gtin:RESTRICTED_NUMBER");
    CHECK(gtin("9781234567897") == "product.csv:4:gtin:RESTRICTED_NUMBER");
    CHECK(gtin("99521234543216") == "product.csv:4:gtin:VARIABLE_MEASURE");
    CHECK(gtin("9525678000004 9525678000004") == "product.csv:4:gtin:DUPLICATE");
    CHECK(replacing("product_gtin", "gtin,organisation,code\n9525678000004,demo-tra-sen-vang,NONE\n") ==
          "product_gtin.csv:2:code:UNKNOWN_REFERENCE");
    CHECK(replacing("product_gtin", "gtin,organisation,code\n9521234543213,demo-tra-sen-vang,TSV-100\n") ==
          "product_gtin.csv:2:gtin:DUPLICATE");
}

TEST_CASE("the signed scope limits the rows", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.scope = R"({"prefixes":["9521"],"organisations":["demo-tra-sen-vang"],"schemes":["cr"],"places":["79"]})";
    CHECK(places(fixture.build().errors) ==
          "organisation.csv:3:id:OUT_OF_SCOPE organisation_prefix.csv:3:prefix:OUT_OF_SCOPE "
          "product.csv:2:province:OUT_OF_SCOPE "
          "product.csv:3:province:OUT_OF_SCOPE certificate.csv:2:scheme:OUT_OF_SCOPE");
    auto enterprise = RegistryFixture::demo();
    enterprise.kind = "enterprise";
    CHECK(places(enterprise.build().errors) == "registry.json:0:scope.organisations:MISSING_VALUE");
    enterprise.scope = R"({"organisations":["demo-tra-sen-vang"]})";
    CHECK(places(enterprise.build().errors) == "organisation.csv:3:id:OUT_OF_SCOPE");
    auto compiled = RegistryFixture::demo();
    compiled.kind = "compiled";
    CHECK(places(compiled.build().errors) == "issuer_key.csv:2::KEY_IN_COMPILED issuer_key.csv:3::KEY_IN_COMPILED");
}

TEST_CASE("registry.json is read strictly", "[registry]") {
    const auto with = [](auto change) {
        auto fixture = RegistryFixture::demo();
        change(fixture);
        return places(fixture.build().errors);
    };
    CHECK(with([](auto& f) { f.policy = R"({"fresh_days":46})"; }) == "registry.json:0:policy:BAD_VALUE");
    CHECK(with([](auto& f) { f.policy = R"({"fresh_days":40,"ageing_days":30})"; }) ==
          "registry.json:0:policy:BAD_VALUE");
    CHECK(with([](auto& f) { f.policy = R"({"days":1})"; }) == "registry.json:0:policy.days:UNKNOWN_MEMBER");
    CHECK(with([](auto& f) { f.scope = R"({"prefixes":["95x"]})"; }) == "registry.json:0:scope.prefixes:BAD_VALUE");
    CHECK(with([](auto& f) { f.scope = "[]"; }) == "registry.json:0:scope:BAD_VALUE");
    CHECK(with([](auto& f) { f.seq = 0; }) == "registry.json:0:seq:BAD_VALUE");
    CHECK(with([](auto& f) { f.built_at = "hôm nay"; }) == "registry.json:0:built_at:BAD_VALUE");
    CHECK(with([](auto& f) { f.kind = "private"; }) == "registry.json:0:kind:BAD_VALUE");
    CHECK(with([](auto& f) { f.title = ""; }) == "registry.json:0:title:BAD_VALUE");
    CHECK(with([](auto& f) { f.max_version = 16; }) == "registry.json:0:max_version:BAD_VALUE");
}

TEST_CASE("keys: possession, endorsement, unique key ids", "[registry]") {
    const auto with = [](const std::string& line) { return adding("issuer_key", line); };
    TestIssuerKey key;
    key.signer = 3;
    key.added_at = "2025-07-01T00:00:00Z";
    key.endorsed_by = 0;
    auto line = key.line();
    auto broken = line;
    broken[broken.size() - 3] = broken[broken.size() - 3] == '0' ? '1' : '0';
    CHECK(with(broken) == kKeyProblem + "proof:KEY_PROOF");
    auto other = key;
    other.organisation = "demo-ca-phe-nui";
    CHECK(with(other.line()) == kKeyProblem + "endorsed_by:UNKNOWN_REFERENCE");
    // The proof of one organisation is none for another.
    auto moved = line;
    moved.replace(0, std::string("demo-tra-sen-vang").size(), "demo-ca-phe-nui");
    CHECK(with(moved) == kKeyProblem + "proof:KEY_PROOF");
    auto forged = line;
    const auto endorsement = forged.rfind(',') - 3;
    forged[endorsement] = forged[endorsement] == '0' ? '1' : '0';
    CHECK(with(forged) == kKeyProblem + "endorsement:KEY_ENDORSEMENT");
    auto late = key;
    late.endorsed_by = -1;
    CHECK(with(late.line()) == kKeyProblem + "first:FIRST_KEY");
    auto same = key;
    same.signer = 0;
    same.endorsed_by = -1;
    same.first = "0";
    CHECK(with(same.line()).starts_with(kKeyProblem));
    auto claimed = key;
    claimed.first = "1";
    CHECK(with(claimed.line()) == kKeyProblem + "first:FIRST_KEY");
    auto early = key;
    early.added_at = "2024-01-01T00:00:00Z";
    CHECK(with(early.line()).find("FIRST_KEY") != std::string::npos);
    auto retired = key;
    retired.status = "retired";
    CHECK(with(retired.line()) == kKeyProblem + "status_at:MISSING_VALUE");
    auto stolen = key;
    stolen.status = "compromised";
    CHECK(with(stolen.line()) == kKeyProblem + "compromised_at:MISSING_VALUE");
    for (const char* status : {"active", "retired", "revoked"}) {
        stolen.status = status;
        stolen.status_at = "2025-07-01";
        stolen.compromised_at = "2025-07-01";
        CHECK(with(stolen.line()) == kKeyProblem + "status:BAD_VALUE");
    }
    auto future = key;
    future.added_at = "2026-01-01T00:00:00Z";
    CHECK(with(future.line()) == kKeyProblem + "added_at:FUTURE");
    auto window = key;
    window.valid_to = "2024-01-01";
    CHECK(with(window.line()) == kKeyProblem + "valid_to:DATE_ORDER");
    auto usage = key;
    usage.usage = "item,everything";
    CHECK(with(usage.line()) == kKeyProblem + "usage:BAD_USAGE");
    // A small-order point is no key: whoever signs with it signs for everyone.
    auto weak = line;
    weak.replace(weak.find(',') + 1, 64, "0100000000000000000000000000000000000000000000000000000000000000");
    CHECK(with(weak) == kKeyProblem + "public_key:BAD_PUBLIC_KEY");
}

TEST_CASE("five issuers of one GTIN with the same key id fail the build", "[registry]") {
    // One key under many issuer ids: five of them whose key ids start alike are found in a second.
    const auto key = test_signer(0)->public_key();
    std::map<std::uint16_t, std::vector<std::string>> by_kid;
    std::vector<std::string> alike;
    for (int at = 0; alike.empty(); ++at) {
        const auto id = "demo-hang-" + std::to_string(at);
        const auto kid = key_id(id, key);
        auto& same = by_kid[static_cast<std::uint16_t>(kid[0] * 256 + kid[1])];
        same.push_back(id);
        if (same.size() == 5) alike = same;
    }
    auto fixture = RegistryFixture::demo();
    std::string gtins = "gtin,organisation,code,shared\n";
    const auto join = [&](const std::string& id) {
        fixture.add("organisation", id + ",N,,other,,,active,\n").add("product", id + ",C,Hàng,,,,,,,,,,\n");
        gtins += "9521234000006," + id + ",C,0\n";
        fixture.table("product_gtin", gtins);
        TestIssuerKey row;
        row.organisation = id;
        fixture.add_key(row);
    };
    for (std::size_t at = 0; at < 4; ++at) join(alike[at]);
    CHECK(fixture.build().summary);
    join(alike[4]);
    CHECK(places(fixture.build().errors) == "issuer_key.csv:8:public_key:KID_CROWDED");
}

TEST_CASE("batches, serials, certificates, revocations, alerts", "[registry]") {
    const auto batch = [](const std::string& tail) {
        return adding("batch", "demo-tra-sen-vang,9521234543213," + tail + "\n");
    };
    CHECK(batch("L2508A,,,,,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:lot:DUPLICATE");
    CHECK(batch("L1,1,,,,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:first:BAD_RANGE");
    CHECK(batch("L1,9,1,4,9,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:last:BAD_RANGE");
    CHECK(batch("L1,0,1024,2,9,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:width:BAD_RANGE");
    CHECK(batch("L1,0,9,12,9,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:rand_len:BAD_RANGE");
    CHECK(batch("L1,0,9,4,7,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:rand_len:BAD_INTEGER");
    CHECK(batch("L1,0,9,4,9,11,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:quantity:BAD_RANGE");
    CHECK(batch("L1,,,,,,2025-08-01,2025-07-31,1,2025-07-31T00:00:00Z") == "batch.csv:3:expiry:DATE_ORDER");
    CHECK(batch("L1,,,,,,,,8,2025-07-31T00:00:00Z") == "batch.csv:3:published_seq:FUTURE");
    CHECK(batch("L1,,,,,,,,1,2025-08-31T00:00:00Z") == "batch.csv:3:published_at:FUTURE");
    CHECK(batch("L 1,,,,,,,,1,2025-07-31T00:00:00Z") == "batch.csv:3:lot:BAD_LABEL");
    CHECK(adding("batch", "demo-ca-phe-nui,9521234543213,L1,,,,,,,,1,2025-07-31T00:00:00Z\n") ==
          "batch.csv:3:organisation:NOT_ENTITLED");
    CHECK(adding("batch", "demo-tra-sen-vang,,L1,,,,,,,,1,2025-07-31T00:00:00Z\n") == "batch.csv:3:gtin:ONE_SUBJECT");
    CHECK(replacing("batch",
                    "organisation,gtin,lot,published_seq,published_at,declaration\n"
                    "demo-tra-sen-vang,9521234543213,L1,1,2025-07-31T00:00:00Z,d284\n") ==
          "batch.csv:2:declaration:DECLARATION_INVALID");
    CHECK(replacing("batch_serial", "gtin,lot,serial\n9521234543213,L9,S1\n") ==
          "batch_serial.csv:2:lot:UNKNOWN_REFERENCE");
    CHECK(replacing("batch_serial", "gtin,lot,serial\n9521234543213,L2508A,S1\n") ==
          "batch_serial.csv:2:serial:RANGE_AND_SET");

    const auto certificate = [](const std::string& line) { return adding("certificate", line + "\n"); };
    CHECK(certificate("vietgap,demo-tra-sen-vang,TSV-100,,,,,,") == "certificate.csv:3:scheme:UNKNOWN_REFERENCE");
    CHECK(certificate("ocop,demo-tra-sen-vang,TSV-1,,,,,,") == "certificate.csv:3:product_code:UNKNOWN_REFERENCE");
    CHECK(certificate("ocop,demo-tra-sen-vang,,,,,,,") == "certificate.csv:3:product_code:MISSING_VALUE");
    CHECK(certificate("ocop,,,,,,,,") == "certificate.csv:3:organisation:ONE_SUBJECT");
    CHECK(certificate("ocop,demo-tra-sen-vang,TSV-100,demo-tra-sen-vang,,,,,") ==
          "certificate.csv:3:organisation:ONE_SUBJECT");
    CHECK(certificate("ocop,demo-tra-sen-vang,TSV-100,,,,,2025-01-01,2024-12-31") ==
          "certificate.csv:3:expires_on:DATE_ORDER");

    const auto revocation = [](const std::string& line) {
        return replacing("revocation",
                         "kind,stamp_id,gtin,product_organisation,product_code,lot,serial,revoked_on\n" + line + "\n");
    };
    CHECK(revocation("stamp,,,,,,,2025-01-01") == "revocation.csv:2:stamp_id:BAD_REVOCATION");
    CHECK(revocation("stamp,00,,,,,,2025-01-01") == "revocation.csv:2:stamp_id:BAD_HEX");
    CHECK(revocation("batch,,9521234543213,,,,,2025-01-01") == "revocation.csv:2:lot:BAD_REVOCATION");
    CHECK(revocation("batch,,9521234543213,demo-tra-sen-vang,TSV-LE,L1,,2025-01-01") ==
          "revocation.csv:2:gtin:BAD_REVOCATION");
    CHECK(revocation("unit,,9521234543213,,,L1,,2025-01-01") == "revocation.csv:2:serial:BAD_REVOCATION");
    CHECK(revocation("unit,,9521234543214,,,L1,S,2025-01-01") == "revocation.csv:2:gtin:BAD_CHECK_DIGIT");
    // The units 1 to 1000 with width 4 and 9 random characters; another lot declares no units.
    const auto range = [](const std::string& line) {
        auto fixture = RegistryFixture::demo();
        fixture.table("batch",
                      "organisation,gtin,lot,first,last,width,rand_len,published_seq,published_at\n"
                      "demo-tra-sen-vang,9521234543213,L2508A,1,1000,4,9,6,2025-07-31T00:00:00Z\n"
                      "demo-tra-sen-vang,9521234543213,L2508C,,,,,6,2025-07-31T00:00:00Z\n");
        fixture.table("revocation",
                      "kind,gtin,lot,serial,first,last,width,rand_len,revoked_on\n" + line + ",2025-01-01\n");
        return places(fixture.build().errors);
    };
    CHECK(range("range,9521234543213,L2508A,,1,1000,4,9") == "");
    CHECK(range("range,9521234543213,L2508C,,1,9,4,9") == "revocation.csv:2:lot:UNKNOWN_REFERENCE");
    CHECK(range("range,9521234543213,,,1,9,4,9") == "revocation.csv:2:lot:BAD_REVOCATION");
    CHECK(range("range,9521234543213,L2508A,S1,1,9,4,9") == "revocation.csv:2:lot:BAD_REVOCATION");
    CHECK(range("range,9521234543213,L2508A,,1,9,4,") == "revocation.csv:2:first:BAD_REVOCATION");
    CHECK(range("range,9521234543213,L2508A,,1,9,4,10") == "revocation.csv:2:width:BAD_REVOCATION");
    CHECK(range("range,9521234543213,L2508A,,1,9,5,9") == "revocation.csv:2:width:BAD_REVOCATION");
    CHECK(range("range,9521234543213,L2508A,,0,9,4,9") == "revocation.csv:2:first:BAD_RANGE");
    CHECK(range("range,9521234543213,L2508A,,9,1001,4,9") == "revocation.csv:2:first:BAD_RANGE");
    CHECK(range("range,9521234543213,L2508A,,9,8,4,9") == "revocation.csv:2:first:BAD_RANGE");
    CHECK(range("range,9521234543213,L2508B,,1,9,4,9") == "revocation.csv:2:lot:UNKNOWN_REFERENCE");
    CHECK(range("batch,9521234543213,L2508A,,1,9,4,9") == "revocation.csv:2:first:BAD_REVOCATION");
    CHECK(range("unit,9521234543213,L2508A,S1,1,,,") == "revocation.csv:2:first:BAD_REVOCATION");

    const auto alert = [](const std::string& line) {
        return replacing("alert", "kind,gtin,organisation,lot,product_name,title,issued_on,lifted_on\n" + line + "\n");
    };
    CHECK(alert("recall,,,,,T,2025-01-01,") == "alert.csv:2::ONE_SUBJECT");
    CHECK(alert("recall,,demo-ca-phe-nui,L1,,T,2025-01-01,") == "alert.csv:2:lot:LOT_WITHOUT_GOODS");
    CHECK(alert("recall,,,L1,Trà xanh,T,2025-01-01,") == "");
    CHECK(alert("recall,,demo-ca-phe-nui,,,T,2025-01-02,2025-01-01") == "alert.csv:2:lifted_on:DATE_ORDER");
    CHECK(alert("recall,9521234543213,,,,,2025-01-02,") == "alert.csv:2:title:MISSING_VALUE");
}

TEST_CASE("errors are collected up to the limit, one mistake once", "[registry]") {
    auto fixture = RegistryFixture::demo();
    std::string products = "organisation,code,name\n";
    for (int at = 0; at < 50; ++at) products += "demo-ca-phe-nui,BAD CODE,X\n";
    fixture.table("product", products).without("certificate").without("batch");
    CHECK(fixture.build().errors.size() == 50);
    BuildOptions few;
    few.max_errors = 7;
    CHECK(fixture.build(few).errors.size() == 7);
    // A product whose own row has a mistake is not unknown to the rows that refer to it.
    auto once = RegistryFixture::demo();
    once.table("product",
               "organisation,code,name,shelf_life_days,gtin\ndemo-tra-sen-vang,TSV-100,Trà,hai năm,9521234543213\n");
    CHECK(places(once.build().errors) == "product.csv:2:shelf_life_days:BAD_INTEGER");
}
