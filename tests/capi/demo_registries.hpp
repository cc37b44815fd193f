// SPDX-License-Identifier: Apache-2.0
// The demonstration registries as tv_verifier_open() takes them, for programs in C++.
#pragma once

#include <temviet.h>

#include <string>
#include <vector>

/// Points into itself: leave it where it is.
struct DemoRegistries {
    explicit DemoRegistries(const std::string& folder) {
        for (const char* name : {"demo-tinh", "demo-tap-doan"})
            for (const char* end : {".db", ".root.json"}) paths.push_back(folder + "/" + name + end);
        for (std::size_t i = 0; i < paths.size(); i += 2) {
            tv_registry one{};
            one.struct_size = sizeof one;
            one.database = {TV_SOURCE_PATH, -1, paths[i].c_str(), 0, 0};
            one.root = {TV_SOURCE_PATH, -1, paths[i + 1].c_str(), 0, 0};
            list.push_back(one);
        }
    }
    DemoRegistries(const DemoRegistries&) = delete;
    DemoRegistries& operator=(const DemoRegistries&) = delete;

    /// Strict, in the test environment; the rest as it was initialised.
    void use_in(tv_options& options) const {
        options.env = TV_ENV_TEST;
        options.allow_test = options.strict = 1;
        options.registries = list.data();
        options.registry_count = static_cast<std::uint32_t>(list.size());
    }

    std::vector<std::string> paths;
    std::vector<tv_registry> list;
};
