# The two commands: `make site` and `make test`. Everything is installed into .venv/ here.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin

QUICK = -m 'not browser and not slow'
# Both cores; a process that is done takes tests from the other.
PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: site serve check runtime quick test lint bench lock audit clean

site: $(VENV)/.site  ## set up and build the site
	$(BIN)/python build.py build

serve: $(VENV)/.site  ## preview: shows every saved change
	$(BIN)/python build.py serve

check: $(VENV)/.site  ## find problems, write nothing
	$(BIN)/python build.py check

runtime: node_modules/.runtime  ## install what interactive charts load (needs npm)

test: $(VENV)/.test  ## set up and run all tests, browser tests included
	tests/install-browser
	$(MAKE) --no-print-directory runtime
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST)

quick: $(VENV)/.test  ## the everyday suite: no browser, no long campaign; properties are sampled
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	YOUJU_QUICK=1 $(PYTEST) $(QUICK)

bench: $(VENV)/.test  ## measure builds as ratios
	$(BIN)/python benchmarks/build.py

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
