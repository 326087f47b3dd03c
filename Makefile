# What people and CI run. Each target sets up what it needs by itself: Python 3.11 or later, Bash and make are enough.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
DIR ?=

.PHONY: help
help: ## tell what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

$(VENV)/.ready: pyproject.toml scripts/make_venv.sh scripts/system_packages.sh
	scripts/system_packages.sh
	scripts/make_venv.sh $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

.PHONY: setup
setup: $(VENV)/.ready ## set up the virtual environment and nothing else

.PHONY: demo
demo: setup ## check a small folder of plugins
	@scripts/demo.sh $(BIN)/runelint

.PHONY: test
test: lint types layers labels wheel ## run all checks and tests; the tests run against the built wheel

.PHONY: check
check: test ## the same

.PHONY: lint
lint: setup ## ruff, with every rule on that has no reason against it, and stale pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python scripts/rule_pages.py --check

.PHONY: types
types: setup ## mypy, strict
	$(BIN)/mypy

.PHONY: layers
layers: setup ## who may import whom
	$(BIN)/lint-imports

.PHONY: wheel
wheel: setup ## build the wheel, install it outside the checkout, run the tests there
	scripts/test_wheel.sh $(BIN)

.PHONY: labels
labels: setup ## how often the findings on the labelled plugins in corpus/ are right; too rarely is an error
	$(BIN)/python -m benchmarks.accuracy --static

.PHONY: accuracy
accuracy: setup ## the same with a run for each finding; writes the table in README.md and the scenarios in corpus/ (takes minutes)
	$(BIN)/python -m benchmarks.accuracy --write

.PHONY: mutants
mutants: setup ## plant breaches into the plugins in corpus/ and rewrite them: what is missed, what changes (takes minutes)
	$(BIN)/python -m benchmarks.mutants

.PHONY: pages
pages: setup ## write the rules' pages in docs/ anew from the folders in rules/
	$(BIN)/python scripts/rule_pages.py

.PHONY: docs
docs: pages ## build the documentation in build/site
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	$(BIN)/mkdocs build --strict --quiet

.PHONY: agreement
agreement: setup ## how often the analysis is right about what plugins of corpus/ execute; too rarely is an error
	$(BIN)/python -m benchmarks.agreement

.PHONY: wild
wild: setup ## parse every Bash file under DIR and compare with shfmt: make wild DIR=folder
	@[[ -n "$(DIR)" ]] || { echo "say which folder: make wild DIR=folder" >&2; exit 2; }
	$(BIN)/python benchmarks/wild.py "$(DIR)"

.PHONY: clean
clean: ## remove what the other targets made
	scripts/test_wheel.sh --clean
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
