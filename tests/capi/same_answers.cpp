// SPDX-License-Identifier: Apache-2.0
// Samples and payloads through the C++ library and through the C ABI: the same JSON, byte for byte; printed as NDJSON so that
// check_answers.py can compare it with what the command prints.
// usage: capi_same_answers DEMO_DIR < lines: {file | hex payload} TAB symbology TAB scene TAB seconds
#include <temviet.h>

#include <cstdio>
#include <iostream>
#include <sstream>
#include <temviet/base/bytes.hpp>
#include <temviet/base/file.hpp>
#include <temviet/temviet.hpp>

#include "demo_registries.hpp"
#include "io/load_image.hpp"

using namespace temviet;

namespace {

struct Line {
    std::string kind, what, symbology, scene;
    std::int64_t now = 0;
};

Verifier open_cpp(const std::string& dir) {
    VerifierConfig config;
    config.env = Env::test;
    config.allow_test = true;
    for (const char* name : {"demo-tinh", "demo-tap-doan"})
        config.registries.push_back(
            Registry::open(dir + "/" + name + ".db", TrustRoot::load(dir + "/" + name + ".root.json").value()).value());
    return Verifier::open(std::move(config)).value();
}

tv_verifier* open_c(const std::string& dir) {
    const DemoRegistries registries(dir);
    tv_options options;
    tv_options_init(&options, sizeof options);
    registries.use_in(options);
    tv_verifier* verifier = nullptr;
    tv_verifier_open(&options, &verifier, nullptr);
    return verifier;
}

tv_str text(const std::string& value) { return {value.data(), value.size()}; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const Verifier cpp = open_cpp(argv[1]);
    tv_verifier* c = open_c(argv[1]);
    if (c == nullptr) return 1;
    std::string raw;
    int wrong = 0, looked = 0;
    while (std::getline(std::cin, raw)) {
        Line line;
        std::istringstream fields(raw);
        std::string now;
        for (auto* field : {&line.kind, &line.what, &line.symbology, &line.scene, &now}) std::getline(fields, *field, '\t');
        line.now = std::stoll(now);
        Request request;
        request.now = Instant{line.now};
        request.now_is_given = true;
        request.scene = line.scene == "pack" ? Scene::pack : Scene::automatic;
        request.person_confirmed_one_pack = line.scene == "pack";
        tv_request question;
        tv_request_init(&question, sizeof question);
        question.now = line.now;
        question.now_is_given = 1;
        question.scene = line.scene == "pack" ? TV_SCENE_PACK : TV_SCENE_AUTO;
        tv_report* answer = nullptr;
        std::string expected;
        tv_status status = TV_INTERNAL;
        if (line.kind == "file") {
            request.file = line.what;
            question.file = text(line.what);
            const auto image = cli::load_image_bytes(read_file(line.what, 100u << 20).value(), line.what).value();
            const Frame pixels = image.frame().value();
            expected = to_json(scan(cpp, pixels, request).value(), 2);
            tv_frame frame{};
            frame.struct_size = sizeof frame;
            frame.format = TV_PIXEL_GREY;
            frame.width = image.width();
            frame.height = image.height();
            frame.plane[0] = {pixels.at(0, 0), static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()), 0, 0};
            status = tv_verify_frame(c, &frame, &question, &answer, nullptr);
        } else {
            const Bytes bytes = from_hex(line.what).value();
            const std::string payload(as_text(bytes));
            request.input = payload;
            if (line.symbology.empty()) {
                expected = to_json(cpp.verify(payload, request).value(), 2);
                status = tv_verify_payload(c, payload.data(), payload.size(), &question, &answer, nullptr);
            } else {
                Symbol symbol = text_symbol(payload);
                symbol.symbology_identifier = line.symbology;
                expected = to_json(cpp.verify(std::span<const Symbol>(&symbol, 1), request).value(), 2);
                question.input = text(payload);
                tv_symbol one{};
                one.struct_size = sizeof one;
                one.format = TV_FORMAT_TEXT;
                one.bytes = text(payload);
                one.symbology_identifier = text(line.symbology);
                one.rung = -1;
                status = tv_verify_symbols(c, &one, 1, &question, &answer, nullptr);
            }
        }
        tv_str json{"", 0};
        if (status == TV_OK) status = tv_report_json(answer, 2, &json, nullptr);
        ++looked;
        if (status != TV_OK || std::string_view(json.data, json.size) != expected) {
            ++wrong;
            std::cerr << raw << ": C and C++ differ (" << tv_status_name(status) << ")\n";
        }
        std::cout.write(json.data, static_cast<std::streamsize>(json.size)) << '\n' << '\0';
        tv_report_free(answer);
    }
    tv_verifier_close(c);
    std::cerr << looked << " answers, " << wrong << " differ between C and C++\n";
    return wrong == 0 && looked > 0 ? 0 : 1;
}
