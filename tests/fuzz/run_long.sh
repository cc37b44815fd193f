#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes every target for a while, one process a core at a time, and says what each found. The seconds are of processor time, so that a busy
# machine fuzzes as much as a quiet one.
#   run_long.sh BUILD_DIR [SECONDS_EACH, default 1200] [TARGET…]
# TEMVIET_JOBS: how many at once. BUILD_DIR is configured with the preset "fuzz". Corpora grow in BUILD_DIR/corpus/TARGET; a finding stays as
# BUILD_DIR/findings/TARGET-*. Exit 0: nothing found. Ctrl-C ends every process.
set -euo pipefail
build=$(realpath "${1:?usage: run_long.sh BUILD_DIR [SECONDS] [TARGET…]}") seconds=${2:-1200}
shift $(($# < 2 ? $# : 2))
cd "$build"
mkdir -p corpus findings logs
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
    for program in tests/fuzz/fuzz_*; do [ -f "$program" ] && [ -x "$program" ] && targets+=("$(basename "$program")"); done
fi
trap 'kill $(jobs -p) 2>/dev/null; exit 130' INT TERM
failed=0
spent() { # PID: its processor seconds so far
    local fields
    read -r -a fields < <(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) || true
    echo $(((${fields[11]:-0} + ${fields[12]:-0}) / $(getconf CLK_TCK)))
}
one() {
    local name=$1 process cpu=0
    mkdir -p "corpus/$name"
    rm -f "logs/$name.rc" # a file: bash forgets the status of a job that ended while another was waited for
    "tests/fuzz/$name" "corpus/$name" -timeout=120 -rss_limit_mb=4096 -max_len=65536 -print_final_stats=1 -handle_usr1=1 \
        -artifact_prefix="findings/$name-" >"logs/$name.log" 2>&1 &
    process=$!
    trap 'kill "$process" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$process" 2>/dev/null; do
        sleep 2
        cpu=$(spent "$process")
        if [ "$cpu" -gt 0 ]; then echo "$cpu" >"logs/$name.cpu"; fi
        if [ "$cpu" -ge "$seconds" ]; then # SIGUSR1: it ends after this input, with its figures; again, should it come too early
            kill -USR1 "$process" 2>/dev/null || true
        fi
    done
    wait "$process" && echo 0 >"logs/$name.rc" || echo $? >"logs/$name.rc"
}
for name in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "${TEMVIET_JOBS:-$(nproc)}" ]; do sleep 1; done
    one "$name" &
done
wait
for name in "${targets[@]}"; do
    result=nothing
    [ "$(cat "logs/$name.rc" 2>/dev/null)" = 0 ] || { result=FOUND; failed=1; }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "logs/$name.log")
    cover=$(grep -o 'cov: [0-9]*' "logs/$name.log" | tail -n 1 || true)
    printf '%-22s %12s runs  %8s CPU s  %-12s corpus %5s  found: %s\n' "$name" "${runs:-?}" "$(tail -n 1 "logs/$name.cpu")" "${cover:-}" "$(find "corpus/$name" -type f | wc -l)" "$result"
done
exit $failed
