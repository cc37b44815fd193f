// SPDX-License-Identifier: Apache-2.0
// The signed stamp (03): parse -> open with a key -> VerifiedStamp. Nothing here knows images, registries or clocks.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/base/env.hpp>
#include <temviet/base/symbol.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/trust/key.hpp>

namespace temviet {

/// Outcomes of opening a stamp, in the order of 03: the first that applies.
enum class OpenOutcome {
    not_ours, signature_unreadable, unsupported_version, malformed, non_canonical, bad_check_digit,
    key_unknown, signature_invalid, ok,
};
/// "NOT_OURS", …, "OK".
[[nodiscard]] std::string_view to_string(OpenOutcome outcome) noexcept;

/// What can be said of a symbol without any key. Outcomes up to bad_check_digit are final; `ok` here only means
/// "ours, one legal spelling": the signature has not been looked at.
class ParsedStamp {
public:
    [[nodiscard]] OpenOutcome form() const noexcept { return form_; }
    [[nodiscard]] bool is_ours() const noexcept {
        return form_ != OpenOutcome::not_ours && form_ != OpenOutcome::signature_unreadable;
    }
    /// Set when the form is `ok` (and for later outcomes); also for unsupported versions where it could be told.
    [[nodiscard]] std::optional<Carrier> carrier() const noexcept { return carrier_; }
    /// Version nibble of the envelope (A, C) where one was read; records: 1.
    [[nodiscard]] std::optional<int> version() const noexcept { return version_; }
    /// First 2 (A, C) or 4 (B) bytes of a key_id().
    [[nodiscard]] BytesView kid() const noexcept { return kid_; }
    /// Untrusted. Filled when the form is ok (for B: decoded from the claims bytes); otherwise best effort or empty.
    [[nodiscard]] const Claims& claims() const noexcept { return claims_; }
    /// First 16 bytes of SHA-256(ToBeSigned) for `env`; empty unless the form is ok.
    [[nodiscard]] Bytes stamp_id(Env env) const;
    /// What an open layer commits to (03, "Hidden layer"): the first 16 bytes of SHA-256 over the envelope (A, C) or the
    /// COSE bytes (B); empty unless this is a hidden layer in legal form.
    [[nodiscard]] const Bytes& commitment() const noexcept { return commitment_; }
    /// Why the form is what it is, for people who build stamps (English, one line).
    [[nodiscard]] const std::string& detail() const noexcept { return detail_; }

private:
    friend class StampParser;
    friend class StampOpener;
    [[nodiscard]] Bytes to_be_signed(Env env) const;
    OpenOutcome form_ = OpenOutcome::not_ours;
    std::optional<Carrier> carrier_;
    std::optional<int> version_;
    Bytes kid_;
    Signature signature_{};
    Bytes protected_, payload_, commitment_;
    Claims claims_;
    bool unknown_crit_ = false;  // record key 0 lists something we do not understand: judged after the signature
    std::string detail_;
};

/// Never fails: a symbol that is no stamp of ours is `not_ours`. Never trims.
[[nodiscard]] ParsedStamp parse_stamp(const Symbol& symbol);

/// A stamp whose signature verified. Only StampOpener can make one: trust is a type.
class VerifiedStamp {
public:
    [[nodiscard]] const Claims& claims() const noexcept { return claims_; }
    [[nodiscard]] Carrier carrier() const noexcept { return carrier_; }
    [[nodiscard]] Env env() const noexcept { return env_; }
    [[nodiscard]] const std::string& issuer() const noexcept { return issuer_; }
    [[nodiscard]] const Hash256& key_id() const noexcept { return key_id_; }
    [[nodiscard]] const Bytes& stamp_id() const noexcept { return stamp_id_; }
    /// Whether the key's usage bits cover this stamp (item / batch / record / hidden, 03).
    [[nodiscard]] bool usage_ok() const noexcept { return usage_ok_; }

private:
    friend class StampOpener;
    VerifiedStamp() = default;
    Claims claims_;
    Carrier carrier_ = Carrier::dl;
    Env env_ = Env::test;
    std::string issuer_;
    Hash256 key_id_{};
    Bytes stamp_id_;
    bool usage_ok_ = false;
};

class StampOpener {
public:
    /// Tries one key. The error is never `ok`. key_unknown: kid or a record's iss is not this key's.
    [[nodiscard]] static tl::expected<VerifiedStamp, OpenOutcome> open(const ParsedStamp& stamp, const IssuerKey& key, Env env);
};

}  // namespace temviet
