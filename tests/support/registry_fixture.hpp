// SPDX-License-Identifier: Apache-2.0
// A small registry built and signed in a temporary folder, out of CSV texts. For the tests of every room from the
// registry on. Needs nothing but the registry room.
//
//   auto fixture = RegistryFixture::demo();              // organisation, prefix, key, products, batch of 03's vectors
//   fixture.table("alert", "kind,gtin,title,issued_on\nrecall,09521234543213,Thu hồi,2025-08-20\n");
//   Registry registry = fixture.open();                  // builds, signs with 2 of 3 keys, opens; throws with all
//   errors
#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <temviet/base/file.hpp>
#include <temviet/registry/build.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/trust/trust_root.hpp>
#include <utility>
#include <vector>

namespace temviet {

/// A signer from a public test seed: 32 times the same byte; 0 = the seed of RFC 8032 §7.1 TEST 1 (03's worked
/// vectors).
inline std::shared_ptr<const Signer> test_signer(std::uint8_t number) {
    Bytes seed(32, number);
    if (number == 0) seed = from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
    auto signer = signer_from_seed(seed);
    if (!signer) throw std::runtime_error(signer.error().message);
    return std::shared_ptr<const Signer>(std::move(*signer));
}

/// One line of issuer_key.csv. Proof and endorsement are made here.
struct TestIssuerKey {
    std::string organisation = "demo-tra-sen-vang";
    std::uint8_t signer = 0;
    std::string usage = "item,batch,record,hidden,declare";
    std::string valid_from = "2025-01-01", valid_to, status = "active", status_at, compromised_at;
    std::string added_at = "2025-01-01T00:00:00Z";
    std::string first;     ///< "", "0", "1"
    int endorsed_by = -1;  ///< signer number of the same organisation

    [[nodiscard]] static constexpr const char* header() {
        return "organisation,public_key,usage,valid_from,valid_to,status,status_at,compromised_at,added_at,first,"
               "endorsed_by,endorsement,proof\n";
    }
    [[nodiscard]] Hash256 kid() const { return key_id(organisation, test_signer(signer)->public_key()); }
    [[nodiscard]] std::string line() const {
        const auto own = test_signer(signer);
        const auto proof = to_hex(own->sign(key_proof_message(kid())).value());
        std::string endorser, endorsement;
        if (endorsed_by >= 0) {
            const auto other = test_signer(static_cast<std::uint8_t>(endorsed_by));
            endorser = to_hex(key_id(organisation, other->public_key()));
            endorsement = to_hex(other->sign(key_endorsement_message(kid())).value());
        }
        return organisation + "," + to_hex(own->public_key().bytes) + ",\"" + usage + "\"," + valid_from + "," +
               valid_to + "," + status + "," + status_at + "," + compromised_at + "," + added_at + "," + first + "," +
               endorser + "," + endorsement + "," + proof + "\n";
    }
};

class RegistryFixture {
public:
    RegistryFixture() {
        std::string name = (std::filesystem::temp_directory_path() / "temviet-registry-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        std::filesystem::create_directory(folder_ / "sources");
    }
    RegistryFixture(RegistryFixture&& other) noexcept
        : id(std::move(other.id)),
          title(std::move(other.title)),
          kind(std::move(other.kind)),
          built_at(std::move(other.built_at)),
          scope(std::move(other.scope)),
          policy(std::move(other.policy)),
          env(other.env),
          seq(other.seq),
          max_version(other.max_version),
          threshold(other.threshold),
          folder_(std::exchange(other.folder_, {})),
          tables_(std::move(other.tables_)) {}
    RegistryFixture& operator=(RegistryFixture&&) = delete;
    ~RegistryFixture() {
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }

    // registry.json; change before build().
    std::string id = "so-thu-nghiem", title = "Sổ thử nghiệm", kind = "official", built_at = "2025-08-01T00:00:00Z";
    std::string scope = "{}", policy = "{}";  ///< JSON objects
    Env env = Env::test;
    std::int64_t seq = 7;
    int max_version = 1;
    int threshold = 2;  ///< of three registry keys: test_signer(201), (202), (203)

    /// Replaces a table's source.
    RegistryFixture& table(const std::string& name, std::string csv) {
        tables_[name] = std::move(csv);
        return *this;
    }
    /// Appends lines (without header) to a table that is there already.
    RegistryFixture& add(const std::string& name, const std::string& lines) {
        tables_.at(name) += lines;
        return *this;
    }
    RegistryFixture& add_key(const TestIssuerKey& key) {
        auto& csv = tables_["issuer_key"];
        if (csv.empty()) csv = TestIssuerKey::header();
        csv += key.line();
        return *this;
    }
    RegistryFixture& without(const std::string& name) {
        tables_.erase(name);
        return *this;
    }
    [[nodiscard]] const std::string& source(const std::string& name) const { return tables_.at(name); }

    [[nodiscard]] std::filesystem::path folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path sources() const { return folder_ / "sources"; }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "registry.tvr"; }
    [[nodiscard]] std::filesystem::path root_file() const { return folder_ / "root.json"; }

    [[nodiscard]] TrustRoot root() const {
        std::vector<PublicKey> keys;
        for (const int number : {201, 202, 203})
            keys.push_back(test_signer(static_cast<std::uint8_t>(number))->public_key());
        return TrustRoot::make(id, env, threshold, keys).value();
    }
    /// Writes the sources and root.json.
    void write_sources() const {
        std::error_code ignored;
        std::filesystem::remove_all(sources(), ignored);
        std::filesystem::create_directory(sources());
        const std::string json =
            "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"env\":\"" + std::string(to_string(env)) +
            "\",\"kind\":\"" + kind + "\",\"seq\":" + std::to_string(seq) + ",\"built_at\":\"" + built_at +
            "\",\"scope\":" + scope + ",\"policy\":" + policy + ",\"max_version\":" + std::to_string(max_version) + "}";
        need(write_file_atomically(sources() / "registry.json", json));
        for (const auto& [name, csv] : tables_)
            need(write_file_atomically(sources() / (csv.starts_with("[") ? name + ".json" : name + ".csv"), csv));
        need(write_file_atomically(root_file(), root().to_json()));
    }
    [[nodiscard]] BuildOutcome build(const BuildOptions& options = {}) const {
        write_sources();
        auto outcome = build_registry(sources(), file(), options);
        if (!outcome) throw std::runtime_error(outcome.error().code + ": " + outcome.error().message);
        return std::move(*outcome);
    }
    /// Signs with the first `count` registry keys.
    void sign(int count) const {
        for (int at = 0; at < count; ++at)
            need(sign_registry(file(), *test_signer(static_cast<std::uint8_t>(201 + at))));
    }
    /// build() that must succeed, and as many signatures as the root asks for.
    void build_and_sign() const {
        const auto outcome = build();
        std::string all;
        for (const auto& error : outcome.errors)
            all += "\n" + error.file + ":" + std::to_string(error.line) + ":" + error.column + ": " + error.code +
                   ": " + error.message;
        if (!outcome.summary) throw std::runtime_error("the fixture's sources are wrong:" + all);
        sign(threshold);
    }
    [[nodiscard]] Registry open() const {
        build_and_sign();
        auto registry = Registry::open(file(), root());
        if (!registry) throw std::runtime_error(registry.error().code + ": " + registry.error().message);
        return std::move(*registry);
    }

    /// Organisation demo-tra-sen-vang, prefix 9521234 (demo block 952), the key of RFC 8032 TEST 1, two products (one
    /// without a GTIN), one lot with a range that holds 03's worked serial, a scheme, a source, a province.
    [[nodiscard]] static RegistryFixture demo() {
        RegistryFixture out;
        out.table("source", "id,title,address,dated,quality\nqd-1,Quyết định thử,,2025-01-02,official\n");
        out.table("admin_unit", "code,name,level\n68,Tỉnh Lâm Đồng,province\n");
        out.table("scheme",
                  "id,name,name_en,validity_months\nocop,OCOP – Mỗi xã một sản phẩm,One commune one product,36\n");
        out.table("gcp_block", "leading,prefix_length\n952,7\n");
        out.table("organisation",
                  "id,name,name_en,kind,tax_code,province,status,source\n"
                  "demo-tra-sen-vang,Hợp tác xã Trà Sen Vàng,Golden Lotus Tea "
                  "Cooperative,cooperative,0100000001,68,active,qd-1\n"
                  "demo-ca-phe-nui,Công ty Cà phê Núi,Mountain Coffee,enterprise,0100000002,68,active,\n");
        out.table("organisation_prefix",
                  "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,\n9525678,demo-ca-phe-"
                  "nui,2020-01-01,\n");
        out.add_key({});
        TestIssuerKey coffee;
        coffee.organisation = "demo-ca-phe-nui";
        coffee.signer = 2;
        out.add_key(coffee);
        out.table("product",
                  "organisation,code,name,brand,category,kind,origin,place,province,net_content,shelf_life_days,"
                  "signing_since,gtin\n"
                  "demo-tra-sen-vang,TSV-100,Trà sen vàng hộp 100 g,Sen Vàng,trà,goods,704,Bảo Lộc,68,100 "
                  "g,730,2025-06-01,9521234543213\n"
                  "demo-tra-sen-vang,TSV-LE,Trà lẻ cân ký,Sen Vàng,trà,goods,704,Bảo Lộc,68,,,,\n");
        out.table("certificate",
                  "scheme,product_organisation,product_code,organisation,level,number,issuer,issued_on,expires_on\n"
                  "ocop,demo-tra-sen-vang,TSV-100,,4,12/QĐ-UBND,UBND tỉnh Lâm Đồng,2024-12-20,2027-12-20\n");
        out.table(
            "batch",
            "organisation,gtin,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n"
            "demo-tra-sen-vang,9521234543213,L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
        return out;
    }

private:
    static void need(const Result<void>& result) {
        if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    }
    std::filesystem::path folder_;
    std::map<std::string, std::string> tables_;
};

}  // namespace temviet
