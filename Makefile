# What a person types. Every goal first installs what is missing from deploy/packages.txt (nothing when all is there).
PACKAGES := $(shell sed -e 's/\#.*//' deploy/packages.txt)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
JOBS ?= $(shell nproc)
SHELL := /bin/bash

.PHONY: help build demo test check bench packages format clean
.DEFAULT_GOAL := help

help:
	@echo "make build   the programs, in build/bin"
	@echo "make demo    the story's load: 250 tables, 500 charts, through broker and recycled renderers, into ./download"
	@echo "make test    all tests: release, and with AddressSanitizer and UBSan"
	@echo "make check   the slower gates: format, clang-tidy, ThreadSanitizer, fuzz corpus, longer chaos"
	@echo "make bench   figures, beside the peer's"

packages:
	@missing=$$(dpkg-query -W -f='$${db:Status-Abbrev} $${Package}\n' $(PACKAGES) 2>/dev/null | sed -n 's/^ii  *//p' \
	    | sort -u | comm -13 - <(printf '%s\n' $(PACKAGES) | sort -u)); \
	if [ -n "$$missing" ]; then \
	    echo "installing:" $$missing; \
	    $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	        apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

build: packages
	@cmake --preset release >/dev/null
	@cmake --build --preset release -j $(JOBS) --target plotmill plotmill-broker plotmill-worker plotmill_producer

demo: build
	@build/bin/plotmill demo --python /usr/bin/python3

test: packages
	@tools/run-tests release dev

check: packages
	@tools/check-format
	@tools/check-tidy
	@tools/run-tests tsan long fuzz

bench: packages
	@cmake --preset release >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@bench/run

format: packages
	@git ls-files '*.hpp' '*.cpp' | xargs clang-format -i

clean:
	@rm -rf build
