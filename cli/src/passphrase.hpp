// SPDX-License-Identifier: Apache-2.0
// Where a key file's passphrase comes from: the terminal, a file, or a descriptor; never the command line itself.
#pragma once

#include <string>

#include "cli.hpp"

namespace temviet::cli {

/// Text that is overwritten when it goes out of scope.
class SecretText {
public:
    SecretText() = default;
    explicit SecretText(std::string text) noexcept : text_(std::move(text)) {}
    SecretText(SecretText&& other) noexcept { text_.swap(other.text_); }
    SecretText& operator=(SecretText&& other) noexcept {
        text_.swap(other.text_);
        return *this;
    }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    ~SecretText();
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

struct PassphraseOptions {
    std::string file;
    int descriptor = -1;
};
/// --passphrase-file and --passphrase-fd.
void add_passphrase_options(CLI::App& app, PassphraseOptions& options);

/// The passphrase of an existing key. Line ends behind it are no part of it. Errors: NO_TERMINAL, PASSPHRASE_EMPTY, …
[[nodiscard]] Result<SecretText> ask_passphrase(const Context& context, const PassphraseOptions& options);
/// For a new key: on a terminal it is asked twice. Error PASSPHRASE_MISMATCH.
[[nodiscard]] Result<SecretText> ask_new_passphrase(const Context& context, const PassphraseOptions& options);

}  // namespace temviet::cli
