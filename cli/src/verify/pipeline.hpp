// SPDX-License-Identifier: Apache-2.0
// Reads pictures on several threads and judges them one after the other, in input order: reading is the slow part, and a
// serial seen twice in one run must give the same answer whatever the number of jobs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <temviet/verify/verifier.hpp>
#include <vector>

#include "cli.hpp"
#include "io/inputs.hpp"
#include "io/read_picture.hpp"

namespace temviet::cli {

class Pipeline {
public:
    /// `picture` is null for typed payloads.
    using Take = std::function<Result<void>(const Report&, const PictureReading* picture)>;

    Pipeline(const Verifier& verifier, Request request, LookAt look, unsigned jobs)
        : verifier_(verifier), request_(std::move(request)), look_(look), jobs_(jobs) {
        request_.seen_list = seen_.get();
    }

    [[nodiscard]] Result<Report> verify_payload(const std::string& payload, const std::string& symbology);
    /// Calls `take` once an input, in input order. Stops early when `take` fails or after Ctrl-C.
    [[nodiscard]] Result<void> verify_pictures(const Context& context, const std::vector<Input>& inputs, const Take& take);
    /// No input at all could be read.
    [[nodiscard]] bool nothing_ran() const noexcept { return !ran_; }
    /// More different serials than are remembered: the last ones were compared with the first ones only.
    [[nodiscard]] bool serials_left_out() const noexcept { return left_out_; }

private:
    [[nodiscard]] Result<Report> judge(const Context& context, const Input& input, const PictureReading& reading);
    void remember(const Report& report);

    const Verifier& verifier_;
    std::unique_ptr<SeenList> seen_ = std::make_unique<SeenList>();  ///< serials judged earlier in this run
    Request request_;
    LookAt look_;
    unsigned jobs_;
    bool ran_ = false, left_out_ = false;
};

}  // namespace temviet::cli
