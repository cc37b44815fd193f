// SPDX-License-Identifier: Apache-2.0
#include "issue/print_size.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

constexpr double kMmPerInch = 25.4;

/// Dots a module; the nearest whole numbers are named when the wanted size is none.
Result<int> dots_of(double module_mm, int dpi, bool exactly) {
    const double dots = module_mm * dpi / kMmPerInch;
    const auto mm = [&](double count) { return fmt::format("{:.3f} mm ({:.0f} dots)", count * kMmPerInch / dpi, count); };
    if (!exactly) return static_cast<int>(std::ceil(dots - 1e-6));
    const double nearest = std::round(dots);
    if (nearest >= 1 && std::abs(dots - nearest) <= 0.02 * nearest) return static_cast<int>(nearest);
    const double below = std::max(1.0, std::floor(dots));
    return fail("MODULE_NOT_WHOLE", fmt::format("{:.3f} mm are {:.2f} dots at {} dpi; modules of unequal size read badly", module_mm, dots, dpi),
                "--module-mm " + mm(below) + " or " + mm(below + 1));
}

}  // namespace

void add_size_options(CLI::App& command, SizeOptions& options) {
    const char* group = "Size";
    auto* module = command.add_option("--module-mm", options.module_mm, "Side of one module, mm (default: 0.33, DataMatrix 0.4)")->check(CLI::Range(0.05, 50.0))->group(group);
    command.add_option("--size-mm", options.size_mm, "Side of the symbol with its quiet zone, mm")->check(CLI::Range(1.0, 1000.0))->excludes(module)->group(group);
    command.add_option("--dpi", options.dpi, "Dots an inch of the printer: modules become whole dots (PNG: default 300)")->check(CLI::Range(72, 2400))->group(group);
    command.add_option("--quiet", options.quiet, "Quiet zone in modules (default: 4, DataMatrix 1)")->check(CLI::Range(0, 40))->group(group);
    command.add_option("--ecc", options.ecc, "Error correction of QR: L, M, Q or H (default M)")->check(CLI::IsMember({"L", "M", "Q", "H"}))->group(group);
    command.add_option("--symbol", options.symbol, "auto, qr or datamatrix (auto: links and records QR, element strings DataMatrix)")
        ->check(CLI::IsMember({"auto", "qr", "datamatrix"}))->group(group);
    command.add_flag("--force", options.force, "Modules below 0.3 mm or a narrow quiet zone all the same")->group(group);
}

Ecc ecc_of(const SizeOptions& options) {
    return options.ecc == "L" ? Ecc::low : options.ecc == "Q" ? Ecc::quartile : options.ecc == "H" ? Ecc::high : Ecc::medium;
}

Result<SymbolKind> kind_of(std::string_view payload, const SizeOptions& options) {
    const bool elements = payload.size() > 2 && is_digit(payload[0]) && is_digit(payload[1]);
    if (!elements && options.symbol == "datamatrix") return fail("USAGE", "a link or record is printed as a QR code", "--symbol qr");
    if (!elements) return SymbolKind::qr;
    return options.symbol == "qr" ? SymbolKind::gs1_qr : SymbolKind::gs1_data_matrix;
}

Result<PrintSize> print_size(const SymbolModules& symbol, const SizeOptions& options, bool bitmap) {
    const int standard = standard_quiet_zone(symbol.kind);
    PrintSize out;
    out.quiet = options.quiet.value_or(standard);
    if (out.quiet < standard && !options.force)
        return fail("QUIET_ZONE_TOO_SMALL", fmt::format("the standard asks for {} light modules on each side, not {}", standard, out.quiet), "--force prints it all the same");
    out.modules = symbol.size + 2 * out.quiet;
    out.module_mm = options.module_mm.value_or(options.size_mm ? *options.size_mm / out.modules : symbol.kind == SymbolKind::gs1_data_matrix ? 0.4 : 0.33);
    if (bitmap || options.dpi) {
        out.dpi = options.dpi.value_or(300);
        if (options.size_mm) {
            out.dots = static_cast<int>(std::floor(out.module_mm * out.dpi / kMmPerInch + 1e-6));
        } else {
            const auto dots = dots_of(out.module_mm, out.dpi, options.module_mm.has_value());
            if (!dots) return tl::unexpected(dots.error());
            out.dots = *dots;
        }
        out.module_mm = out.dots * kMmPerInch / out.dpi;
    }
    if (out.dots == 0 && out.dpi != 0) return fail("MODULE_TOO_SMALL", fmt::format("{} modules do not fit into {:.1f} mm at {} dpi", out.modules, *options.size_mm, out.dpi), "a larger --size-mm");
    if (out.module_mm < kMinModuleMm - 1e-9 && !options.force)
        return fail("MODULE_TOO_SMALL",
                    fmt::format("modules of {:.3f} mm: below {} mm phones miss many. {} modules with the quiet zone need {:.1f} mm", out.module_mm, kMinModuleMm, out.modules,
                                out.modules * kMinModuleMm),
                    "a larger --module-mm or --size-mm; --force prints it all the same");
    return out;
}

}  // namespace temviet::cli
