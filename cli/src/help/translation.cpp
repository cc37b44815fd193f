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
        if (const auto found = words_.find(english); found != words_.end()) {
            said_.insert(found->first);
            return std::string(found->second);
        }
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
                if (line == "Examples:") flush();
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
    [[nodiscard]] TwinGaps gaps() const {
        TwinGaps out{missing_, {}};
        for (const auto& [english, vietnamese] : words_)
            if (!said_.contains(english)) out.unused.emplace_back(english);
        return out;
    }

private:
    std::unordered_map<std::string_view, std::string_view> words_;
    std::unordered_set<std::string_view> said_;
    std::unordered_set<std::string> translated_;
    std::vector<std::string> missing_;
};

}  // namespace

TwinGaps speak_vietnamese(CLI::App& app) {
    Translator translator;
    auto formatter = app.get_formatter();
    for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "required", "TEXT", "UINT", "INT", "FLOAT"})
        formatter->label(label, translator.vietnamese(label));
    translator.translate(app);
    return translator.gaps();
}

}  // namespace temviet::cli::help
