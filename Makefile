# Everything a person does with this repository. `make` alone says what there is.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP_INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --disable-pip-version-check
COMPILE_LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)
CONTENT ?= content/fixtures

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

# --- Installing: again only when a lock file has changed ---

# A folder left half made by an interrupted run has no pip; making it again repairs it.
$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(BIN)/pip
	$(PIP_INSTALL) --requirement requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP_INSTALL) --requirement requirements-dev.txt
	@touch $@

.PHONY: install
install: $(VENV)/.installed-dev ## Install what development and tests need into .venv

.PHONY: lock
lock: $(VENV)/.installed-dev ## Resolve pyproject.toml into the two lock files
	$(COMPILE_LOCK) pyproject.toml --output-file requirements.txt
	$(COMPILE_LOCK) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt

# --- Running ---

build/.catalogues: $(CATALOGUES) | $(VENV)/.installed
	$(MANAGE) compile_catalogues
	@mkdir -p build && touch $@

build/.static: $(VENV)/.installed $(shell find static -type f 2>/dev/null)
	$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@mkdir -p build && touch $@

.PHONY: run
run: $(VENV)/.installed build/.catalogues build/.static ## Install, fill an empty database, and serve the site on PORT (8000)
	@PYTHON=$(BIN)/python exec bin/serve

.PHONY: editor
editor: $(VENV)/.installed ## Make an editor's account (asks, or takes EDITOR_NAME and EDITOR_PASSWORD)
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) make_editor

.PHONY: import
import: $(VENV)/.installed ## Import the content files in CONTENT, after showing what would change
	$(MANAGE) import_content --plan $(CONTENT)
	$(MANAGE) import_content $(CONTENT)

.PHONY: export
export: $(VENV)/.installed ## Write the content of the database to the files in CONTENT
	$(MANAGE) export_content $(CONTENT)

.PHONY: backup
backup: $(VENV)/.installed ## Write the whole database to one file in DATA_DIR/backups; the site may run
	$(MANAGE) backup

.PHONY: restore
restore: $(VENV)/.installed ## Take back the backup named by FILE; what it replaces is backed up first
	$(MANAGE) restore $(FILE)

.PHONY: messages
messages: install ## Bring the message catalogues in step with code and templates
	$(MANAGE) update_catalogues
	$(MANAGE) compile_catalogues

# --- Checking ---

.PHONY: lint
lint: install ## Style, import layers, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/djangofmt --check --quiet templates
	$(MANAGE) makemigrations --check --dry-run

.PHONY: types
types: install ## Types
	$(BIN)/mypy

.PHONY: bench
bench: install ## Speed, as ratios measured side by side
	$(BIN)/python -W ignore -m bench

.PHONY: browser
browser: install ## Find a Chromium for the browser tests, or install one
	@$(BIN)/python -m tests.browser.chromium

# As many processes as there are cores for them; tests of a group and their order stay together.
TOGETHER := -n auto --dist loadgroup --no-loadscope-reorder

.PHONY: test-sqlite
test-sqlite: install build/.catalogues ## All tests but those in a browser, on SQLite
	$(BIN)/python -m pytest $(TOGETHER) -m "not browser"

.PHONY: test-browser
test-browser: install browser build/.catalogues ## The tests in a browser
	$(BIN)/python -m pytest $(TOGETHER) -m browser

.PHONY: test-postgresql
test-postgresql: install build/.catalogues ## The tests that use the database, on PostgreSQL
	$(BIN)/python -m tests.postgresql $(TOGETHER) -m "not browser"

PARTS ?= lint types test-sqlite test-browser test-postgresql

.PHONY: test
test: ## Everything that must pass, part by part; one that fails does not stop the next
	@all=0; said=; \
	for part in $(PARTS); do \
		began=$$(date +%s); word=ok; \
		$(MAKE) --no-print-directory $$part || { word=FAILED; all=1; }; \
		said="$$said$$(printf '%-8s%-18s%4d s' $$word $$part $$(($$(date +%s) - began)))\n"; \
	done; \
	printf "\n$$said"; exit $$all

.PHONY: search-eval
search-eval: install build/.catalogues ## How well search answers readers' questions, on both databases (KEPT=--kept: the third kept aside)
	$(BIN)/python -m tests.search.evaluation $(KEPT)

.PHONY: weight
weight: install build/.catalogues ## Print what each page weighs on the way to a phone
	$(BIN)/python -m tests.site.weight

.PHONY: shots
shots: install browser build/.catalogues ## Take pictures of each kind of page into build/shots, two of them for the README
	$(BIN)/python -m tests.browser.shots

.PHONY: pictures
pictures: install browser ## Make what is made from the drawings of the cards: their sheet, and pictures for sharing
	$(BIN)/python -m scripts.sprite
	$(BIN)/python -m scripts.pictures

# --- Judged by others: these need Node, and the checker of markup Java. Not part of `make test` ---

build/node/.installed: Makefile
	npm install --prefix build/node --ignore-scripts --no-audit --no-fund --loglevel=error lighthouse@12.8.2 vnu-jar@26.9.27
	@touch $@

.PHONY: html
html: install build/.catalogues build/node/.installed ## Read every page with the Nu HTML checker (needs Node and Java)
	$(BIN)/python -m tests.browser.markup

.PHONY: lighthouse
lighthouse: install browser build/.catalogues build/node/.installed ## Judge a page of each kind with Lighthouse (needs Node)
	$(BIN)/python -m tests.browser.lighthouse

.PHONY: clean
clean: ## Remove what was built and installed (content in var/ stays)
	rm -rf build .venv .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete 2>/dev/null || true
