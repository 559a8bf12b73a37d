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

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
# -ffp-contract=off: the same sums to the last bit on machines with and without fused multiply-add.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Iinclude -I. -ffp-contract=off $(WARNINGS) $(DEFINES) $(CFLAGS) -MMD -MP
HAVE_ZSTD := $(shell pkg-config --exists libzstd 2>/dev/null && echo yes)
DEFINES = $(if $(HAVE_ZSTD),-DLODE_HAVE_ZSTD)
LIBS = -lcsv -lz $(if $(HAVE_ZSTD),-lzstd) -lgsl -lgslcblas -lm

PACKAGES = libcsv-dev libgsl-dev zlib1g-dev libzstd-dev pkg-config libcmocka-dev gnuplot-nox \
           fonts-liberation mandoc libxml2-utils valgrind

LIB_SOURCES := $(wildcard lib/*/*.c)
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(B)/%.o) $(B)/reference.o
LIB := $(B)/liblode.a
TOOLS := $(patsubst tools/%.c,$(BIN)/%,$(wildcard tools/*.c))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
REFERENCE_TESTS := $(patsubst tests/reference/%.c,$(B)/tests/%,$(wildcard tests/reference/*.c))
REFERENCE_DATA := $(shell find datasets/reference -name '*.csv' 2>/dev/null | LC_ALL=C sort)

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
HEADERS_WANTED = csv.h:libcsv-dev gsl/gsl_cdf.h:libgsl-dev zlib.h:zlib1g-dev

.PHONY: packages-present
packages-present:
	@missing=; for wanted in $(HEADERS_WANTED); do \
	  echo "#include <$${wanted%:*}>" | $(CC) -E -x c - >/dev/null 2>&1 || \
	    missing="$$missing $${wanted#*:}"; done; \
	if [ -n "$$missing" ]; then echo "missing packages:$$missing"; \
	  echo "install them with: make deps"; exit 1; fi

# ---- the library and the tools -----------------------------------------------------------------

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c $< -o $@

# The reference data are compiled in: build/reference.c is made from datasets/reference/.
$(B)/reference.c: lib/school/embed-reference $(REFERENCE_DATA)
	@mkdir -p $(@D)
	lib/school/embed-reference datasets/reference > $@.part && mv $@.part $@

$(B)/reference.o: $(B)/reference.c
	$(CC) $(ALL_CFLAGS) -c $< -o $@

$(LIB): $(LIB_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BIN)/%: $(B)/tools/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LIBS) -o $@

# ---- tests -------------------------------------------------------------------------------------

.PHONY: check
check: deps all ## run every test
	@$(MAKE) --no-print-directory check-all

.PHONY: check-all
check-all: check-unit check-includes check-words check-docs check-reference check-cases check-manners

$(B)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/support -c $< -o $@

$(B)/tests/%.o: tests/reference/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/support -c $< -o $@

$(B)/tests/%: $(B)/tests/%.o $(LIB)
	$(CC) $(CFLAGS) $^ $(LDFLAGS) $(LIBS) -lcmocka -o $@

.PHONY: check-unit
check-unit: $(UNIT_TESTS) ## the library, module by module
	@for t in $(UNIT_TESTS); do $$t > $$t.log 2>&1 || { cat $$t.log; echo "failed: $$t"; exit 1; }; done
	@cat $(UNIT_TESTS:%=%.log) | grep -c '\[       OK' | sed 's/$$/ unit tests passed/'

.PHONY: clean
clean: ## remove everything made
	rm -rf $(B)

-include $(LIB_OBJECTS:.o=.d) $(patsubst tools/%.c,$(B)/tools/%.d,$(wildcard tools/*.c)) \
         $(UNIT_TESTS:%=%.d) $(REFERENCE_TESTS:%=%.d)
