# `make` alone lists the targets. Every target sets up .venv by itself; the machine needs python3, make and git only.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The cache may lie on another file system than the checkout, where links are refused.
export UV_LINK_MODE ?= copy
export UV_NO_PROGRESS ?= 1

# `make PYTHON=python3.12` makes .venv anew where another Python made it.
VERSION_OF = -c 'import sys; print(*sys.version_info[:2], sep=".")' 2>/dev/null
ifneq ($(origin PYTHON),file)
ifneq ($(shell $(PYTHON) $(VERSION_OF)),$(shell $(PY) $(VERSION_OF)))
.PHONY: $(VENV)/.uv
endif
endif

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format golden bench lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed ## make .venv with everything that the project needs (hash-locked)
	@$(PY) -m compileall -q src

demo: setup ## set up, then examine and qualify one case, from file to report
	@$(BIN)/dalel run examples/director-calls

test: setup ## run the whole test suite
	@$(PY) -m pytest

check: setup ## lint, format, types, import contract, the law files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dalel law check

format: setup ## put the code into its standard form
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

golden: setup ## write the golden files anew; read the diff before you commit it
	@$(PY) -m pytest tests --update-golden -q

bench: setup ## measure the engine
	@$(PY) -m bench

lock: $(VENV)/.uv ## resolve the dependencies anew and write both lock files
	@$(PY) tools/lock.py

clean: ## remove what make and the tests made, results in out/ aside
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV)/.uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Dalel needs Python 3.11 or newer, and '$(PYTHON)' is none: install it, or name another with 'make PYTHON=/path/to/python3'."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' >/dev/null 2>&1 || { echo "Dalel sets itself up with Python's venv and pip, and $(PYTHON) lacks them: install them (on Debian: apt-get install python3-venv python3-pip) and run make again."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PY) -m pip install --quiet --require-hashes --only-binary :all: -r requirements-uv.lock || { echo "The first set-up fetches packages with pip, and pip did not get them (its reason stands above): see to the network, then run make again."; exit 1; }
	@touch $@

$(VENV)/.locked: $(VENV)/.uv requirements.lock
	@$(BIN)/uv pip sync --quiet --python $(PY) --require-hashes --compile-bytecode requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(BIN)/uv pip install --quiet --python $(PY) --offline --no-deps --no-build-isolation --editable .
	@touch $@
