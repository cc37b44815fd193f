// SPDX-License-Identifier: Apache-2.0
#include "verify/pipeline.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <temviet/base/limits.hpp>
#include <thread>

namespace temviet::cli {

/// A serial of a stamp that verified counts as seen for the rest of the run.
void Pipeline::remember(const Report& report) {
    if (!seen_->remember(report)) left_out_ = true;
}

Result<Report> Pipeline::judge(const Context& context, const Input& input, const PictureReading& reading) {
    Request request = request_;
    request.file = input.is_stdin ? "-" : input.path.native();
    if (reading.error) {
        // The report says NO_DECISION; people also want to know which file and why at once.
        print_error(context, *reading.error);
        return verifier_.unreadable(*reading.error, request);
    }
    ran_ = true;
    auto report = verifier_.verify(reading.symbols, request);
    if (report) remember(*report);
    return report;
}

Result<Report> Pipeline::verify_payload(const std::string& payload, const std::string& symbology) {
    Request request = request_;
    request.input = payload;
    ran_ = true;
    Result<Report> report = [&]() -> Result<Report> {
        if (symbology.empty()) return verifier_.verify(std::string_view(payload), request);
        Symbol symbol = text_symbol(payload);
        symbol.symbology_identifier = symbology;
        return verifier_.verify(std::span<const Symbol>(&symbol, 1), request);
    }();
    if (report) remember(*report);
    return report;
}

Result<void> Pipeline::verify_pictures(const Context& context, const std::vector<Input>& inputs, const Take& take) {
    Progress progress(context, std::string(context.tr("kiểm tra", "verifying")), inputs.size());
    if (jobs_ <= 1 || inputs.size() <= 1) {
        for (std::size_t i = 0; i < inputs.size() && !interrupted(); ++i) {
            const auto reading = read_picture(inputs[i], look_);
            if (interrupted()) return {};
            auto report = judge(context, inputs[i], reading);
            if (!report) return tl::unexpected(report.error());
            if (auto taken = take(*report, &reading); !taken) return taken;
            progress.update(i + 1);
        }
        return {};
    }

    // A window of pictures is read ahead; each slot is judged when its turn comes.
    const std::size_t window = jobs_ * 4ull;
    std::vector<std::optional<PictureReading>> slots(inputs.size());
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, judged = 0;
    bool stop = false;
    const auto worker = [&] {
        while (true) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stop || next >= inputs.size() || next < judged + window; });
                if (stop || next >= inputs.size()) return;
                mine = next++;
            }
            auto reading = read_picture(inputs[mine], look_);
            const std::lock_guard lock(mutex);
            slots[mine] = std::move(reading);
            changed.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::min<std::size_t>(jobs_, inputs.size()); ++i) workers.emplace_back(worker);
    const auto end = [&](Result<void> result) {
        {
            const std::lock_guard lock(mutex);
            stop = true;
        }
        changed.notify_all();
        return result;
    };
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        PictureReading reading;
        {
            std::unique_lock lock(mutex);
            while (!slots[i]) {
                changed.wait_for(lock, std::chrono::milliseconds(100));
                if (interrupted()) break;
            }
            if (!slots[i]) break;
            reading = std::move(*slots[i]);
            slots[i].reset();
            judged = i + 1;
        }
        changed.notify_all();
        if (reading.error && interrupted()) break;
        auto report = judge(context, inputs[i], reading);
        if (!report) return end(tl::unexpected(report.error()));
        if (auto taken = take(*report, &reading); !taken) return end(taken);
        progress.update(i + 1);
        if (interrupted()) break;
    }
    return end({});
}

}  // namespace temviet::cli
