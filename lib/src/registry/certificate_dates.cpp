// SPDX-License-Identifier: Apache-2.0
#include <temviet/registry/rows.hpp>

namespace temviet {
namespace {

constexpr int kOcopMonths = 36;  // QĐ 148/QĐ-TTg: a grade holds for 36 months

/// The same day so many months later; the last day of a shorter month.
Date plus_months(const Date& date, int months) {
    const int all = date.year * 12 + (date.month - 1) + months;
    Date out{all / 12, all % 12 + 1, date.day};
    while (!is_real_date(out.year, out.month, out.day)) --out.day;
    return out;
}

/// Months; 0: without end.
int term_of(const CertificateRow& row) {
    const bool is_ocop = row.scheme == "ocop" || row.scheme == "OCOP";
    return row.validity_months.value_or(is_ocop ? kOcopMonths : 0);
}

}  // namespace

std::optional<Date> certificate_end(const CertificateRow& row) {
    if (row.expires_on) return row.expires_on;
    const int months = term_of(row);
    if (!row.issued_on || months <= 0) return std::nullopt;
    return plus_months(*row.issued_on, months);
}

CertificateState certificate_state(const CertificateRow& row, const Date& today) {
    if (row.status == "withdrawn") return CertificateState::withdrawn;
    const auto end = certificate_end(row);
    if (row.status != "active" || (end && *end < today)) return CertificateState::lapsed;
    return end || term_of(row) <= 0 ? CertificateState::in_force : CertificateState::undated;
}

}  // namespace temviet
