# Lode: one Makefile. `make help` lists the targets.
#
# Sources are found by wildcard: a new tool is tools/lode-NAME.c with lode-NAME.1 beside it, a new
# module is lib/ROOM/NAME.c with include/lode/NAME.h, a new test is tests/unit/test_NAME.c.
# Everything made goes under $(B).

B = build
BIN = $(B)/bin
CC = gcc
CFLAGS = -O2 -g
PREFIX = /usr/local

# make V=1 shows the commands; otherwise one short line a file.
Q = $(if $(V),,@echo "  $(@:$(B)/%=%)";)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
# -ffp-contract=off: the same sums to the last bit on machines with and without fused multiply-add.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Iinclude -I. -ffp-contract=off $(WARNINGS) $(DEFINES) $(CFLAGS) -MMD -MP
HAVE_ZSTD := $(shell pkg-config --exists libzstd 2>/dev/null && echo yes)
DEFINES = $(if $(HAVE_ZSTD),-DLODE_HAVE_ZSTD)
# Loading libraries is a fifth to a third of what starting a tool takes: what it uses of them is
# linked in where their archives are at hand. `make DYNAMIC=yes` has it load them, as packages of a system should.
archive = $(if $(DYNAMIC),,$(findstring /,$(shell $(CC) -print-file-name=lib$(1).a)))
library = $(if $(archive),-l:lib$(1).a,-l$(1))
LIBS := -Wl,--as-needed $(foreach l,csv z $(if $(HAVE_ZSTD),zstd) gsl gslcblas cmark,$(call library,$(l))) \
        -lglpk -lm -lpthread

PACKAGES = libcsv-dev libgsl-dev libglpk-dev libcmark-dev zlib1g-dev libzstd-dev pkg-config libcmocka-dev gnuplot-nox \
           fonts-liberation mandoc libxml2-utils valgrind

LIB_SOURCES := $(wildcard lib/*/*.c lib/*/*/*.c)
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(B)/%.o) $(B)/reference.o
LIB := $(B)/liblode.a
TOOLS := $(patsubst tools/%.c,$(BIN)/%,$(wildcard tools/*.c))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
REFERENCE_TESTS := $(patsubst tests/reference/%.c,$(B)/tests/%,$(wildcard tests/reference/*.c))
REFERENCE_DATA := $(shell find datasets/reference -type f \( -name '*.csv' -o -path '*/templates/*' \) | LC_ALL=C sort)

SHARED = $(abspath ../shared)

.PHONY: all
all: packages-present $(TOOLS) ## build every tool into build/bin/

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile

# ---- packages ----------------------------------------------------------------------------------

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: deps
deps: ## install the packages Lode is built and tested with (Debian, Ubuntu)
	@if ! command -v apt-get >/dev/null; then \
	  echo "This machine has no apt-get. Install the equivalents of: $(PACKAGES)"; exit 1; fi; \
	missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

# HEADER:PACKAGE, for what the library cannot be built without.
HEADERS_WANTED = csv.h:libcsv-dev gsl/gsl_cdf.h:libgsl-dev glpk.h:libglpk-dev cmark.h:libcmark-dev zlib.h:zlib1g-dev

.PHONY: packages-present
packages-present:
	@missing=; for wanted in $(HEADERS_WANTED); do \
	  echo "#include <$${wanted%:*}>" | $(CC) -E -x c - >/dev/null 2>&1 || \
	    missing="$$missing $${wanted#*:}"; done; \
	if [ -n "$$missing" ]; then echo "missing packages:$$missing"; \
	  echo "install them with: make deps"; exit 1; fi

# ---- the library and the tools -----------------------------------------------------------------

$(B)/%.o: %.c | packages-present
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

# The reference data are compiled in: build/reference.c is made from datasets/reference/.
$(B)/reference.c: lib/school/embed-reference $(REFERENCE_DATA)
	@mkdir -p $(@D)
	$(Q)lib/school/embed-reference datasets/reference > $@.part && mv $@.part $@

$(B)/reference.o: $(B)/reference.c
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

$(LIB): $(LIB_OBJECTS)
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BIN)/%: $(B)/tools/%.o $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LIBS) -o $@

# ---- tests -------------------------------------------------------------------------------------

CORES := $(shell nproc 2>/dev/null || echo 2)

.PHONY: check
check: deps ## install what is missing, build, run every test
	@$(MAKE) --no-print-directory -j$(CORES) all $(UNIT_TESTS) $(REFERENCE_TESTS)
	@$(MAKE) --no-print-directory check-all

.PHONY: check-all
check-all: check-unit check-includes check-words check-docs check-reference check-cases check-manners

$(B)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/support -c $< -o $@

$(B)/tests/%.o: tests/reference/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/support -c $< -o $@

$(B)/tests/%: $(B)/tests/%.o $(LIB)
	$(Q)$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LIBS) -lcmocka -o $@

.PHONY: check-unit
check-unit: $(UNIT_TESTS) ## the library, module by module
	@for t in $(UNIT_TESTS); do \
	  $$t > $$t.log 2>&1 || { cat $$t.log; exit 1; }; \
	  echo "$$(grep -h 'PASSED' $$t.log) $${t##*/}"; done

LONG = 10000000

RUNS_LONG = 1000

.PHONY: check-long
check-long: $(B)/tests/test_numbers_long all ## LONG numbers against the C library; the coverage of intervals in RUNS_LONG runs
	@$< $(LONG) > $<.log 2>&1 || { cat $<.log; exit 1; }; \
	echo "$$(grep -h 'PASSED' $<.log) $(LONG) values of each kind"
	@BIN=$(abspath $(BIN)) tests/long/coverage $(RUNS_LONG)

$(B)/bench/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(filter %.c %.a,$^) $(LDFLAGS) $(LIBS) -o $@

.PHONY: bench-numbers
bench-numbers: $(B)/bench/numbers ## nanoseconds per value of numbers, sums, ranks and text
	@$<

PAGE = $(B)/demo/review/review.html

# A browser is much to install for everybody, so this is run by hand.
.PHONY: check-page
check-page: ## PAGE in a browser: accessibility, width, network (installs chromium and axe-core)
	@$(MAKE) --no-print-directory deps PACKAGES='chromium $(shell command -v npm >/dev/null || echo nodejs npm)'
	@mkdir -p $(B)/page
	@npm install --no-save --no-fund --no-audit --loglevel=error --prefix $(B)/page/npm \
	  axe-core@4 playwright-core@1
	@NODE_PATH=$(abspath $(B))/page/npm/node_modules node tests/page/look.js $(PAGE) $(B)/page

.PHONY: check-includes
check-includes: ## who includes whom
	@tests/check-includes

.PHONY: check-words
check-words: ## words and paths that must not be in the tree; pages and tests that must
	@tests/check-words

.PHONY: check-docs
check-docs: all ## manual pages, --help and the examples of both
	@BIN=$(abspath $(BIN)) tests/check-docs

.PHONY: check-reference
check-reference: all $(REFERENCE_TESTS) ## figures worked out elsewhere
	@tests/check-reference $(abspath $(BIN)) $(abspath $(B)/tests)

.PHONY: reference
reference: all $(REFERENCE_TESTS) ## which of the shared reference cases agree, by method
	@tests/reference-report $(abspath $(BIN)) $(abspath $(B)/tests)

.PHONY: check-cases
check-cases: all ## golden cases: tests/cases/TOOL/CASE
	@BIN=$(abspath $(BIN)) tests/run-cases -j $(CORES)

.PHONY: check-manners
check-manners: all ## every tool on empty, broken and hostile input
	@BIN=$(abspath $(BIN)) tests/manners

.PHONY: bless
bless: all ## rewrite the golden files of CASE=TOOL/CASE; read the diff
	@BIN=$(abspath $(BIN)) tests/run-cases --bless $(CASE)

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

.PHONY: asan
asan: ## every test again under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory -j$(CORES) B=$(B)/asan CFLAGS='-O1 -g $(SANITIZE)' asan-build
	@$(MAKE) --no-print-directory B=$(B)/asan CFLAGS='-O1 -g $(SANITIZE)' \
	  check-unit check-reference check-cases check-manners

FUZZ_SECONDS = 60
FUZZ_CFLAGS = $(filter-out -MMD -MP,$(ALL_CFLAGS)) -O1 -g $(SANITIZE)

.PHONY: fuzz
fuzz: ## the reader against plain libcsv on FUZZ_SECONDS of random bytes (clang, or a plain mutator)
	@mkdir -p $(B)/fuzz/corpus
	@if echo 'int LLVMFuzzerTestOneInput(const char *p, long n) { return !p && n; }' | \
	    clang -x c -fsanitize=fuzzer - -o $(B)/fuzz/probe 2>/dev/null; then \
	  clang $(FUZZ_CFLAGS) -fsanitize=fuzzer -DLODE_LIBFUZZER tests/fuzz/fuzz_reader.c \
	    lib/core/*.c lib/table/*.c $(LIBS) -o $(B)/fuzz/reader && \
	  $(B)/fuzz/reader -max_total_time=$(FUZZ_SECONDS) -max_len=4096 $(B)/fuzz/corpus; \
	else \
	  $(CC) $(FUZZ_CFLAGS) tests/fuzz/fuzz_reader.c lib/core/*.c lib/table/*.c $(LIBS) \
	    -o $(B)/fuzz/reader && $(B)/fuzz/reader -n 200000 -s 1; fi

.PHONY: asan-build
asan-build: all $(UNIT_TESTS) $(REFERENCE_TESTS)

# ---- speed -------------------------------------------------------------------------------------

BENCH_PROGRAMS := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))
BENCH_PACKAGES = r-base-core r-cran-data.table r-cran-lme4 miller csvkit datamash \
                 python3-sklearn python3-pandas \
                 $(shell command -v npm >/dev/null || echo nodejs npm)
# npm does not always choose the engine of nodejs-polars by itself.
POLARS = 0.26.1
BENCH_NODE_PACKAGES = @duckdb/node-api@1.5.6-r.1 nodejs-polars@$(POLARS) \
                      nodejs-polars-linux-$$(node -p process.arch)-gnu@$(POLARS)

# Only what each one uses is linked: `measure` must stay small.
$(B)/bench/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $< $(LIB) $(LDFLAGS) -Wl,--as-needed $(LIBS) -o $@

.PHONY: bench
bench: all $(BENCH_PROGRAMS) ## time the tools beside others: RUNS=5 JOBS="j1 j4" SLOW=1
	@BIN=$(abspath $(BIN)) RUNS=$(RUNS) SLOW=$(SLOW) CHECK=$(CHECK) tests/bench/run $(B)/bench $(JOBS)

.PHONY: bench-deps
bench-deps: ## install the programs `make bench` compares with
	@$(MAKE) --no-print-directory deps PACKAGES='$(BENCH_PACKAGES)'
	@npm install --no-save --no-fund --no-audit --loglevel=error --prefix $(B)/bench/npm \
	  $(BENCH_NODE_PACKAGES)

# ---- the main job, shown -----------------------------------------------------------------------

.PHONY: demo
demo: deps ## build, run the main job on datasets/example, leave it in build/demo/
	@$(MAKE) --no-print-directory -j$(CORES) all
	@BIN=$(abspath $(BIN)) datasets/example/demo $(B)/demo

.PHONY: gallery
gallery: all ## draw every chart of plots/gallery again
	@PATH=$(abspath $(BIN)):$$PATH plots/gallery/draw

.PHONY: install
install: all ## copy tools and manual pages below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	install $(TOOLS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 tools/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 lib/*/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 tools/*.7 $(DESTDIR)$(PREFIX)/share/man/man7

.PHONY: format
format: ## clang-format every source
	clang-format -i include/lode/*.h $(wildcard lib/*/*.[ch] lib/*/*/*.[ch]) tools/*.c tests/unit/*.c tests/reference/*.c tests/bench/*.c \
	  tests/support/*.h

.PHONY: clean
clean: ## remove everything made
	rm -rf $(B)

-include $(LIB_SOURCES:%.c=$(B)/%.d) $(patsubst tools/%.c,$(B)/tools/%.d,$(wildcard tools/*.c)) \
         $(UNIT_TESTS:%=%.d) $(BENCH_PROGRAMS:%=%.d) $(REFERENCE_TESTS:%=%.d)
.SECONDARY:
