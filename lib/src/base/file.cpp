// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <temviet/base/descriptor.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>
#include <unistd.h>
#include <utility>

namespace temviet {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const noexcept { return fd_; }
    /// close() reports late write errors (a full disk on a network share), so they are not dropped.
    [[nodiscard]] bool close() noexcept { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

std::string reason() { return std::strerror(errno); }

tl::unexpected<Error> not_regular(const std::filesystem::path& path) {
    return fail("FILE_NOT_REGULAR", display_path(path) + " is not a regular file", "give a file, or - for standard input");
}

tl::unexpected<Error> unreadable(const std::filesystem::path& path) {
    const char* hint = errno == EACCES || errno == EPERM ? "check its permissions" : "check the path and the disk";
    return fail("FILE_UNREADABLE", "cannot read " + display_path(path) + ": " + reason(), hint);
}

tl::unexpected<Error> unwritable(const std::filesystem::path& path) {
    return fail("FILE_UNWRITABLE", "cannot write " + display_path(path) + ": " + reason(),
                "check that the folder exists, is writable and has room");
}

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void sync_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() >= 0) (void)::fsync(fd.get());
}

}  // namespace

std::string display_path(const std::filesystem::path& path) { return display_safe(path.native()); }

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer; the type is checked on the descriptor.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (fd.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail("FILE_NOT_FOUND", "no such file: " + display_path(path), "check the path");
        if (errno == ENXIO) return not_regular(path);  // a socket
        return unreadable(path);
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0)
        return unreadable(path);
    if (!S_ISREG(info.st_mode)) return not_regular(path);
    const auto too_large = [&] {
        return fail("FILE_TOO_LARGE", display_path(path) + " is larger than the limit of " + std::to_string(max_bytes) + " bytes",
                    "check that it is the right file");
    };
    if (static_cast<std::uint64_t>(info.st_size) > max_bytes) return too_large();
    std::string content(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t got = 0;
    while (true) {
        if (got == content.size()) {
            char extra = 0;  // the file may have grown since fstat
            const auto more = ::read(fd.get(), &extra, 1);
            if (more < 0 && errno == EINTR) continue;
            if (more < 0) return unreadable(path);
            if (more == 0) break;
            if (content.size() >= max_bytes) return too_large();
            content.push_back(extra);
            ++got;
            continue;
        }
        const auto count = ::read(fd.get(), content.data() + got, content.size() - got);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(path);
        if (count == 0) break;
        got += static_cast<std::size_t>(count);
    }
    content.resize(got);
    return content;
}

Result<std::string> read_descriptor(int descriptor, std::uint64_t offset, std::uint64_t size, std::uint64_t max_bytes) {
    struct stat info {};
    if (::fstat(descriptor, &info) != 0)
        return fail("FILE_UNREADABLE", "cannot read the descriptor: " + reason(), "pass a descriptor that is open for reading");
    if (!S_ISREG(info.st_mode)) return fail("FILE_NOT_REGULAR", "the descriptor is not of a regular file", "give the registry file itself");
    const auto end = static_cast<std::uint64_t>(info.st_size);
    if (offset > end || size > end - offset)
        return fail("FILE_UNREADABLE", "the file behind the descriptor ends before the bytes asked for", "check offset and size");
    if (size == 0) size = end - offset;
    if (size > max_bytes)
        return fail("FILE_TOO_LARGE", "there are " + std::to_string(size) + " bytes, the limit is " + std::to_string(max_bytes), "check offset and size");
    std::string content(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < content.size();) {
        const auto got = ::pread(descriptor, content.data() + done, content.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return fail("FILE_UNREADABLE", "cannot read the descriptor: " + reason(), "check the disk");
        done += static_cast<std::size_t>(got);
    }
    return content;
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content, unsigned mode,
                                   bool overwrite) {
    std::string name = path.native() + ".tmp-XXXXXX";
    Descriptor fd(::mkostemp(name.data(), O_CLOEXEC));
    if (fd.get() < 0) return unwritable(path);
    const auto give_up = [&] {
        auto error = unwritable(path);
        (void)::unlink(name.c_str());
        return error;
    };
    if (::fchmod(fd.get(), static_cast<mode_t>(mode)) != 0 || !write_all(fd.get(), content) || ::fsync(fd.get()) != 0 ||
        !fd.close())
        return give_up();
    if (overwrite) {
        if (::rename(name.c_str(), path.c_str()) != 0) return give_up();
    } else {
        // link() fails when the name exists, so nothing is ever overwritten silently, even in a race.
        if (::link(name.c_str(), path.c_str()) != 0) {
            const bool exists = errno == EEXIST;
            auto error = give_up();
            if (!exists) return error;
            return fail("FILE_EXISTS", display_path(path) + " exists already", "choose another name or remove it first");
        }
        (void)::unlink(name.c_str());
    }
    sync_folder(path);
    return {};
}

}  // namespace temviet
