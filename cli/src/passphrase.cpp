// SPDX-License-Identifier: Apache-2.0
#include "passphrase.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <temviet/base/file.hpp>

#include "term/signals.hpp"

namespace temviet::cli {
namespace {

constexpr std::size_t kMaxBytes = 4096;

Result<std::string> read_descriptor(int descriptor) {
    std::string content;
    content.reserve(kMaxBytes);  // no copies of the secret left behind by growing
    std::array<char, 512> chunk{};
    while (true) {
        const auto got = interruptible_read(descriptor, chunk.data(), chunk.size());
        if (got < 0)
            return fail("PASSPHRASE_UNREADABLE", "descriptor " + std::to_string(descriptor) + " cannot be read",
                        "--passphrase-fd 3 3<file");
        if (got == 0) break;
        if (content.size() + static_cast<std::size_t>(got) > kMaxBytes)
            return fail("PASSPHRASE_TOO_LONG", "a passphrase has at most " + std::to_string(kMaxBytes) + " bytes", "shorten it");
        content.append(chunk.data(), static_cast<std::size_t>(got));
    }
    volatile char* wipe = chunk.data();
    for (std::size_t i = 0; i < chunk.size(); ++i) wipe[i] = 0;
    return content;
}

Result<SecretText> not_empty(const Context& context, Result<std::string> text) {
    if (!text) return tl::unexpected(text.error());
    while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
    if (text->empty())
        return fail("PASSPHRASE_EMPTY", std::string(context.tr("mật khẩu trống", "the passphrase is empty")),
                    std::string(context.tr("chỉ khóa thử được để trống: --env test --no-passphrase",
                                           "only test keys go without one: --env test --no-passphrase")));
    return SecretText(std::move(*text));
}

}  // namespace

SecretText::~SecretText() {
    volatile char* at = text_.data();
    for (std::size_t i = 0; i < text_.size(); ++i) at[i] = 0;
}

void add_passphrase_options(CLI::App& app, PassphraseOptions& options) {
    auto* file = app.add_option("--passphrase-file", options.file, "Read the passphrase from a file");
    app.add_option("--passphrase-fd", options.descriptor, "Read the passphrase from this open descriptor")
        ->check(CLI::Range(0, 65535))
        ->excludes(file);
}

Result<SecretText> ask_passphrase(const Context& context, const PassphraseOptions& options) {
    if (!options.file.empty()) return not_empty(context, read_file(options.file, kMaxBytes));
    if (options.descriptor >= 0) return not_empty(context, read_descriptor(options.descriptor));
    return not_empty(context, read_passphrase(context, context.tr("Mật khẩu khóa: ", "Passphrase of the key: ")));
}

Result<SecretText> ask_new_passphrase(const Context& context, const PassphraseOptions& options) {
    if (!options.file.empty() || options.descriptor >= 0) return ask_passphrase(context, options);
    auto first = not_empty(
        context, read_passphrase(context, context.tr("Mật khẩu mới cho khóa: ", "New passphrase for the key: ")));
    if (!first) return first;
    const auto again =
        not_empty(context, read_passphrase(context, context.tr("Nhập lại mật khẩu: ", "The same again: ")));
    if (!again) return tl::unexpected(again.error());
    if (first->text() != again->text())
        return fail("PASSPHRASE_MISMATCH", std::string(context.tr("hai lần nhập không giống nhau; chưa ghi gì",
                                                                  "the two are not the same; nothing was written")));
    return first;
}

}  // namespace temviet::cli
