// SPDX-License-Identifier: Apache-2.0
// --annotate: one picture in, one picture out; several in, a folder with one each and a contact sheet.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <temviet/verify/report.hpp>
#include <vector>

#include "cli.hpp"
#include "draw/contact_sheet.hpp"
#include "io/inputs.hpp"
#include "io/read_picture.hpp"

namespace temviet::cli {

class Annotations {
public:
    /// Checks everything that can be checked before any work: nothing that exists is ever written over, and pictures are not
    /// drawn into a folder that is being read. Errors: USAGE, FILE_EXISTS, FILE_UNWRITABLE.
    [[nodiscard]] static Result<Annotations> open(const Context& context, const std::string& out, const std::vector<std::string>& names,
                                                  const std::vector<Input>& inputs);

    /// A picture that cannot be drawn or written stops the drawing, not the answers: finish() tells why.
    void add(const Report& report, const PictureReading& picture);
    [[nodiscard]] Result<void> finish();

private:
    Annotations(const Context& context, std::filesystem::path out, bool folder, std::size_t total);
    [[nodiscard]] Result<void> draw(const Report& report, const PictureReading& picture);
    [[nodiscard]] Result<void> draw_into_folder(const Report& report, const PictureReading& picture);
    [[nodiscard]] std::filesystem::path name_for(const Report& report);

    const Context* context_;
    std::filesystem::path out_;
    bool folder_;
    ContactSheet sheet_;
    std::size_t pages_ = 0, drawn_ = 0;
    std::set<std::string> used_;  ///< names given in this run
    Result<void> state_{};
};

}  // namespace temviet::cli
