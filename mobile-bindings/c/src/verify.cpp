// SPDX-License-Identifier: Apache-2.0
// The questions: symbols, text, frames, and sessions of them.
#include "handles.hpp"

namespace temviet::capi {

tv_status cancelled(tv_error* error) noexcept { return report_error(error, TV_CANCELLED, "CANCELLED", "the caller stopped the call"); }

tv_status give_report(const State& state, Report report, tv_report** out) {
    if (state.log != nullptr)
        for (const auto& registry : report.registries) {
            // Those that were unusable at open have been told then.
            if (registry.state != "REGISTRY_CORRUPT") continue;
            for (const auto& known : state.registries)
                if (known.id == registry.id && known.reason.empty())
                    state.log(state.log_user, registry.state.c_str(), ("a page of " + registry.id + " is not the one that was signed").c_str());
        }
    auto handle = std::make_unique<tv_report>();
    handle->report = std::move(report);
    *out = handle.release();
    return TV_OK;
}

namespace {

/// The frame every question has: handle, out and request are checked, then `ask(state, question)` gives the status.
template <class Handle, class Ask>
tv_status question(Handle* handle, const tv_request* request, tv_report** out, tv_error* error, Ask&& ask) noexcept {
    return guard(error, [&]() -> tv_status {
        if (out == nullptr) return invalid(error, "out is NULL");
        *out = nullptr;
        if (handle == nullptr) return invalid(error, "the verifier or session is NULL");
        Question asked;
        if (const auto status = take_request(request, asked, error); status != TV_OK) return status;
        if (asked.is_cancelled()) return cancelled(error);
        return ask(std::as_const(*handle->state), asked);
    });
}

tv_status answer(const State& state, Result<Report> report, tv_report** out, tv_error* error) {
    if (!report) return report_error(error, report.error(), state.language);
    return give_report(state, std::move(*report), out);
}

tv_status push(tv_session& session, const std::vector<Symbol>& symbols, const Question& asked, tv_report** out, tv_error* error) {
    if (asked.is_cancelled()) return cancelled(error);
    auto report = session.session.push(symbols, asked.request);
    if (!report) return report_error(error, report.error(), session.state->language);
    return *report ? give_report(*session.state, std::move(**report), out) : TV_OK;
}

}  // namespace
}  // namespace temviet::capi

using namespace temviet::capi;

extern "C" {

tv_status tv_verify_symbols(const tv_verifier* verifier, const tv_symbol* symbols, size_t count, const tv_request* request, tv_report** out,
                            tv_error* error) TV_NOEXCEPT {
    return question(verifier, request, out, error, [&](const State& state, const Question& asked) -> tv_status {
        std::vector<temviet::Symbol> taken;
        if (const auto status = take_symbols(symbols, count, taken, error); status != TV_OK) return status;
        return answer(state, state.verifier.verify(taken, asked.request), out, error);
    });
}

tv_status tv_verify_payload(const tv_verifier* verifier, const char* payload, size_t size, const tv_request* request, tv_report** out,
                            tv_error* error) TV_NOEXCEPT {
    return question(verifier, request, out, error, [&](const State& state, Question& asked) -> tv_status {
        if (payload == nullptr && size != 0) return invalid(error, "payload is NULL");
        const std::string_view text(payload == nullptr ? "" : payload, size);
        if (!asked.request.input) asked.request.input = text;
        return answer(state, state.verifier.verify(text, asked.request), out, error);
    });
}

tv_status tv_verify_frame(const tv_verifier* verifier, const tv_frame* frame, const tv_request* request, tv_report** out,
                          tv_error* error) TV_NOEXCEPT {
    return question(verifier, request, out, error, [&](const State& state, const Question& asked) -> tv_status {
        std::vector<temviet::Symbol> symbols;
        if (const auto status = read_frame(state, frame, asked, symbols, error); status != TV_OK) return status;
        if (asked.is_cancelled()) return cancelled(error);
        return answer(state, state.verifier.verify(symbols, asked.request), out, error);
    });
}

tv_status tv_session_open(const tv_verifier* verifier, tv_session** out, tv_error* error) TV_NOEXCEPT {
    return guard(error, [&]() -> tv_status {
        if (out == nullptr) return invalid(error, "out is NULL");
        *out = nullptr;
        if (verifier == nullptr) return invalid(error, "verifier is NULL");
        *out = new tv_session{verifier->state, temviet::Session(verifier->state->verifier)};
        return TV_OK;
    });
}

tv_status tv_session_push(tv_session* session, const tv_frame* frame, const tv_request* request, tv_report** out, tv_error* error) TV_NOEXCEPT {
    return question(session, request, out, error, [&](const State& state, const Question& asked) -> tv_status {
        std::vector<temviet::Symbol> symbols;
        if (const auto status = read_frame(state, frame, asked, symbols, error); status != TV_OK) return status;
        return push(*session, symbols, asked, out, error);
    });
}

tv_status tv_session_push_symbols(tv_session* session, const tv_symbol* symbols, size_t count, const tv_request* request, tv_report** out,
                                  tv_error* error) TV_NOEXCEPT {
    return question(session, request, out, error, [&](const State&, const Question& asked) -> tv_status {
        std::vector<temviet::Symbol> taken;
        if (const auto status = take_symbols(symbols, count, taken, error); status != TV_OK) return status;
        return push(*session, taken, asked, out, error);
    });
}

void tv_session_reset(tv_session* session) TV_NOEXCEPT {
    if (session != nullptr) session->session.reset();
}

void tv_session_close(tv_session* session) TV_NOEXCEPT { delete session; }

}  // extern "C"
