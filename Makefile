# Entente. `make` builds the program and the libraries; `make help` lists the rest.

CC       ?= gcc
PREFIX   ?= /usr/local
BUILD    ?= build
VERSION  := $(shell sed -n 's/^.define ENTENTE_VERSION "\(.*\)"/\1/p' include/entente.h)
PACKAGES := libxml-2.0 raptor2 rasqal libcgraph libgvc libcurl icu-uc icu-i18n jansson zlib

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wconversion
OPTIMISE ?= -O2 -g
CPPFLAGS += -Iinclude -Isrc -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
CFLAGS   += -std=c17 $(OPTIMISE) -fPIC -fvisibility=hidden -pthread $(WARNINGS)
LDLIBS   += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm -pthread

SOURCES  := $(sort $(filter-out src/command/%,$(wildcard src/*/*.c)) $(wildcard src/*.c))
COMMANDS := $(sort $(wildcard src/command/*.c))
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o)
PROGRAM  := $(COMMANDS:%.c=$(BUILD)/%.o)

all: $(BUILD)/entente $(BUILD)/libentente.a $(BUILD)/libentente.so

$(BUILD)/libentente.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/libentente.so: $(OBJECTS)
	@echo "  LINK    $@"
	@$(CC) -shared -Wl,-soname,libentente.so.0 -o $@ $^ $(LDFLAGS) $(LDLIBS)

$(BUILD)/entente: $(PROGRAM) $(OBJECTS)
	@echo "  LINK    $@"
	@$(CC) -o $@ $^ $(LDFLAGS) $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-conversion -MMD -MP -o $@ $< $(BUILD)/libentente.a $(LDFLAGS) $(LDLIBS) -lcmocka

unit-tests: $(UNIT_TESTS)
	@for test in $(UNIT_TESTS); do $$test || exit 1; done

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all clean unit-tests
