# Everything happens in .venv; nothing is installed elsewhere. PYTHON chooses the interpreter (3.10 or newer).
PYTHON ?= python3
# How many processes share the tests; with 0 they run one after the other.
WORKERS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check format catalogue wheel bench clean

# Translate the seed article into English under the glossary of diplomacy and show it.
demo: .venv/installed
	@$(BIN)/padanan translate seeds/beijing.id.txt --to en -o - \
		--no-default-glossary --glossary seeds/diplomacy.csv || test $$? -eq 1
	@echo

# The whole test suite.
test: .venv/installed-test .venv-oracle/installed
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# Style and types.
check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The texts of the review room: collected into its catalogue and compiled, and the table of keys in docs/review.md.
# It ends with 1 if something is not translated; translate that in the catalogue and run it again.
catalogue: .venv/installed-test
	$(BIN)/python -m tests.support.action_table
	$(BIN)/python -m tests.support.catalogue

wheel: .venv/installed-dev
	$(BIN)/python -m build --wheel --outdir dist .

# Speed, memory and quality; needs bitext: make bench BITEXT=folder with flores-dev.id and flores-dev.en
bench: .venv/installed-test
	$(BIN)/python -m benchmarks.translate $(BITEXT)

clean:
	rm -rf .venv .venv-oracle dist build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Padanan needs Python 3.10 or newer; run: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml .venv/bin/python
	@echo "Installing Padanan and the base model (about 400 MB, once) …" >&2
	@$(PIP) install --quiet --editable .
	@touch $@

.venv/installed-test: pyproject.toml .venv/bin/python
	@$(PIP) install --quiet --editable '.[test]'
	@touch $@ .venv/installed

.venv/installed-dev: pyproject.toml .venv/bin/python
	@$(PIP) install --quiet --editable '.[dev]'
	@touch $@ .venv/installed .venv/installed-test

# Another program's opinion of our TBX, in an environment of its own: it is GPL, and its package is called translate, too.
# Without it (it needs Python 3.11) the tests that ask it are skipped.
.venv-oracle/installed:
	@$(PYTHON) -m venv .venv-oracle
	@.venv-oracle/bin/python -m pip --disable-pip-version-check install --quiet 'translate-toolkit>=3.20,<4' \
		&& touch $@ || echo "translate-toolkit could not be installed; its tests are skipped." >&2
