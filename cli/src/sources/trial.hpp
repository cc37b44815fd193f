// SPDX-License-Identifier: Apache-2.0
// What the sources would be with some files replaced: built aside, compared with what there is, nothing touched.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <temviet/base/result.hpp>
#include <temviet/registry/build.hpp>
#include <temviet/registry/diff.hpp>
#include <vector>

namespace temviet::cli {

/// A private folder under the system's temporary folder, removed at the end.
class ScratchFolder {
public:
    [[nodiscard]] static Result<ScratchFolder> make();
    ScratchFolder(ScratchFolder&& other) noexcept;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    explicit ScratchFolder(std::filesystem::path path) noexcept : path_(std::move(path)) {}
    std::filesystem::path path_;
};

struct TrialOutcome {
    bool sources_wrong = false;        ///< the sources as they are do not build; `errors` says why
    std::vector<RowError> errors;      ///< else: what is wrong once the files are replaced
};
/// Builds the sources as they are and with `replaced` (file name -> content), and tells each row that differs.
[[nodiscard]] Result<TrialOutcome> try_sources(const std::filesystem::path& folder, const std::map<std::string, std::string>& replaced,
                                               const BuildOptions& options, const std::function<bool(const RowChange&)>& tell);

}  // namespace temviet::cli
