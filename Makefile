# Entente. `make` builds the program and the libraries; `make help` lists the rest.

CC       ?= gcc
PREFIX   ?= /usr/local
DESTDIR  ?=
BUILD    ?= build
JOBS     ?= $(shell nproc)
VERSION  := $(shell sed -n 's/^.define ENTENTE_VERSION "\(.*\)"/\1/p' include/entente.h)
PACKAGES := libxml-2.0 raptor2 rasqal libcgraph libgvc libcurl icu-uc icu-i18n jansson zlib

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wconversion
OPTIMISE ?= -O2 -g
SANITIZE ?=
CPPFLAGS += -Iinclude -Isrc -I$(BUILD)/generated -D_GNU_SOURCE -DENTENTE_DATADIR='"$(PREFIX)/share/entente"' \
            $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
CFLAGS   += -std=c17 $(OPTIMISE) $(SANITIZE) -fPIC -fvisibility=hidden -ffp-contract=off -pthread $(WARNINGS)
LDFLAGS  += $(SANITIZE)
LDLIBS   += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm -pthread

SOURCES  := $(sort $(filter-out src/command/%,$(wildcard src/*/*.c)) $(wildcard src/*.c))
COMMANDS := $(sort $(wildcard src/command/*.c))
TRAINERS := $(sort $(wildcard src/language/train/*.c src/event/train/*.c))
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o)
PROGRAM  := $(COMMANDS:%.c=$(BUILD)/%.o)
TRAINING := $(TRAINERS:%.c=$(BUILD)/%.o)
UNITS    := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
BENCHES  := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(sort $(wildcard tests/bench/*.c)))
FUZZERS  := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))

all: $(BUILD)/entente $(BUILD)/libentente.a $(BUILD)/libentente.so ontology/knowledge.snapshot $(BUILD)/entente.html

help:
	@echo "make               build/entente, build/libentente.a, build/libentente.so, build/entente.html (the vocabulary)"
	@echo "make run           install what is missing, build, turn tests/articles into out/"
	@echo "make test          install what tests need, build, run all tests"
	@echo "make test-stores   a million triples into each triple store that can be had"
	@echo "make install       into PREFIX ($(PREFIX)), with DESTDIR"
	@echo "make lint          clang-format, clang-tidy, cppcheck; gcc and clang without warnings"
	@echo "make check-memory  the tests under AddressSanitizer and UndefinedBehaviorSanitizer"
	@echo "make fuzz          each fuzzer for FUZZ_SECONDS (20)"
	@echo "make bench         speed and memory, beside peers"
	@echo "make train         the language model anew (needs the treebanks: DATA=...)"
	@echo "make train-events  only its reader of events (needs nothing else)"

# ---- Building

$(BUILD)/libentente.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/libentente.so: $(OBJECTS)
	@echo "  LINK    $@"
	@$(CC) -shared -Wl,-soname,libentente.so.0 -o $@ $^ $(LDFLAGS) $(LDLIBS)

$(BUILD)/entente: $(PROGRAM) $(OBJECTS)
	@echo "  LINK    $@"
	@$(CC) -o $@ $^ $(LDFLAGS) $(LDLIBS)

# One kind of code for all processors with AVX2. Sums may be reordered; of all of fast mathematics that is enough, and its
# approximate reciprocals would differ from maker to maker and are no numbers for the tiny squares of a weight at rest.
$(TRAINING): CFLAGS += -O3 -march=x86-64-v3 -ffp-contract=fast \
    -fno-math-errno -fno-trapping-math -fno-signed-zeros -fassociative-math
$(BUILD)/entente-train: $(TRAINING) $(BUILD)/libentente.a
	@echo "  LINK    $@"
	@$(CC) -o $@ $^ $(LDFLAGS) $(LDLIBS)

# The style sheet and the script of the maps as C strings.
$(BUILD)/generated/diagram/map_%.h: src/diagram/map.%
	@mkdir -p $(@D)
	@sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $< > $@

# The context of JSON-LD likewise.
$(BUILD)/generated/rdf/context_jsonld.h: ontology/context.jsonld
	@mkdir -p $(@D)
	@sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $< > $@

$(BUILD)/src/rdf/context.o: $(BUILD)/generated/rdf/context_jsonld.h

$(BUILD)/src/diagram/page.o: $(BUILD)/generated/diagram/map_css.h $(BUILD)/generated/diagram/map_js.h

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	@echo "  TEST    $<"
	@$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -Wno-conversion -Wno-clobbered -MMD -MP -o $@ $< $(BUILD)/libentente.a $(LDFLAGS) $(LDLIBS) -lcmocka

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-conversion -MMD -MP -o $@ $< $(BUILD)/libentente.a $(LDFLAGS) $(LDLIBS)

# The statements of the ontology in a form that opens faster; without it, or when it is stale, the Turtle is read.
ontology/knowledge.snapshot: $(BUILD)/entente $(shell find ontology -name '*.ttl')
	@echo "  KNOW    $@"
	@ENTENTE_ONTOLOGY=ontology $(BUILD)/entente knowledge compile

# The vocabulary as a page.
$(BUILD)/entente.html: ontology/entente.ttl ontology/entente.xsl
	@mkdir -p $(@D)
	@echo "  PAGE    $@"
	@rapper -q -i turtle -o rdfxml $< >$@.rdf && xsltproc -o $@ ontology/entente.xsl $@.rdf && rm $@.rdf

# ---- The two commands of the README

run:
	@.ci/install build
	@$(MAKE) --no-print-directory -j$(JOBS) samples

samples: all
	@mkdir -p out
	$(BUILD)/entente extract --format turtle --format nquads -o out/ tests/articles
	$(BUILD)/entente map -o out/map.svg out/graph.nq
	$(BUILD)/entente map --kind timeline -o out/timeline.svg out/graph.nq
	@echo
	@echo "Open out/map.svg and out/timeline.svg in a browser, out/graph.ttl in an editor;"
	@echo "load out/graph.nq into a triple store, or ask it:  $(BUILD)/entente explain 'North Korea' out/graph.nq"

test:
	@.ci/install build test
	@.ci/install browser || echo "no browser: what maps do in one is not tested"
	@.ci/install stores || echo "no Virtuoso: loading is tested with other stores"
	@tests/peers/install || echo "no packages from npm: what needs them is not tested"
	@$(MAKE) --no-print-directory -j$(JOBS) all $(UNITS)
	@BUILD=$(BUILD) tests/run

# A million triples into each store that can be had, killed in the middle: some ten minutes.
test-stores:
	@.ci/install build test stores
	@tests/peers/install
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@ENTENTE=$(CURDIR)/$(BUILD)/entente tests/load/stores 1000000

tests-built: all $(UNITS)
unit-tests: $(UNITS)
	@BUILD=$(BUILD) tests/run unit

# ---- Checks

check-memory:
	@.ci/install build test
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/sanitized OPTIMISE="-O1 -g -fno-omit-frame-pointer" \
	    SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined" tests-built
	@BUILD=$(BUILD)/sanitized ENTENTE_SANITIZED=1 ENTENTE_ONTOLOGY=$(CURDIR)/ontology \
	    ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.supp:print_suppressions=0 \
	    UBSAN_OPTIONS=print_stacktrace=1 tests/run

lint:
	@.ci/install build lint
	@tests/lint

FUZZ_SECONDS ?= 20
fuzz:
	@.ci/install build fuzz
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang BUILD=$(BUILD)/fuzzed OPTIMISE="-O1 -g" \
	    SANITIZE="-fsanitize=fuzzer-no-link,address,undefined" fuzzers
	@FUZZ_SECONDS=$(FUZZ_SECONDS) BUILD=$(BUILD)/fuzzed ENTENTE_ONTOLOGY=$(CURDIR)/ontology tests/fuzz/run

fuzzers: $(FUZZERS)
$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -Itests/fuzz -fsanitize=fuzzer -Wno-conversion -o $@ $< $(BUILD)/libentente.a $(LDFLAGS) $(LDLIBS)

bench:
	@.ci/install build bench
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCHES)
	@BUILD=$(BUILD) tests/bench/run

# ---- Training

DATA ?= ../shared/data
train:
	@.ci/install build
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/entente-train
	@DATA=$(DATA) BUILD=$(BUILD) src/language/train/run

# The reader of events alone, from the project's own reports: half a minute. TRY=5 prints how good it is on each fifth of them
# when learned from the others, and changes nothing.
train-events: all $(BUILD)/entente-train
	@$(BUILD)/entente-train events --model ontology/english.model --ontology ontology $(if $(TRY),--try $(TRY))

# ---- Installing

MODEL_FILES = $(shell find ontology -type f ! -name '.*')
MANUALS     = $(sort $(wildcard src/command/manual/*.1))
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BUILD)/entente $(DESTDIR)$(PREFIX)/bin/entente
	install -m 644 include/entente.h $(DESTDIR)$(PREFIX)/include/entente.h
	install -m 644 $(BUILD)/libentente.a $(DESTDIR)$(PREFIX)/lib/libentente.a
	install -m 755 $(BUILD)/libentente.so $(DESTDIR)$(PREFIX)/lib/libentente.so.0
	ln -sf libentente.so.0 $(DESTDIR)$(PREFIX)/lib/libentente.so
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@REQUIRES@|$(PACKAGES)|' src/command/manual/entente.pc.in \
	    > $(DESTDIR)$(PREFIX)/lib/pkgconfig/entente.pc
	@for file in $(MODEL_FILES); do install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/entente/$${file#ontology/}; done
	install -D -m 644 $(BUILD)/entente.html $(DESTDIR)$(PREFIX)/share/doc/entente/entente.html
	@for page in $(MANUALS); do install -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man1/; done
	install -m 644 src/command/completions/entente.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entente
	install -m 644 src/command/completions/_entente $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_entente
	install -m 644 src/command/completions/entente.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/entente.fish

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/share/entente $(DESTDIR)$(PREFIX)/share/doc/entente
	rm -f $(DESTDIR)$(PREFIX)/bin/entente $(DESTDIR)$(PREFIX)/include/entente.h $(DESTDIR)$(PREFIX)/lib/libentente.* \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/entente.pc $(DESTDIR)$(PREFIX)/share/man/man1/entente*.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entente $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_entente \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/entente.fish

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all help run samples test test-stores tests-built unit-tests check-memory lint fuzz fuzzers bench train train-events install uninstall clean
