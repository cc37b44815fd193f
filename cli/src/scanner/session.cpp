// SPDX-License-Identifier: Apache-2.0
#include "scanner/session.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>
#include <temviet/gs1/gtin.hpp>
#include <unistd.h>

#include "term/clock.hpp"
#include "term/terminal.hpp"

namespace temviet::cli {
namespace {

/// Of the terminal, else of COLUMNS, else no limit.
std::size_t answer_columns() {
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char* columns = std::getenv("COLUMNS");
    const long value = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
    return value > 0 && value < 10'000 ? static_cast<std::size_t>(value) : 0;
}

Colour colour_of(Headline headline) {
    switch (headline) {
        case Headline::good:
        case Headline::good_batch: return Colour::green;
        case Headline::caution:
        case Headline::registered_only:
        case Headline::unknown:
        case Headline::no_decision: return Colour::yellow;
        case Headline::expired:
        case Headline::alert:
        case Headline::recalled:
        case Headline::suspect:
        case Headline::rejected: return Colour::red;
    }
    return Colour::yellow;
}

bool is_blank(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t'; });
}

bool has_copy_finding(const Report& report) {
    return std::any_of(report.items.begin(), report.items.end(), [](const ReportItem& item) {
        const Reason reason = item.findings[Check::copies].reason;
        return item.claims_verified && (reason == Reason::seen_again || reason == Reason::duplicate_in_session);
    });
}

}  // namespace

ScannerSession::ScannerSession(const Context& context, const Verifier& verifier, Request request, const ScannerOptions& options)
    : context_(context), verifier_(verifier), request_(std::move(request)), options_(options) {
    request_.seen_list = &seen_;
}

Result<void> ScannerSession::scan(std::string_view line, bool too_long) {
    ++line_;
    if (is_blank(line) && !too_long) {
        ++tally_.empty_lines;
        return {};
    }
    repeat_.reset();
    // Of a line over the limit nothing is mapped: it must not become short enough to be judged in part.
    MappedLine mapped;
    if (too_long) mapped.symbol = text_symbol(std::string(line));
    else mapped = map_line(line, options_.mapping);
    Request request = request_;
    if (!request.now_is_given) request.now = system_now();
    request.input = std::string(line);
    const std::span<const Symbol> symbols(&mapped.symbol, mapped.symbol.bytes.empty() ? 0 : 1);
    auto report = verifier_.verify(symbols, request);
    if (!report) return tl::unexpected(report.error());
    if (has_copy_finding(*report)) {
        request.distinct = !request.distinct;
        auto other = verifier_.verify(symbols, request);
        if (!other) return tl::unexpected(other.error());
        repeat_ = request_.distinct ? Repeat{std::move(*other), *report, true} : Repeat{*report, std::move(*other), false};
    }
    if (!seen_.remember(*report) && !told_full_) {
        told_full_ = true;
        warn(context_.tr("đã nhớ quá nhiều số riêng: các số mới không còn được so; hãy bắt đầu lượt quét khác",
                         "too many serials are remembered: new ones are no longer compared; start another session"));
    }
    count(*report, 1);
    if (auto answered = answer(*report); !answered) return answered;
    warn_about(mapped);
    return {};
}

Result<void> ScannerSession::answer(const Report& report) {
    const std::string text = options_.json ? to_json(report) : paint(to_line(report, context_.language, answer_columns()),
                                                                     colour_of(headline(report.verdict)), context_.colour_out);
    if (auto written = write_stdout(text + "\n", true); !written) return written;
    ring(report.verdict);
    return {};
}

/// One for good news, two for bad, so that the ear tells them apart.
void ScannerSession::ring(const Verdict& verdict) const {
    const bool bad = colour_of(headline(verdict)) == Colour::red || verdict.level == Level::no_decision;
    if (options_.bell == Bell::never || (options_.bell == Bell::bad && !bad)) return;
    std::fputs(bad && options_.bell == Bell::always ? "\a\a" : "\a", stderr);
    std::fflush(stderr);
}

void ScannerSession::warn(std::string_view text) const {
    const std::string line = std::string(context_.tr("  lưu ý, dòng ", "  note, line ")) + std::to_string(line_) + ": " + std::string(text) + "\n";
    std::fputs(line.c_str(), stderr);
}

/// What a person can set right on the scanner. Never changes the answer.
void ScannerSession::warn_about(const MappedLine& line) const {
    const Symbol& symbol = line.symbol;
    const std::string_view text = symbol.bytes;
    if (text.size() > limits::kMaxPayloadBytes) return;
    if (line.prefix_missing)
        warn(context_.tr("không có ]xN ở đầu: đặt máy quét gửi kèm ký hiệu loại mã (AIM), hoặc bỏ --symbology-prefix",
                         "there is no ]xN in front: set the scanner to send the AIM identifier, or leave --symbology-prefix out"));
    const std::string& identifier = symbol.symbology_identifier;
    const bool separated = text.find('\x1d') != std::string_view::npos;
    const bool begins_with_gtin = text.size() > 16 && text.substr(0, 2) == "01" && all_digits(text.substr(2, 14)) && gs1::has_valid_check_digit(text.substr(2, 14));
    if (identifier.empty() && begins_with_gtin && !separated)
        return warn(context_.tr("giống chuỗi GS1 nhưng không có dấu ngăn cách FNC1 nào: đặt máy quét gửi FNC1 là {GS}, hoặc gửi kèm ]xN và dùng --symbology-prefix",
                                "looks like GS1 data without any separator (FNC1): set the scanner to send FNC1 as {GS}, or to send ]xN and use --symbology-prefix"));
    const bool elements = identifier == "]C1" || identifier == "]d2" || identifier == "]Q3" || identifier == "]e0" || identifier == "]J1" || (identifier.empty() && separated);
    if (!elements) return;
    if (const auto at = gs1::missing_separator(text))
        return warn(std::string(context_.tr("có thể thiếu dấu ngăn cách FNC1 trước ký tự thứ ", "a separator (FNC1) may be missing in front of character ")) +
                    std::to_string(*at + 1));
    if (identifier.empty() && begins_with_gtin) {
        const auto parts = gs1::split_element_string(text);
        if (parts && !parts->empty() && (parts->back().ai == "98" || parts->back().ai == "97"))
            warn(context_.tr("giống tem ký dạng chuỗi GS1: chỉ xét được khi biết loại mã, dùng --symbology-prefix hoặc --symbology ]d2",
                             "looks like a signed GS1 element string: it can be judged only with its symbology, use --symbology-prefix or --symbology ]d2"));
    }
}

void ScannerSession::count(const Report& report, int by) {
    if (by > 0) tally_.add(report.verdict);
    else tally_.remove(report.verdict);
    if (!options_.fail_on || !options_.fail_on->matches(report)) return;
    if (by > 0) ++failing_;
    else --failing_;
}

Result<void> ScannerSession::decide_repeat(bool another) {
    if (!repeat_) {
        warn(context_.tr("lần quét vừa rồi không phải là quét lại một số riêng đã thấy", "the last scan was no repeat of a serial seen before"));
        return {};
    }
    const Repeat repeat = std::move(*repeat_);
    repeat_.reset();
    count(repeat.now_another ? repeat.as_another : repeat.as_same, -1);
    if (another) {
        count(repeat.as_another, 1);
        return answer(repeat.as_another);
    }
    // The same pack in the hand twice is one pack: it was counted the first time.
    ++tally_.same_pack;
    warn(context_.tr("vẫn là gói đó: lần quét này không tính vào tổng", "the same pack: this scan is left out of the totals"));
    return {};
}

Result<bool> ScannerSession::obey(ScanCommand command) {
    switch (command) {
        case ScanCommand::another_pack:
        case ScanCommand::same_pack:
            if (auto done = decide_repeat(command == ScanCommand::another_pack); !done) return tl::unexpected(done.error());
            return true;
        case ScanCommand::total: print_summary(); return true;
        case ScanCommand::quit: return false;
        case ScanCommand::help:
            std::fputs(std::string(context_.tr("/khac  gói khác (hai gói trùng số riêng)   /lai  vẫn gói đó, không tính   /tong  tổng kết   /thoat  kết thúc\n",
                                               "/other  another pack (two packs, one serial)   /same  the same pack, not counted   /total  summary   /quit  end\n")).c_str(),
                       stderr);
            return true;
    }
    return true;
}

void ScannerSession::print_summary() const { std::fputs(tally_.text(context_.language).c_str(), stderr); }

int ScannerSession::exit_code() const {
    if (!options_.fail_on) return temviet::exit_code(tally_.worst());
    // No scan shows nothing: --fail-on a level must not pass on it.
    const bool failed = failing_ > 0 || (tally_.scans() == 0 && options_.fail_on->matches(Report{}));
    return failed ? 20 : 0;
}

}  // namespace temviet::cli
