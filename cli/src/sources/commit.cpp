// SPDX-License-Identifier: Apache-2.0
#include "sources/commit.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <temviet/base/bytes.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/trust/hash.hpp>
#include <utility>

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kJournalFolder = ".temviet-commit";        // complete: its files are to be moved into place
constexpr const char* kStagingPrefix = ".temviet-staging-";      // incomplete: nothing of it counts
constexpr const char* kJournal = "journal.json";

std::string hash_of(std::string_view text) { return to_hex(sha256(as_bytes(text))); }

tl::unexpected<Error> unwritable(const fs::path& path, const std::string& why) {
    return fail("FILE_UNWRITABLE", "cannot write in " + display_path(path) + ": " + why, "check that the folder exists, is writable and has room");
}

bool sync_folder(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool ok = ::fsync(fd) == 0;
    ::close(fd);
    return ok;
}

void remove_staging(const fs::path& folder) {
    std::error_code status;
    std::vector<fs::path> old;
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end; entry.increment(status))
        if (entry->path().filename().native().starts_with(kStagingPrefix)) old.push_back(entry->path());
    for (const auto& path : old) fs::remove_all(path, status);
}

/// Takes away the journal's folder when all its files are in place. Its name goes first, in one step: a folder of which a
/// part was removed is nothing that anyone should read.
Result<void> clear_away(const fs::path& folder) {
    const auto staged = folder / kJournalFolder, done = folder / (std::string(kStagingPrefix) + "done");
    std::error_code status;
    fs::remove_all(done, status);
    if (!status) fs::rename(staged, done, status);
    if (!status) fs::remove_all(done, status);
    if (status) return unwritable(staged, status.message());
    return {};
}

/// A journal is written before its folder gets the name, so it is only missing where the removal of a finished one was interrupted.
/// What is left beside it is in place already: anything else is nobody's to throw away.
Result<void> clear_unnamed(const fs::path& folder) {
    const auto staged = folder / kJournalFolder;
    std::error_code status;
    for (fs::directory_iterator entry(staged, status), end; !status && entry != end; entry.increment(status)) {
        const auto left = read_file(entry->path(), limits::kMaxSourceFileBytes), current = read_file(folder / entry->path().filename(), limits::kMaxSourceFileBytes);
        if (!left || !current || *left != *current)
            return fail("JOURNAL_CONFLICT", display_path(entry->path()) + " was left by an interrupted command without the list of what it was to replace",
                        "compare it with " + display_path(folder / entry->path().filename()) + ", keep the right one there and remove " + display_path(staged));
    }
    if (status) return unwritable(staged, status.message());
    return clear_away(folder);
}

/// Moves what the journal names; may be called again after any interruption.
Result<void> roll_forward(const fs::path& folder) {
    const auto staged = folder / kJournalFolder;
    const auto text = read_file(staged / kJournal, limits::kMaxMetadataBytes);
    if (!text && text.error().code == "FILE_NOT_FOUND") return clear_unnamed(folder);
    if (!text) return tl::unexpected(text.error());
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const auto conflict = [&](const std::string& file) {
        return fail("JOURNAL_CONFLICT",
                    display_path(folder / file) + " was changed after an interrupted command that was to replace it; the new content is in " + display_path(staged),
                    "put back the file as it was, or remove " + display_path(staged) + " to keep yours");
    };
    if (!json.is_object() || json.value("schema", "") != "temviet.commit/1" || !json.contains("files") || !json["files"].is_array()) return conflict(kJournal);
    for (const auto& entry : json["files"]) {
        const auto name = entry.value("name", std::string()), before = entry.value("before", std::string()), after = entry.value("after", std::string());
        if (name.empty() || name.find('/') != std::string::npos) return conflict(kJournal);
        const auto current = read_file(folder / name, limits::kMaxSourceFileBytes);
        if (!current && current.error().code != "FILE_NOT_FOUND") return tl::unexpected(current.error());
        const std::string now = current ? hash_of(*current) : std::string();
        if (now == after) continue;  // moved before the interruption
        if (now != before) return conflict(name);
        if (::rename((staged / name).c_str(), (folder / name).c_str()) != 0) return unwritable(folder, std::strerror(errno));
    }
    (void)sync_folder(folder);
    return clear_away(folder);
}

}  // namespace

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)), recovered_(other.recovered_) {}
FolderLock::~FolderLock() {
    if (fd_ >= 0) ::close(fd_);
}

Result<FolderLock> FolderLock::take(const fs::path& folder) {
    const auto path = folder / ".temviet-lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return unwritable(folder, std::strerror(errno));
    FolderLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
        return fail("FOLDER_BUSY", "another temviet command is changing " + display_path(folder), "wait for it to end");
    std::error_code status;
    if (fs::exists(folder / kJournalFolder, status)) {
        if (auto ok = roll_forward(folder); !ok) return tl::unexpected(ok.error());
        lock.recovered_ = true;
    }
    remove_staging(folder);
    return lock;
}

Result<bool> complete_interrupted_commit(const fs::path& folder) {
    std::error_code status;
    if (!fs::exists(folder / kJournalFolder, status)) return false;
    auto lock = FolderLock::take(folder);
    if (!lock) return tl::unexpected(lock.error());
    return lock->recovered();
}

Result<void> commit_files(const fs::path& folder, const std::map<std::string, std::string>& files) {
    if (files.empty()) return {};
    std::string staging = (folder / kStagingPrefix).native() + "XXXXXX";
    if (::mkdtemp(staging.data()) == nullptr) return unwritable(folder, std::strerror(errno));
    const auto give_up = [&](Error error) -> tl::unexpected<Error> {
        std::error_code status;
        fs::remove_all(staging, status);
        return tl::unexpected(std::move(error));
    };
    auto journal = nlohmann::ordered_json{{"schema", "temviet.commit/1"}, {"files", nlohmann::ordered_json::array()}};
    for (const auto& [name, content] : files) {
        const auto current = read_file(folder / name, limits::kMaxSourceFileBytes);
        if (!current && current.error().code != "FILE_NOT_FOUND") return give_up(current.error());
        journal["files"].push_back({{"name", name}, {"before", current ? hash_of(*current) : ""}, {"after", hash_of(content)}});
        if (auto ok = write_file_atomically(fs::path(staging) / name, content); !ok) return give_up(ok.error());
    }
    if (auto ok = write_file_atomically(fs::path(staging) / kJournal, journal.dump(2) + "\n"); !ok) return give_up(ok.error());
    // From this rename on the replacement will be completed, by us or by whoever comes next.
    if (::rename(staging.c_str(), (folder / kJournalFolder).c_str()) != 0) {
        const std::string why = std::strerror(errno);
        return give_up(unwritable(folder, why).value());
    }
    (void)sync_folder(folder);
    return roll_forward(folder);
}

}  // namespace temviet::cli
