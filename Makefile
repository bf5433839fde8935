# Everything starts from two commands: `make demo` and `make test`. What each target runs, for people
# without make, stands in CONTRIBUTING.md. On Windows, run make from Git Bash, whose sh it needs.
VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := $(VENV)/Scripts
INTERPRETER := $(BIN)/python.exe
else
PYTHON ?= python3
BIN := $(VENV)/bin
INTERPRETER := $(BIN)/python
endif
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed
FRONTEND := $(BIN)/python frontend/build.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# pip compiles one file after the other, all of them; without that, those in use are when they are,
# also in containers whose images forbid it: there each process would compile all that it loads
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install --quiet --no-compile

.PHONY: help demo test frontend lint-frontend types-frontend test-frontend lint types tests unit browser notebooks docs bench format clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

$(INTERPRETER):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "actionclust needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(CORE): pyproject.toml | $(INTERPRETER)
	$(INSTALL) --editable .
	touch $@

$(DEV): pyproject.toml | $(INTERPRETER)
	$(INSTALL) --editable ".[all]" --group dev
	touch $(CORE) $@

frontend: | $(INTERPRETER) ## build the page and the board, where their sources are newer
	$(FRONTEND)

demo: $(CORE) frontend ## install, run the main job on the example corpus, print the summary and the page
	$(BIN)/actionclust demo --out demo-output

test: lint types tests notebooks docs ## all checks, as in CI

# these need nothing of the Python environment, so that they run while it is installed
lint-frontend types-frontend test-frontend: frontend
	$(FRONTEND) $(@:-frontend=)

lint: $(DEV) lint-frontend ## ruff and eslint: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) types-frontend ## mypy and tsc, strict
	$(BIN)/mypy

tests: $(DEV) test-frontend ## tests of the front end, unit tests, doctests, and tests in a browser
	which=$$($(BIN)/python -m tests.chromium) && $(BIN)/pytest -n auto -m "$$which"

unit: $(DEV) frontend ## unit tests and doctests alone
	$(BIN)/pytest -n auto

browser: $(DEV) frontend ## tests in a browser alone; installs Debian's Chromium if there is none
	which=$$($(BIN)/python -m tests.chromium) && $(BIN)/pytest -n auto -m "browser and ($$which)"

notebooks: $(DEV) frontend ## run every notebook, and compare its outputs with those it is kept with
	$(BIN)/python notebooks/run.py

docs: $(DEV) frontend ## build the docs and run their cells, warnings are errors
	$(BIN)/sphinx-build --jobs auto -W --keep-going -b html docs docs/_build/html

# several processes share the cores, where threads of the linear algebra would spin and wait for each
# other; the tests that compare numbers of threads set their own
tests unit browser docs: export OPENBLAS_NUM_THREADS := 1
tests unit browser docs: export OMP_NUM_THREADS := 1

bench: $(DEV) frontend ## speed, memory and quality tables
	$(BIN)/python benchmarks/run.py

format: $(DEV) ## let ruff fix and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what the commands made
	rm -rf $(VENV) docs/_build demo-output build dist .pytest_cache .mypy_cache .ruff_cache
	rm -rf frontend/node_modules src/actionclust/view/static
