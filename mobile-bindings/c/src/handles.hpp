// SPDX-License-Identifier: Apache-2.0
// What stands behind the handles, and how a caller's structs become the library's values.
// Must not know: pictures (frame_vision.cpp and frame_core.cpp do).
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <temviet/report/render.hpp>
#include <temviet/verify/session.hpp>
#include <temviet/verify/verifier.hpp>
#include <utility>
#include <vector>

#include "guard.hpp"

namespace temviet::capi {

/// One registry as tv_verifier_registry() shows it; texts live here.
struct NamedRegistry {
    std::string id, title, kind, reason, message;
    std::int64_t sequence = 0, built_at = 0;
};
/// Shared by the verifier's handle and its sessions.
struct State {
    Verifier verifier;
    Language language = Language::vi;
    std::vector<NamedRegistry> registries;
    tv_log_fn log = nullptr;
    void* log_user = nullptr;
};

/// A request, checked; the strings are copies.
struct Question {
    Request request;
    tv_cancelled_fn cancelled = nullptr;
    void* cancelled_user = nullptr;
    std::size_t max_symbols = 0;
    bool fast_only = false;

    [[nodiscard]] bool is_cancelled() const { return cancelled != nullptr && cancelled(cancelled_user) != 0; }
};
[[nodiscard]] tv_status take_request(const tv_request* given, Question& out, tv_error* error);
[[nodiscard]] tv_status take_symbols(const tv_symbol* given, std::size_t count, std::vector<Symbol>& out, tv_error* error);
[[nodiscard]] tv_status cancelled(tv_error* error) noexcept;
/// Makes the handle of an answer, and tells the log about registries that failed while they were asked.
[[nodiscard]] tv_status give_report(const State& state, Report report, tv_report** out);

/// The symbols of a frame: the only step that differs between libtemviet and libtemviet-core.
[[nodiscard]] tv_status read_frame(const State& state, const tv_frame* frame, const Question& question, std::vector<Symbol>& out,
                                   tv_error* error);

}  // namespace temviet::capi

struct tv_verifier {
    std::shared_ptr<const temviet::capi::State> state;
};
struct tv_session {
    std::shared_ptr<const temviet::capi::State> state;
    temviet::Session session;
};
struct tv_report {
    temviet::Report report;
    /// Texts made on demand, by what they are. A deque does not move them when one more comes.
    mutable std::mutex mutex;
    mutable std::deque<std::pair<std::string, std::string>> texts;

    /// The text named `key`, made by `make` when it is asked for the first time.
    template <class Make>
    tv_str text(const std::string& key, Make&& make) const {
        const std::lock_guard lock(mutex);
        for (const auto& [name, text] : texts)
            if (name == key) return temviet::capi::view(text);
        texts.emplace_back(key, make());
        return temviet::capi::view(texts.back().second);
    }
};
