// SPDX-License-Identifier: Apache-2.0
// What threads share in an open registry without waiting for each other: a value worked out once, and idle objects.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>

namespace temviet {

/// Worked out at the first question and never changed then. Several threads may work it out at once; the first stays.
template <class Value>
class Kept {
public:
    /// nullptr: nobody has kept one yet. The value lives as long as this.
    [[nodiscard]] const Value* get() const noexcept { return ready_.load(std::memory_order_acquire); }
    const Value& keep(Value value) {
        const std::lock_guard lock(mutex_);
        if (!value_) {
            value_ = std::make_unique<const Value>(std::move(value));
            ready_.store(value_.get(), std::memory_order_release);
        }
        return *value_;
    }

private:
    std::atomic<const Value*> ready_{nullptr};
    std::mutex mutex_;
    std::unique_ptr<const Value> value_;
};

/// At most kSlots objects that nobody uses at the moment. A thread looks first where it left one last.
template <class Object>
class IdlePool {
public:
    IdlePool() = default;
    IdlePool(const IdlePool&) = delete;
    IdlePool& operator=(const IdlePool&) = delete;
    ~IdlePool() {
        for (auto& slot : slots_) delete slot.object.load(std::memory_order_acquire);
    }

    /// nullptr: none is idle.
    [[nodiscard]] std::unique_ptr<Object> take() noexcept {
        for (std::size_t i = 0; i < kSlots; ++i) {
            auto& place = slots_[(home() + i) % kSlots].object;
            if (place.load(std::memory_order_relaxed) == nullptr) continue;
            if (Object* found = place.exchange(nullptr, std::memory_order_acquire)) return std::unique_ptr<Object>(found);
        }
        return nullptr;
    }
    /// Ends it when there is no room.
    void give_back(std::unique_ptr<Object> object) noexcept {
        for (std::size_t i = 0; i < kSlots; ++i) {
            Object* empty = nullptr;
            auto& place = slots_[(home() + i) % kSlots].object;
            if (place.compare_exchange_strong(empty, object.get(), std::memory_order_release, std::memory_order_relaxed)) {
                (void)object.release();
                return;
            }
        }
    }

private:
    static constexpr std::size_t kSlots = 8;
    struct alignas(64) Slot {  // a cache line each
        std::atomic<Object*> object{nullptr};
    };
    static std::size_t home() noexcept {
        static std::atomic<std::size_t> threads{0};
        thread_local const std::size_t mine = threads.fetch_add(1, std::memory_order_relaxed);
        return mine;
    }
    std::array<Slot, kSlots> slots_;
};

}  // namespace temviet
