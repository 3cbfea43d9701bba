# Everything a person does with this repository. `make` alone says what there is.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --disable-pip-version-check
COMPILE_LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|'

# The virtual environment is installed again only when a lock file has changed.

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(BIN)/python
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
