// SPDX-License-Identifier: Apache-2.0
#include "sources/change_words.hpp"

#include <fmt/format.h>
#include <array>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

struct Words {
    std::string_view kind, vi, en;
};
/// In the order people want to hear them; other tables follow as new, changed, removed.
constexpr std::array kWords{
    Words{"product.new", "{} sản phẩm mới", "new products: {}"},
    Words{"product.renamed", "{} sản phẩm đổi tên", "products renamed: {}"},
    Words{"product.changed", "{} sản phẩm sửa thông tin", "products with other data: {}"},
    Words{"product.removed", "{} sản phẩm bị bỏ", "products removed: {}"},
    Words{"organisation.new", "{} chủ thể mới", "new organisations: {}"},
    Words{"organisation.renamed", "{} chủ thể đổi tên", "organisations renamed: {}"},
    Words{"organisation.changed", "{} chủ thể sửa thông tin", "organisations with other data: {}"},
    Words{"organisation.removed", "{} chủ thể bị bỏ", "organisations removed: {}"},
    Words{"product_gtin.new", "{} mã vạch mới", "new barcode numbers: {}"},
    Words{"product_gtin.changed", "{} mã vạch sửa thông tin", "barcode numbers with other data: {}"},
    Words{"product_gtin.removed", "{} mã vạch bị bỏ", "barcode numbers removed: {}"},
    Words{"certificate.new", "{} giấy chứng nhận mới", "new certificates: {}"},
    Words{"certificate.new_expired", "{} giấy chứng nhận thêm vào đã hết hiệu lực", "added certificates that have expired already: {}"},
    Words{"certificate.withdrawn", "{} giấy chứng nhận bị thu hồi", "certificates withdrawn: {}"},
    Words{"certificate.lapsed", "{} giấy chứng nhận hết hiệu lực", "certificates lapsed: {}"},
    Words{"certificate.changed", "{} giấy chứng nhận sửa thông tin", "certificates with other data: {}"},
    Words{"certificate.removed", "{} giấy chứng nhận bị bỏ", "certificates removed: {}"},
    Words{"issuer_key.new", "{} khóa ký mới", "new signing keys: {}"},
    Words{"issuer_key.changed", "{} khóa ký đổi trạng thái", "signing keys with another state: {}"},
    Words{"issuer_key.removed", "{} khóa ký bị bỏ", "signing keys removed: {}"},
    Words{"organisation_prefix.new", "{} tiền tố mã vạch mới", "new company prefixes: {}"},
    Words{"organisation_prefix.changed", "{} tiền tố mã vạch sửa thời hạn", "company prefixes with other dates: {}"},
    Words{"organisation_prefix.removed", "{} tiền tố mã vạch bị bỏ", "company prefixes removed: {}"},
    Words{"batch.new", "{} lô mới", "new lots: {}"},
    Words{"revocation.new", "{} thu hồi tem mới", "new revocations of stamps: {}"},
    Words{"alert.new", "{} cảnh báo, lệnh mới", "new alerts and orders: {}"},
    Words{"alert.removed", "{} cảnh báo, lệnh bị bỏ", "alerts and orders removed: {}"},
    Words{"scheme.new", "{} loại chứng nhận mới", "new schemes: {}"},
    Words{"source.new", "{} nguồn dẫn mới", "new sources cited: {}"},
    Words{"admin_unit.new", "{} đơn vị hành chính mới", "new administrative units: {}"},
};

std::string shown(const std::string& text) { return "“" + display_safe(text, 100) + "”"; }

}  // namespace

std::string ChangeSummary::kind_of(const RowChange& change) const {
    if (!change.before) {
        if (change.table == "certificate") {
            const auto expires = parse_date(change.value("expires_on"));
            auto ends = expires;
            if (const auto issued = parse_date(change.value("issued_on")); !ends && issued && change.value("scheme") == "ocop")
                ends = Date{issued->year + 3, issued->month, issued->day};  // QĐ 148/QĐ-TTg: 36 months
            if (change.value("status") == "active" && ends && *ends < today_) return "certificate.new_expired";
            if (change.value("status") == "withdrawn") return "certificate.withdrawn";
        }
        return change.table + ".new";
    }
    if (!change.after) return change.table + ".removed";
    if (change.table == "certificate" && change.value("status") != change.value_before("status") && change.value("status") != "active")
        return "certificate." + change.value("status");
    if ((change.table == "product" || change.table == "organisation") && change.value("name") != change.value_before("name")) return change.table + ".renamed";
    return change.table + ".changed";
}

std::string ChangeSummary::line_of(const RowChange& change, const std::string& kind) const {
    std::string what;
    if (change.table == "product") what = shown(change.value("name")) + " (" + change.value("organisation") + ")";
    else if (change.table == "organisation") what = shown(change.value("name")) + " (" + change.value("id") + ")";
    else if (change.table == "product_gtin") what = change.value("gtin") + " → " + change.value("organisation") + " / " + change.value("code");
    else if (change.table == "certificate") {
        const auto code = change.value("product_code");
        what = change.value("scheme") + (change.value("level").empty() ? "" : " " + change.value("level")) + ", " + display_safe(change.value("number"), 60) + ", " +
               change.value("issued_on") + " → " + (code.empty() ? change.value("organisation") : change.value("product_organisation") + " / " + code);
    } else {
        const auto& values = change.after ? *change.after : *change.before;
        for (std::size_t at = 0; at < values.size() && what.size() < 160; ++at)
            if (!values[at].empty()) what += (what.empty() ? "" : " | ") + display_safe(values[at], 60);
    }
    std::string differences;
    if (change.before && change.after)
        for (const auto& column : *change.columns)
            if (const auto now = change.value(column), then = change.value_before(column); now != then)
                differences += (differences.empty() ? "" : "; ") + column + " " + shown(then) + " → " + shown(now);
    const char* sign = !change.before ? "+" : !change.after ? "-" : "~";
    return fmt::format("{} {:<24} {}{}{}\n", sign, kind, what, differences.empty() ? "" : ": ", differences);
}

bool ChangeSummary::add(const RowChange& change) {
    const auto kind = kind_of(change);
    ++counts_[kind];
    if (lines_.size() >= max_details_) {
        ++left_out_;
        return true;
    }
    lines_.push_back(line_of(change, kind));
    nlohmann::ordered_json json{{"kind", kind}, {"table", change.table}};
    const auto object = [&](const std::vector<std::string>& values) {
        auto out = nlohmann::ordered_json::object();
        for (std::size_t at = 0; at < values.size(); ++at)
            if (!values[at].empty()) out[(*change.columns)[at]] = to_valid_utf8(values[at]);
        return out;
    };
    json["before"] = change.before ? object(*change.before) : nlohmann::ordered_json(nullptr);
    json["after"] = change.after ? object(*change.after) : nlohmann::ordered_json(nullptr);
    json_.push_back(std::move(json));
    return true;
}

std::string ChangeSummary::sentence() const {
    if (counts_.empty()) return std::string(context_.tr("không có gì thay đổi", "nothing changes"));
    std::string out;
    auto left = counts_;
    const auto say = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
    for (const auto& words : kWords) {
        const auto found = left.find(std::string(words.kind));
        if (found == left.end()) continue;
        say(fmt::format(fmt::runtime(context_.tr(words.vi, words.en)), found->second));
        left.erase(found);
    }
    for (const auto& [kind, count] : left) {
        const auto dot = kind.rfind('.');
        const auto how = kind.substr(dot + 1);
        say(fmt::format("{} {} ({})", count,
                        how == "new" ? context_.tr("dòng mới", "new rows") : how == "removed" ? context_.tr("dòng bị bỏ", "rows removed") : context_.tr("dòng sửa", "rows changed"),
                        kind.substr(0, dot)));
    }
    return out;
}

std::string ChangeSummary::details() const {
    std::string out;
    for (const auto& line : lines_) out += line;
    if (left_out_ > 0) out += fmt::format(fmt::runtime(context_.tr("… và {} thay đổi khác\n", "… and {} more changes\n")), left_out_);
    return out;
}

nlohmann::ordered_json ChangeSummary::to_json() const {
    nlohmann::ordered_json counts = nlohmann::ordered_json::object();
    for (const auto& [kind, count] : counts_) counts[kind] = count;
    return {{"counts", counts}, {"changes", json_}, {"left_out", left_out_}};
}

}  // namespace temviet::cli
