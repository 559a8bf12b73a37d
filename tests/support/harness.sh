# shellcheck shell=bash
# What the test scripts share: where things are, an environment that is the same on every machine,
# and a tally. To be sourced by bash.

SRC=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
BIN=$(cd "$SRC" && realpath -m "${BIN:-build/bin}")
EXAMPLE=$SRC/datasets/example
REFERENCE=$SRC/datasets/reference
SHARED=$(cd "$SRC" && realpath -m "${SHARED:-../shared}")
export SRC BIN EXAMPLE REFERENCE SHARED

unset "${!LODE_@}" NO_COLOR COLUMNS LINES GNUTERM
export LC_ALL=C TZ=UTC TERM=dumb PATH="$BIN:$PATH"

# A sanitizer's own exit status must not look like one of ours.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}print_stacktrace=1:exitcode=99"
export LSAN_OPTIONS="${LSAN_OPTIONS:+$LSAN_OPTIONS:}exitcode=99"

# A scratch folder that goes when the script ends.
make_scratch() {
    SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/lode-test.XXXXXX") || exit 5
    SCRATCH=$(cd "$SCRATCH" && pwd -P)
    trap 'rm -rf "$SCRATCH"' EXIT
    trap 'exit 130' INT TERM
}

# True if the thing is not on this machine: `shared` is the folder beside the checkout, any other
# name a program.
is_absent() {
    case $1 in
    shared) [ ! -d "$SHARED" ] ;;
    *) ! command -v "$1" >/dev/null ;;
    esac
}

# The programs built so far: lode and lode-NAME, as names.
built_tools() {
    local path
    for path in "$BIN"/lode "$BIN"/lode-*; do
        [ -f "$path" ] && [ -x "$path" ] && basename "$path"
    done
    return 0
}

passed=0 failed=0

pass() { passed=$((passed + 1)); }

fail() {
    failed=$((failed + 1))
    printf '%s\n' "$@"
}

# Something could not be checked for want of a program. On the build server that is a failure,
# because there nobody reads the message.
skip() {
    if [ "${CI:-}" = true ]; then fail "$*"; else printf 'skipped: %s\n' "$*"; fi
}

# The closing line, and the exit status of the script.
finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
