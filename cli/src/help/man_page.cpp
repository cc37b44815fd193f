// SPDX-License-Identifier: Apache-2.0
#include "help/man_page.hpp"

#include <fmt/format.h>
#include <temviet/base/version.hpp>

namespace temviet::cli::help {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view with) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += with;
        out += part;
    }
    return out;
}

/// Plain text inside a paragraph: hyphens are hyphens to copy, no line is taken for a request.
std::string roff(std::string_view text) {
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        line_start = c == '\n';
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if (c == '\'') out += "\\(aq";
        else if (c == '`') out += "\\(ga";
        else if (c == '^') out += "\\(ha";
        else if (c == '~') out += "\\(ti";
        else out += c;
    }
    return out;
}

class Page {
public:
    Page(const CommandPage& command, Language language) : command_(command), language_(language) {}

    std::string write() {
        const std::string name = joined(command_.path, "-");
        out_ = fmt::format(".TH \"{}\" \"1\" \"\" \"temviet {}\" \"{}\"\n", roff(upper(name)), version(),
                           tr("Lệnh của người dùng", "User commands"));
        out_ += ".ad l\n";  // examples are too long to be spread over a line
        section(tr("TÊN", "NAME"));
        out_ += fmt::format("{} \\- {}\n", roff(name), roff(command_.description));
        section(tr("CÚ PHÁP", "SYNOPSIS"));
        synopsis();
        options();
        commands();
        footer();
        section(tr("XEM THÊM", "SEE ALSO"));
        see_also();
        return out_;
    }

private:
    [[nodiscard]] std::string_view tr(std::string_view vi, std::string_view en) const noexcept { return language_ == Language::vi ? vi : en; }
    static std::string upper(std::string text) {
        for (auto& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return text;
    }
    void section(std::string_view title) { out_ += fmt::format(".SH {}\n", title); }

    void synopsis() {
        out_ += fmt::format(".B {}\n", roff(joined(command_.path, " ")));
        out_ += fmt::format("[{}]\n", tr("TÙY CHỌN", "OPTIONS"));
        for (const auto& option : command_.options) {
            if (!option.positional) continue;
            const std::string name = "\\fI" + roff(option.names.front()) + "\\fR" + (option.repeatable ? " ..." : "");
            out_ += option.required ? name + "\n" : "[" + name + "]\n";
        }
        if (!command_.commands.empty()) out_ += fmt::format("\\fI{}\\fR ...\n", tr("LỆNH", "COMMAND"));
    }

    void options() {
        std::string group;
        for (const bool positional : {true, false}) {
            for (const auto& option : command_.options) {
                if (option.positional != positional) continue;
                const std::string title = positional ? std::string(tr("ĐỐI SỐ", "ARGUMENTS")) : upper_title(option.group);
                if (title != group) section(group = title);
                std::string head;
                for (const auto& name : option.names) head += (head.empty() ? "" : ", ") + ("\\fB" + roff(name) + "\\fR");
                if (!positional && !option.value.empty()) head += " \\fI" + roff(option.value) + "\\fR";
                out_ += fmt::format(".TP\n{}\n{}\n", head, roff(option.description));
            }
        }
    }
    /// The default group's title as a section; others keep theirs.
    [[nodiscard]] std::string upper_title(const std::string& group) const {
        if (group == "Options" || group == "Tùy chọn") return std::string(tr("TÙY CHỌN", "OPTIONS"));
        return "\"" + group + "\"";
    }

    void commands() {
        if (command_.commands.empty()) return;
        section(tr("LỆNH CON", "COMMANDS"));
        for (const auto& sub : command_.commands)
            out_ += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(sub.path.back()), roff(sub.description));
    }

    /// Lines that are indented are commands to type; the rest is prose.
    void footer() {
        if (command_.footer.empty()) return;
        section(tr("VÍ DỤ VÀ GHI CHÚ", "EXAMPLES AND NOTES"));
        bool typed = false;
        std::size_t at = 0;
        while (at < command_.footer.size()) {
            const auto end = std::min(command_.footer.find('\n', at), command_.footer.size());
            const std::string_view line = std::string_view(command_.footer).substr(at, end - at);
            at = end + 1;
            const bool is_typed = line.starts_with("  ");
            if (is_typed != typed) out_ += (typed = is_typed) ? ".PP\n.nf\n" : ".fi\n.PP\n";
            if (!line.empty()) out_ += roff(line) + "\n";
            if (!typed && !line.empty()) out_ += ".br\n";
        }
        if (typed) out_ += ".fi\n";
    }

    void see_also() {
        std::vector<std::string> others;
        std::vector<std::string> parent = command_.path;
        parent.pop_back();
        if (!parent.empty()) others.push_back(joined(parent, "-"));
        for (const auto& sub : command_.commands) others.push_back(joined(sub.path, "-"));
        for (std::size_t i = 0; i < others.size(); ++i)
            out_ += fmt::format(".BR {} (1){}\n", roff(others[i]), i + 1 < others.size() ? "," : "");
        if (others.empty()) out_ += ".BR temviet (1)\n";
    }

    const CommandPage& command_;
    Language language_;
    std::string out_;
};

void collect(const CommandPage& command, Language language, std::vector<std::pair<std::string, std::string>>& out) {
    out.emplace_back(joined(command.path, "-") + ".1", Page(command, language).write());
    for (const auto& sub : command.commands) collect(sub, language, out);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> man_pages(const CommandPage& root, Language language) {
    std::vector<std::pair<std::string, std::string>> out;
    collect(root, language, out);
    return out;
}

}  // namespace temviet::cli::help
