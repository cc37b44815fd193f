// SPDX-License-Identifier: Apache-2.0
#include "help/translation.hpp"

#include <CLI/CLI.hpp>
#include <unordered_map>
#include <unordered_set>

namespace temviet::cli::help {
namespace {

class Translator {
public:
    Translator() {
        for (const auto table : twins())
            for (const auto& twin : table) words_.emplace(twin.en, twin.vi);
    }

    void translate(CLI::App& app) {
        app.description(vietnamese(app.get_description()));
        app.footer(footer(app.get_footer()));
        if (!app.get_group().empty()) app.group(vietnamese(app.get_group()));
        for (auto* option : app.get_options()) {
            option->description(vietnamese(option->get_description()));
            if (!option->get_group().empty()) option->group(vietnamese(option->get_group()));
        }
        for (auto* sub : app.get_subcommands([](CLI::App*) { return true; })) translate(*sub);
    }

    std::string vietnamese(const std::string& english) {
        if (english.empty()) return english;
        if (const auto found = words_.find(english); found != words_.end()) return std::string(found->second);
        missing_.push_back(english);
        return english;
    }
    /// A command to type stays; the words behind it and the prose around it are translated, paragraph by paragraph.
    std::string footer(const std::string& english) {
        if (translated_.contains(english)) return english;  // inherited from a parent that is done
        std::string out, paragraph;
        const auto flush = [&] {
            if (!paragraph.empty()) out += (out.empty() ? "" : "\n") + vietnamese(paragraph);
            paragraph.clear();
        };
        for (const auto& line : CLI::detail::split(english, '\n')) {
            if (!line.starts_with("  ")) {
                paragraph += (paragraph.empty() ? "" : " ") + line;
                if (line.ends_with(':')) flush();
                continue;
            }
            flush();
            const auto gap = line.find("   ", line.find_first_not_of(' '));
            const auto words = gap == std::string::npos ? gap : line.find_first_not_of(' ', gap);
            out += (out.empty() ? "" : "\n") + line.substr(0, words) + (words == std::string::npos ? "" : vietnamese(line.substr(words)));
        }
        flush();
        translated_.insert(out);
        return out;
    }
    [[nodiscard]] std::vector<std::string> missing() const { return missing_; }

private:
    std::unordered_map<std::string_view, std::string_view> words_;
    std::unordered_set<std::string> translated_;
    std::vector<std::string> missing_;
};

/// "… not expected: --foo" -> "--foo"
std::string after(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    return at == std::string_view::npos ? std::string() : std::string(text.substr(at + mark.size()));
}
std::string before(std::string_view text, std::string_view mark) { return std::string(text.substr(0, text.find(mark))); }

}  // namespace

std::vector<std::string> speak_vietnamese(CLI::App& app) {
    Translator translator;
    auto formatter = app.get_formatter();
    for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "required", "TEXT", "UINT", "INT", "FLOAT"})
        formatter->label(label, translator.vietnamese(label));
    translator.translate(app);
    return translator.missing();
}

std::string usage_error_in_vietnamese(const CLI::ParseError& error) {
    const std::string text = error.what();
    // Some of CLI11's errors carry the command's name in place of their own.
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return "không hiểu tham số: " + after(text, ": ");
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        if (text == "A subcommand is required") return "chưa nêu lệnh con";
        if (const auto what = before(text, " is required"); what.size() < text.size()) return "còn thiếu " + what;
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return "thiếu hoặc thừa giá trị: " + before(text, ":");
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
        const std::string option = before(text, ": "), range = after(text, " not in range ");
        if (!range.empty()) return option + ": cần một số trong khoảng " + before(range, " to ") + " đến " + after(range, " to ");
        if (const auto set = after(text, " not in "); !set.empty()) return option + ": cần một trong các giá trị " + set;
        return "giá trị không được chấp nhận: " + text;
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return "giá trị không đọc được: " + text;
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr || dynamic_cast<const CLI::RequiresError*>(&error) != nullptr)
        return "các tham số không đi cùng nhau: " + text;
    return "sai cách dùng: " + text;
}

}  // namespace temviet::cli::help
