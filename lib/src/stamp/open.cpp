// SPDX-License-Identifier: Apache-2.0
// Opening with one key: the only place that makes a VerifiedStamp.
#include <algorithm>
#include <temviet/stamp/stamp.hpp>

#include "envelope.hpp"

namespace temviet {
namespace {

/// 03, "Usage bits": hidden layers need the hidden bit alone; a serial needs item; a record needs record as well.
bool covers(KeyUsage usage, Carrier carrier, const Claims& claims) {
    if (is_hidden(carrier)) return has(usage, KeyUsage::hidden);
    if (is_record(carrier) && !has(usage, KeyUsage::record)) return false;
    if (claims.serial) return has(usage, KeyUsage::item);
    return is_record(carrier) || has(usage, KeyUsage::batch);
}

}  // namespace

Bytes ParsedStamp::to_be_signed(Env env) const { return envelope::to_be_signed(protected_, env, *carrier_, payload_); }

Bytes ParsedStamp::stamp_id(Env env) const {
    if (form_ != OpenOutcome::ok) return {};
    return envelope::stamp_id(to_be_signed(env));
}

tl::expected<VerifiedStamp, OpenOutcome> StampOpener::open(const ParsedStamp& stamp, const IssuerKey& key, Env env) {
    if (stamp.form_ != OpenOutcome::ok) return tl::unexpected(stamp.form_);
    const Hash256 id = key_id(key.issuer, key.key);
    if (!std::equal(stamp.kid_.begin(), stamp.kid_.end(), id.begin())) return tl::unexpected(OpenOutcome::key_unknown);
    if (is_record(*stamp.carrier_) && stamp.claims_.issuer != key.issuer) return tl::unexpected(OpenOutcome::key_unknown);
    const Bytes message = stamp.to_be_signed(env);
    if (!verify_signature(key.key, message, stamp.signature_, key.point_checked)) return tl::unexpected(OpenOutcome::signature_invalid);
    if (stamp.unknown_crit_) return tl::unexpected(OpenOutcome::unsupported_version);
    VerifiedStamp out;
    out.claims_ = stamp.claims_;
    out.carrier_ = *stamp.carrier_;
    out.env_ = env;
    out.issuer_ = key.issuer;
    out.key_id_ = id;
    out.stamp_id_ = envelope::stamp_id(message);
    out.usage_ok_ = covers(key.usage, out.carrier_, out.claims_);
    return out;
}

}  // namespace temviet
