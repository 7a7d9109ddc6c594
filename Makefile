# The commands: `make site`; `make quick`, `make test` and `make hosts` for changes. Everything is installed into .venv/ here.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin

QUICK = -m 'not browser and not slow and not hosts'
# Compiled tests are collected in half the time, by each process.
unexport PYTHONDONTWRITEBYTECODE
# Both cores; a process that is done takes tests from the other.
PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: site serve check runtime quick test hosts search browser lint docs coverage bench bench-peers lock audit clean

site: $(VENV)/.site  ## set up and build the site
	$(BIN)/python build.py build

serve: $(VENV)/.site  ## preview: shows every saved change
	$(BIN)/python build.py serve

check: $(VENV)/.site  ## find problems, write nothing
	$(BIN)/python build.py check

runtime: node_modules/.runtime  ## install what interactive charts load (needs npm)

quick: $(VENV)/.test runtime lint  ## the everyday suite: units, goldens, mistakes; properties and large matrices are sampled
	YOUJU_TRIALS=few $(PYTEST) $(QUICK)

test: $(VENV)/.test browser lint  ## all but real hosts and long campaigns, browser tests included
	$(PYTEST) -m 'not hosts'

hosts: $(VENV)/.test browser  ## real hosts' scripts, foreign browsers, long campaigns
	YOUJU_TRIALS=many $(PYTEST) -m hosts

search: $(VENV)/.test  ## properties on cases that no run has met yet
	YOUJU_SEARCH=1 YOUJU_TRIALS=many $(PYTEST) -m 'not browser and not hosts' $$(grep -rl --include='*.py' '^@given' tests)

browser: $(VENV)/.test runtime
	tests/install-browser

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.test  ## remake the pages that are made: docs/problems.md, docs/charts.md and its pictures
	$(BIN)/python tests/manual.py
	$(BIN)/python tests/cataloguing.py

bench: $(VENV)/.test  ## measure builds and the preview as ratios
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/preview.py

bench-peers: $(VENV)/.test  ## measure builds beside Framework, Hugo and a script (needs npm)
	$(BIN)/python benchmarks/peers.py

coverage: $(VENV)/.test  ## which lines of each package the everyday suite runs; fails below the floor
	$(BIN)/python tests/covering.py

lock: $(VENV)/.test  ## pin dependencies anew (needs uv from PyPI)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --quiet pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --quiet pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .cache dist node_modules

node_modules/.runtime: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test: requirements-dev.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@ $(VENV)/.site
