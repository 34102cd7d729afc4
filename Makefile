# One line per job. Everything runs in $(VENV), which the first job creates.
PYTHON ?= python3
VENV ?= .venv
PORT ?=
WORKERS ?= auto
BIN = $(abspath $(VENV))/bin
INSTALL = scripts/install.sh $(VENV) $(PYTHON)
PARALLEL = -n $(WORKERS) --dist worksteal
QUICK = not browser and not demo and not project and not mass and not slow
OF_FILES = $(addprefix --ignore=tests/participation/,authorisation $(addprefix uploads/test_,big_pictures.py corpus.py decoder.py formats.py))
TEMPLATES = $$(find wagtail_culture_social example_site tests -name '*.html')

# Every process of a test would compile Django and Wagtail anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: demo demo-reset test coverage test-fast test-postgres lint lint-web format types messages wheel matrix screenshots help

demo: $(VENV)/.installed-example ## the example site with its content, on 127.0.0.1 (PORT=, else the first free one from 8000)
	$(BIN)/culture-social-demo $(if $(PORT),--port $(PORT))

demo-reset: $(VENV)/.installed-example ## the same, built anew
	$(BIN)/culture-social-demo $(if $(PORT),--port $(PORT)) --reset

test: $(VENV)/.installed-test ## every test; domain/ covered by the quick ones (99.9 %: random texts reach a branch or two); browser tests where Chromium is found
	$(BIN)/python -m pytest $(PARALLEL) -m "$(QUICK)" --cov=wagtail_culture_social/domain --cov-report=term --cov-fail-under=99.9
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser and (demo or project or mass or slow)"
	$(BIN)/python -m pytest $(PARALLEL) -m "browser and not editor"
	$(BIN)/python -m pytest $(PARALLEL) -m editor

coverage: $(VENV)/.installed-test ## lines and branches of everything that the quick tests reach, which takes them three quarters longer
	$(BIN)/python -m pytest $(PARALLEL) -m "$(QUICK)" --cov --cov-report=term

test-postgres: $(VENV)/.installed-test ## what visitors send, but for the decoding of files and the matrix of rights, on a PostgreSQL server started for it; skipped where there is none
	POSTGRES_REQUIRED=$(POSTGRES_REQUIRED) PGOPTIONS="-c synchronous_commit=off" scripts/postgres.sh $(BIN)/python -m pytest $(PARALLEL) -m "not browser and not demo" tests/participation $(OF_FILES)

test-fast: $(VENV)/.installed-test ## a minute: no browser, no demo, no other site set-ups, few admin pages
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser and not demo and not project and not slow"

lint: $(VENV)/.installed-test ## ruff, import direction, templates
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES) && $(BIN)/djade --check --target-version 5.2 $(TEMPLATES)

lint-web: node_modules/.installed ## stylelint and eslint with Wagtail's rules (needs npm)
	npm run --silent lint

format: $(VENV)/.installed-test ## put Python and templates into shape
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format . ; $(BIN)/djade --target-version 5.2 $(TEMPLATES) ; $(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

types: $(VENV)/.installed-test ## mypy, strict on domain/
	$(BIN)/mypy && $(BIN)/mypy --strict wagtail_culture_social/domain

messages: $(VENV)/.installed-test ## collect and compile the catalogues (needs gettext)
	BIN=$(BIN) scripts/messages.sh

wheel: $(VENV)/.installed-test ## dist/*.whl and the source archive
	$(BIN)/python -m build

matrix: $(VENV)/.installed-test ## every supported Python, Django and Wagtail found here
	$(INSTALL) nox && $(BIN)/nox

screenshots: $(VENV)/.installed-test ## the pictures of the README and the docs
	$(BIN)/python scripts/screenshots.py
	$(BIN)/python scripts/contact_sheet.py

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

$(VENV)/.installed-%: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, for example: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(INSTALL) -e ".[$*]"
	@touch $@

node_modules/.installed: package.json
	npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	@touch $@
