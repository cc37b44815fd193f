// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/trust/trust_root.hpp>

using namespace temviet;

namespace {

std::unique_ptr<Signer> signer(std::uint8_t number) { return std::move(signer_from_seed(Bytes(32, number)).value()); }

}  // namespace

TEST_CASE("canonical JSON has one spelling", "[trust]") {
    CHECK(canonical_json(" { \"b\" : [1, true,null] , \"a\":\"é\\u0041\\\\\" } ").value() == "{\"a\":\"éA\\\\\",\"b\":[1,true,null]}");
    for (const char* bad : {"{\"a\":1,\"a\":1}", "{\"a\":1.0}", "{\"a\":1e3}", "[1]x", "", "{\"a\":\"\\n\"}", "[99999999999999999999]", "[9007199254740992]", "[-9007199254740992]",
                            "[-99999999999999999999]", "{\"a\":1,\"\\u0061\":1}", "[\"\\ud800\"]", "[\"\\u0000\"]", "[-1.5]", "[-1.5]"})
        CHECK_FALSE(canonical_json(bad));
    CHECK_FALSE(canonical_json(std::string(100, '[') + std::string(100, ']')));
}

TEST_CASE("a threshold counts distinct keys of the root", "[trust]") {
    const auto a = signer(1), b = signer(2), c = signer(3), stranger = signer(9);
    const auto root = TrustRoot::make("demo-tinh", Env::test, 2, {a->public_key(), b->public_key(), c->public_key()});
    REQUIRE(root);
    CHECK(TrustRoot::parse(root->to_json())->keys().size() == 3);
    const std::string text = canonical_json(R"({"type":"temviet/registry/1","seq":1})").value();
    const auto with = [&](std::initializer_list<const Signer*> signers) {
        SignedMetadata metadata{text, {}};
        for (const auto* each : signers) metadata.signatures.push_back(sign_metadata(text, *each).value());
        return metadata;
    };
    CHECK_FALSE(verify_metadata(with({}), *root));
    CHECK_FALSE(verify_metadata(with({a.get()}), *root));
    CHECK_FALSE(verify_metadata(with({a.get(), a.get()}), *root));
    CHECK_FALSE(verify_metadata(with({a.get(), stranger.get()}), *root));
    CHECK(verify_metadata(with({a.get(), c.get()}), *root));
    CHECK(verify_metadata(with({stranger.get(), b.get(), c.get()}), *root));
    auto changed = with({a.get(), b.get()});
    changed.signed_json.replace(changed.signed_json.find(":1,"), 3, ":2,");
    CHECK_FALSE(verify_metadata(changed, *root));
    const auto again = parse_signed_metadata(to_json(with({a.get(), b.get()})));
    REQUIRE(again);
    CHECK(again->signed_json == text);
    CHECK(verify_metadata(*again, *root));
}

TEST_CASE("a trust root is strict", "[trust]") {
    const auto key = to_hex(signer(1)->public_key().bytes);
    const auto json = [&](const std::string& id, const std::string& env, const std::string& threshold, const std::string& keys) {
        return R"({"type":"temviet/root/1","registry_id":")" + id + R"(","env":")" + env + R"(","threshold":)" + threshold + R"(,"keys":[)" + keys + "]}";
    };
    const std::string one = "\"" + key + "\"";
    CHECK(TrustRoot::parse(json("demo", "test", "1", one)));
    CHECK_FALSE(TrustRoot::parse(json("demo", "test", "2", one)));
    CHECK_FALSE(TrustRoot::parse(json("demo", "test", "0", one)));
    CHECK_FALSE(TrustRoot::parse(json("demo", "staging", "1", one)));
    CHECK_FALSE(TrustRoot::parse(json("DEMO", "test", "1", one)));
    CHECK_FALSE(TrustRoot::parse(json("demo", "test", "1", one + "," + one)));
    CHECK_FALSE(TrustRoot::parse(json("demo", "test", "1", "")));
    CHECK_FALSE(TrustRoot::parse(json("demo", "test", "1", "\"" + std::string(64, '0') + "\"")));  // no valid point
    CHECK_FALSE(TrustRoot::parse("{}"));
}
