// SPDX-License-Identifier: Apache-2.0
// The shared library from C++, with owners for its handles.
#include <temviet.h>

#include <cstdio>
#include <memory>

int main() {
    tv_verifier* verifier = nullptr;
    if (tv_verifier_open(nullptr, &verifier, nullptr) != TV_OK) return 1;
    const std::unique_ptr<tv_verifier, void (*)(tv_verifier*)> owner(verifier, tv_verifier_close);
    tv_request request;
    tv_request_init(&request, sizeof request);
    request.now = 1794268800;
    tv_report* report = nullptr;
    if (tv_verify_payload(verifier, "9521234543213", 13, &request, &report, nullptr) != TV_OK) return 1;
    const std::unique_ptr<tv_report, void (*)(tv_report*)> answer(report, tv_report_free);
    std::puts(tv_level_name(tv_report_level(report, TV_WHOLE_REPORT)));
    return tv_report_level(report, TV_WHOLE_REPORT) == TV_LEVEL_NO_DECISION && tv_has_vision() == 1 ? 0 : 1;
}
