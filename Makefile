# medbring: `make help` says what there is.

VERSION := 0.1.0
VARIANT ?= release
PREFIX  ?= /usr/local
DATADIR ?= $(PREFIX)/share/medbring
LIBDIR  ?= $(PREFIX)/lib/medbring
DESTDIR ?=

ifeq ($(VARIANT),release)
BUILD := build
else
BUILD := build/$(VARIANT)
endif
GEN     := build/gen
PROGRAM := $(BUILD)/medbring
SEALED  := $(BUILD)/rules.sealed
CORE    := $(BUILD)/libmedbring.a
ALL     := $(BUILD)/libmedbring-all.a

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# `make V=1` shows the commands in full.
ifdef V
say =
else
say = @echo '  $(1)  $(2)';
endif

# ---- what is needed ----
# build/config.mk holds the libraries' flags; making it installs what is missing. make reads it again by itself.

PLAIN_GOALS := help clean format format-check layers uninstall dist deb
ifneq ($(filter-out $(PLAIN_GOALS),$(or $(MAKECMDGOALS),all)),)
include build/config.mk
ifneq ($(filter deps bench a11y fuzz check-hard coverage,$(MAKECMDGOALS))$(findstring test,$(MAKECMDGOALS)),)
include build/config-test.mk
endif
endif

build/config.mk: tools/packages.txt tools/deps.sh tools/config.sh
	@tools/deps.sh build
	@mkdir -p build
	@tools/config.sh >$@.new && mv $@.new $@

build/config-test.mk: tools/packages.txt tools/deps.sh
	@tools/deps.sh build test
	@mkdir -p build
	@pkg-config --cflags-only-I criterion | sed 's/^/CRITERION_CFLAGS := /' >$@.new
	@pkg-config --libs criterion | sed 's/^/CRITERION_LIBS := /' >>$@.new && mv $@.new $@

# ---- flags ----

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes \
	-Wformat=2 -Wformat-security -Werror=format-security -Werror=implicit-function-declaration -Wvla
HARDENING := -fPIE -fstack-protector-strong
HARDENED_LINK := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed -Wl,--build-id=sha1

ifeq ($(VARIANT),release)
CFLAGS ?= -O2 -g
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
else ifeq ($(VARIANT),static)
# One file that needs no library; without libqrencode, of which Debian has no static one.
CFLAGS ?= -O2 -g
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
CONFIG_CFLAGS := $(filter-out -DHAVE_LIBQRENCODE,$(CONFIG_CFLAGS))
CONFIG_LIBS := $(filter-out -lqrencode,$(CONFIG_LIBS)) -ltinfo
HARDENED_LINK := $(HARDENED_LINK:-pie=-static-pie)
else ifeq ($(VARIANT),debug)
CFLAGS ?= -O0 -g3
else ifeq ($(VARIANT),san)
CFLAGS ?= -O1 -g
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(VARIANT),cov)
CC := clang-19
CFLAGS ?= -O1 -g
# Runs of one program count in the same place at once: a count that is lost would make others come out as none.
SANITIZE := -fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc -fprofile-update=atomic
COUNTING := $(BUILD)/obj/tests/lib/coverage.o
else
$(error VARIANT is release, static, debug, san or cov)
endif
ifdef WERROR
WARNINGS += -Werror
endif

COMPILE = $(CC) -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 $(CPPFLAGS) $(FORTIFY) -Isrc -I$(GEN) \
	$(CONFIG_CFLAGS) $(WARNINGS) $(HARDENING) $(SANITIZE) -ffile-prefix-map=$(CURDIR)=. $(CFLAGS) \
	$(EXTRA_CFLAGS) -MMD -MP
LINK = $(CC) $(CFLAGS) $(EXTRA_CFLAGS) $(HARDENING) $(SANITIZE) $(HARDENED_LINK) $(LDFLAGS) $(COUNTING)

# What the pure part needs; nothing of the terminal or of YAML.
CORE_LIBS = $(UTF8PROC_LIBS)

# Counting what is reached (VARIANT=cov) takes an object of its own in every program.
ifdef COUNTING
$(COUNTING): tests/lib/coverage.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) -std=c11 -O2 -fPIE -DCOVERAGE_FOLDER='"$(abspath $(BUILD))/counted"' -c -o $@ $<
endif

# ---- sources ----

CORE_SOURCES  := $(wildcard src/base/*.c src/model/*.c src/engine/*.c src/app/*.c)
OTHER_SOURCES := $(wildcard src/load/*.c src/lint/*.c src/front/*.c src/paper/*.c src/cmd/*.c)
GENERATED     := $(GEN)/catalogues.c $(GEN)/countries.c
CORE_OBJECTS  := $(CORE_SOURCES:%.c=$(BUILD)/obj/%.o) $(GENERATED:$(GEN)/%.c=$(BUILD)/obj/gen/%.o)
OTHER_OBJECTS := $(OTHER_SOURCES:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/filters.o
MAIN          := $(wildcard src/*.c)
# No library of the program is given NULL for memory; where the allocator is another's, it stays as it is.
MEMORY        := $(if $(filter release debug,$(VARIANT)),$(BUILD)/obj/src/memory_libraries.o)
PO            := $(sort $(wildcard locale/*.po))

.PHONY: all
all: $(CORE) $(ALL) $(if $(MAIN),$(PROGRAM) $(SEALED))

$(CORE): $(CORE_OBJECTS)
$(ALL): $(CORE_OBJECTS) $(OTHER_OBJECTS)
$(CORE) $(ALL):
	@rm -f $@
	$(call say,AR,$@)ar rcsD $@ $^

$(PROGRAM): $(BUILD)/obj/src/main.o $(MEMORY) $(ALL) $(COUNTING)
	$(call say,LD,$@)$(LINK) -o $@ $(filter-out $(COUNTING),$^) $(CONFIG_LIBS)

# The rules as they lie in the program's memory. Where it cannot be run or cannot do it, it goes without.
$(SEALED): $(PROGRAM) rules.yaml
	$(call say,SEAL,$@)$(PROGRAM) --quiet --rules rules.yaml seal $@ || rm -f $@

# The engine is compiled where the impure does not exist.
$(BUILD)/obj/src/engine/%.o: PURE := -include src/engine/pure.h

$(BUILD)/obj/%.o: %.c Makefile build/config.mk | $(GEN)/config.h
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) $(PURE) -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(GEN)/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -Wno-overlength-strings -c -o $@ $<

# ---- generated ----

# Version and places, for the files that ask for them by #include "config.h".
.PHONY: always
$(GEN)/config.h: always
	@mkdir -p $(GEN)
	@{ echo '#define MEDBRING_VERSION "$(VERSION)"'; echo '#define MEDBRING_DATADIR "$(DATADIR)"'; \
		echo '#define MEDBRING_LIBDIR "$(LIBDIR)"'; } >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# A language that comes or goes changes the list, and so the tables.
$(GEN)/languages: always
	@mkdir -p $(GEN)
	@echo '$(PO)' >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(GEN)/catalogues.c: tools/catalogues.sh $(GEN)/languages $(PO)
	@tools/catalogues.sh $(PO) >$@.new && mv $@.new $@

$(GEN)/countries.c: tools/countries.sh $(GEN)/languages
	@tools/countries.sh $(PO) >$@.new && mv $@.new $@

# The build's own compiler runs this one; it is no part of the program.
build/tools/filters: tools/filters.c src/cmd/filters.h build/config.mk
	@mkdir -p $(@D)
	$(call say,HOSTCC,$<)$(CC) -std=c11 -D_DEFAULT_SOURCE -Isrc $(CONFIG_CFLAGS) $(WARNINGS) -o $@ $< $(SECCOMP_LIBS)

$(GEN)/filters.c: build/tools/filters
	@mkdir -p $(GEN)
	@$< >$@.new && mv $@.new $@

# ---- run, test ----

.PHONY: deps run test test-unit test-scripts build-tests
deps: build/config.mk build/config-test.mk ## install the Debian packages that are missing
	@tools/deps.sh build test

run: all ## build, and start the guide
	@$(PROGRAM)

UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_TESTS   := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)
SCRIPT_TESTS := $(sort $(wildcard tests/*.sh tests/*/run.sh))

# These link the pure library only: that they link shows that it needs no ncurses, libyaml or jansson.
PURE_TESTS := $(filter $(foreach room,base model engine app,$(BUILD)/tests/test_$(room)%),$(UNIT_TESTS))

$(PURE_TESTS): $(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(CORE) $(COUNTING)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(LINK) -o $@ $< $(CORE) $(CORE_LIBS) $(CRITERION_LIBS)

# In this one no allocation is what it seems.
$(BUILD)/tests/test_load_memory: LDFLAGS += -Wl,--wrap=calloc,--wrap=realloc
# In this one neither the kernel nor the loader is.
$(BUILD)/tests/test_load_sealing: LDFLAGS += -Wl,--wrap=mmap,--wrap=fstat,--wrap=rules_load_over

$(filter-out $(PURE_TESTS),$(UNIT_TESTS)): $(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(ALL) $(COUNTING)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(LINK) -o $@ $< $(ALL) $(CONFIG_LIBS) $(CRITERION_LIBS)

# Criterion's own macros do not pass all of our warnings.
$(BUILD)/obj/tests/unit/%.o: tests/unit/%.c Makefile build/config.mk build/config-test.mk | $(GEN)/config.h
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -Wno-pedantic -Wno-conversion -Wno-shadow -Itests $(CRITERION_CFLAGS) -c -o $@ $<

# The fuzz targets without a fuzzer: they run the seeds and past findings (tests/fuzz/run.sh).
REPLAYS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/tests/replay_%,$(wildcard tests/fuzz/fuzz_*.c))

$(REPLAYS): $(BUILD)/tests/replay_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(BUILD)/obj/tests/fuzz/replay.o $(ALL) $(COUNTING)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(LINK) -o $@ $(filter-out $(COUNTING),$^) $(CONFIG_LIBS)

build-tests: all $(UNIT_TESTS) $(REPLAYS)

RUN_TESTS = MEDBRING='$(abspath $(PROGRAM))' VARIANT=$(VARIANT) BUILD=$(BUILD) CC='$(CC)' tools/run-tests.sh

test: build-tests ## all tests (VARIANT=san: with the sanitizers)
	@$(RUN_TESTS) $(UNIT_TESTS) $(SCRIPT_TESTS)

test-unit: build-tests ## the unit tests only
	@$(RUN_TESTS) $(UNIT_TESTS)

test-scripts: build-tests ## the script tests only
	@$(RUN_TESTS) $(SCRIPT_TESTS)

# Beside `make test`: what else looks at results. Limits of time and memory do not hold for programs that count.
COVERING := tests/hard/hostile.py tests/hard/faults.py tests/hard/private.py

.PHONY: coverage
coverage: ## lines, branches and conditions (MC/DC) of the source that the tests reach
	@tools/deps.sh build test coverage
	@$(MAKE) --no-print-directory VARIANT=cov build-tests
	@rm -rf build/cov/counted && mkdir -p build/cov/counted
	@$(MAKE) --no-print-directory VARIANT=cov TEST_TIMEOUT=900 test | grep -v '^ok' || true
	@MEDBRING='$(abspath build/cov/medbring)' VARIANT=cov CC=cc TEST_TIMEOUT=3000 tools/run-tests.sh $(COVERING) | grep -v '^ok' || true
	@tools/coverage.sh build/cov

# ---- further checks, each where its script is ----

# make fuzz SECONDS=600 TARGETS='date text'
fuzz: export FUZZ_SECONDS = $(or $(SECONDS),60)
#: check-hard: every hard check: sanitizers, memory, limits
#: bench: how fast it is, and how much memory and traffic it takes
#: a11y: with real screen readers, braille and other settings
#: fuzz: SECONDS=60 TARGETS=... of made-up input against the readers
FURTHER := check-hard:tests/hard/run-all.sh bench:bench/run.sh a11y:tests/a11y/all.sh fuzz:tests/fuzz/fuzz.sh
define further
.PHONY: $(1)
$(1): build-tests
	@if [ -x $(2) ]; then MEDBRING='$(abspath $(PROGRAM))' BUILD=$(BUILD) CC='$(CC)' $(2) $(TARGETS); \
	else echo 'make $(1): $(2) is not there'; exit 1; fi
endef
$(foreach pair,$(FURTHER),$(eval $(call further,$(word 1,$(subst :, ,$(pair))),$(word 2,$(subst :, ,$(pair))))))

# Headers are laid out by hand: a pointer beside its count, what a field is behind it.
C_FILES := $(wildcard src/*.c src/*/*.c tests/unit/*.c)
.PHONY: screenshots
screenshots: all ## docs/screen.svg and the picture in README.md, from a real run
	@tools/screenshots.py

.PHONY: pot texts layers format format-check tidy warnings analyze
layers: ## what may include what, file lengths, forbidden words
	@tests/layers.sh

texts: all ## the words: complete, plain, short, agreeing, spelled right
	@MEDBRING='$(abspath $(PROGRAM))' tests/texts/run.sh

pot: ## the template of the program's words, from the source
	@tools/pot.sh >locale/medbring.pot.new && mv locale/medbring.pot.new locale/medbring.pot

format: ## put the source into the house style
	@clang-format -i $(C_FILES)

format-check: ## is the source in the house style?
	@clang-format --dry-run --Werror $(C_FILES)

# Each file in a process of its own: over all of them at once clang-tidy 14 itself dies. What it says beside its
# findings ("1 warning generated", a stack of its own) is shown only of a file that it does not pass.
TIDY = printf '%s\n' $(or $(FILES),$(CHECKED)) | xargs -P 2 -I FILE sh -c 'said=$$(clang-tidy --quiet --warnings-as-errors="*" FILE -- \
	-std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -Isrc -I$(GEN) $(CONFIG_CFLAGS) 2>&1) || \
	{ printf "%s\n%s\n" "FILE: clang-tidy ends with $$?" "$$said"; exit 1; }'

tidy: all ## clang-tidy over the source, or FILES='…' of it; silent when it finds nothing
	@$(TIDY)

warnings: $(GEN)/config.h ## the source without a warning, under gcc and clang
	@for cc in gcc clang; do for file in $(CHECKED); do \
		$$cc -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -O1 -Isrc -I$(GEN) $(CONFIG_CFLAGS) $(WARNINGS) -Werror \
		-fsyntax-only $$file || exit 1; done || exit 1; done

CHECKED := $(CORE_SOURCES) $(OTHER_SOURCES) $(MAIN)

analyze: all ## gcc -fanalyzer, cppcheck and clang-tidy; silent when they find nothing
	@for file in $(CHECKED); do gcc -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -O1 -Isrc -I$(GEN) $(CONFIG_CFLAGS) \
		-fanalyzer -Werror -c -o /dev/null $$file || exit 1; done
	@cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem --suppress=varFuncNullUB -Isrc -I$(GEN) $(CHECKED)
	@$(TIDY)

# ---- install ----

.PHONY: install uninstall dist deb clean help
# What goes where: FILE:PLACE below PREFIX (the rules apart, which have a place of their own). The catalogues are
# in the program.
MANDIR ?= share/man
DOCDIR ?= share/doc/medbring
ZSHDIR ?= share/zsh/site-functions
DOCS   := README.md NEWS.md CONTRIBUTING.md SECURITY.md
PLACES := man/medbring.1:$(MANDIR)/man1/medbring.1 man/da/medbring.1:$(MANDIR)/da/man1/medbring.1 \
	man/medbring-rules.5:$(MANDIR)/man5/medbring-rules.5 \
	completion/medbring.bash:share/bash-completion/completions/medbring \
	completion/_medbring:$(ZSHDIR)/_medbring \
	completion/medbring.fish:share/fish/vendor_completions.d/medbring.fish \
	$(foreach file,$(wildcard $(DOCS)),$(file):$(DOCDIR)/$(file)) \
	$(foreach file,$(wildcard share/*.* share/*/* docs/*),$(file):$(DOCDIR)/examples/$(notdir $(file)))

install: all ## install under PREFIX (/usr/local), below DESTDIR
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/medbring
	install -D -m 644 rules.yaml $(DESTDIR)$(DATADIR)/rules.yaml
	if [ -f $(SEALED) ]; then install -D -m 644 $(SEALED) $(DESTDIR)$(LIBDIR)/rules.sealed; fi
	$(PROGRAM) schema >$(DESTDIR)$(DATADIR)/medbring-rules.schema.json
	set -e; for pair in $(PLACES); do install -D -m 644 "$${pair%%:*}" "$(DESTDIR)$(PREFIX)/$${pair#*:}"; done

uninstall: ## take away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/medbring $(DESTDIR)$(DATADIR)/rules.yaml $(DESTDIR)$(DATADIR)/medbring-rules.schema.json $(DESTDIR)$(LIBDIR)/rules.sealed
	for pair in $(PLACES); do rm -f "$(DESTDIR)$(PREFIX)/$${pair#*:}"; done
	-rmdir --ignore-fail-on-non-empty $(DESTDIR)$(DATADIR) $(DESTDIR)$(LIBDIR) $(DESTDIR)$(PREFIX)/$(DOCDIR)/examples $(DESTDIR)$(PREFIX)/$(DOCDIR) 2>/dev/null

dist: ## build/medbring-VERSION.tar.gz, of the same bits each time
	@tools/dist.sh $(VERSION)

deb: dist ## a Debian package in build/deb, by debhelper, looked over by lintian
	@tools/deps.sh build deb
	@tools/deb.sh $(VERSION)

clean: ## remove everything built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p; s/^#: \([a-z0-9-]*\): /\1\t/p' Makefile | expand -t 16

-include $(CORE_OBJECTS:.o=.d) $(OTHER_OBJECTS:.o=.d) $(MAIN:%.c=$(BUILD)/obj/%.d)
-include $(UNIT_SOURCES:%.c=$(BUILD)/obj/%.d) $(patsubst %.c,$(BUILD)/obj/%.d,$(wildcard tests/fuzz/*.c))
