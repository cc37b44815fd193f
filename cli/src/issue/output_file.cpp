// SPDX-License-Identifier: Apache-2.0
#include "issue/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <temviet/base/file.hpp>
#include <utility>

#include "issue/append_file.hpp"

namespace temviet::cli {
namespace {

tl::unexpected<Error> unwritable(const std::filesystem::path& path, int error) {
    return fail("FILE_UNWRITABLE", "cannot write " + display_path(path) + ": " + std::strerror(error), "check that the folder exists, is writable and has room");
}

}  // namespace

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})), descriptor_(std::exchange(other.descriptor_, -1)), error_(other.error_) {}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) (void)::unlink(temporary_.c_str());
}

Result<OutputFile> OutputFile::beside(const std::filesystem::path& path) {
    std::string name = path.native() + ".tmp-XXXXXX";
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return unwritable(path, errno);
    (void)::fchmod(descriptor, 0644);
    return OutputFile(path, std::move(name), descriptor);
}

bool OutputFile::write(std::string_view bytes) noexcept {
    while (!bytes.empty() && error_ == 0) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) error_ = written < 0 ? errno : ENOSPC;
        else bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return error_ == 0;
}

Result<void> OutputFile::publish() {
    if (error_ == 0 && ::fsync(descriptor_) != 0) error_ = errno;
    if (error_ == 0 && ::close(std::exchange(descriptor_, -1)) != 0) error_ = errno;
    if (error_ == 0 && std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    if (error_ != 0) return unwritable(path_, error_);
    temporary_.clear();
    sync_folder_of(path_);
    return {};
}

}  // namespace temviet::cli
