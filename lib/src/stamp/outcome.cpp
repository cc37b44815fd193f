// SPDX-License-Identifier: Apache-2.0
#include <temviet/stamp/stamp.hpp>

namespace temviet {

std::string_view to_string(OpenOutcome outcome) noexcept {
    switch (outcome) {
        case OpenOutcome::not_ours: return "NOT_OURS";
        case OpenOutcome::signature_unreadable: return "SIGNATURE_UNREADABLE";
        case OpenOutcome::unsupported_version: return "UNSUPPORTED_VERSION";
        case OpenOutcome::malformed: return "MALFORMED";
        case OpenOutcome::non_canonical: return "NON_CANONICAL";
        case OpenOutcome::bad_check_digit: return "BAD_CHECK_DIGIT";
        case OpenOutcome::key_unknown: return "KEY_UNKNOWN";
        case OpenOutcome::signature_invalid: return "SIGNATURE_INVALID";
        case OpenOutcome::ok: return "OK";
    }
    return "NOT_OURS";
}

std::string_view to_string(Carrier carrier) noexcept {
    switch (carrier) {
        case Carrier::dl: return "dl";
        case Carrier::gs1: return "gs1";
        case Carrier::rec: return "rec";
        case Carrier::hdl: return "hdl";
        case Carrier::hgs1: return "hgs1";
        case Carrier::hrec: return "hrec";
        case Carrier::decl: return "decl";
    }
    return "dl";
}

}  // namespace temviet
