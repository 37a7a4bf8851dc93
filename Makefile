# The commands of this project; `make help` lists them. Settings come from the environment (README).

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PY := .venv/bin/python

# Tests know no settings but their own.
KALE_OMGEVING := env -u DATABASE_URL -u DEBUG -u DEMO -u SECRET_KEY -u ALLOWED_HOSTS
PYTEST := -n 2 --durations=10

# Installs lock $(1) when it differs from the copy kept at the last install. A lock is whole, so
# nothing is resolved: older pips would take a newer release than the lock says for `name[extra]`.
define installeer
	@cmp -s $(1) .venv/$(2) || { echo "Installing $(1)"; \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(1); \
	  cp $(1) .venv/$(2); }
endef

.PHONY: help start test bestendig check fmt bench plaatjes lock venv product gereedschap

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 16

venv:
	@$(PY) -c '' 2>/dev/null || { \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; try: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }; \
	  echo "Making .venv"; $(PYTHON) -m venv --clear .venv; }

product: venv
	$(call installeer,requirements.lock,requirements.lock)

gereedschap: venv
	$(call installeer,tests/requirements.lock,tests-requirements.lock)
	@cp requirements.lock .venv/requirements.lock  # the lock of the tests holds all of this one

start: export DEMO ?= 1
start: product ## the product at http://127.0.0.1:8000 with a demo world (DEMO= without, PORT=8001 elsewhere)
	@PYTHON=$(PY) bin/systeempakketten start || $(PY) -c 'import weasyprint'
	@exec $(PY) manage.py start

test: gereedschap ## the whole suite on SQLite; what touches a database also on a PostgreSQL that it starts
	@PYTHON=$(PY) bin/systeempakketten test
	$(KALE_OMGEVING) $(PY) -m pytest $(PYTEST) --cov --cov-report=term:skip-covered --cov-fail-under=95
	$(KALE_OMGEVING) $(PY) -m tests.postgres $(PYTEST)

bestendig: gereedschap ## the long forms of the tests, before a release; no time limit
	@PYTHON=$(PY) bin/systeempakketten lang
	$(KALE_OMGEVING) $(PY) -m pytest $(PYTEST) --timeout 3600 -m bestendig
	$(KALE_OMGEVING) $(PY) -m pytest $(PYTEST) -p tests.andere_dag
	$(KALE_OMGEVING) $(PY) -m tests.postgres $(PYTEST) --timeout 3600 -m bestendig
	$(KALE_OMGEVING) $(PY) -m tests.fouten

check: gereedschap ## style, templates, types, imports and migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/djlint --check --quiet templates
	.venv/bin/djlint --lint --quiet templates
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run

fmt: gereedschap ## put Python and templates in the house style
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format .
	.venv/bin/djlint --reformat --quiet templates

bench: gereedschap ## queries, bytes, time and memory per page, also in var/bench.json
	@PYTHON=$(PY) bin/systeempakketten start
	$(PY) -m tests.bench

plaatjes: gereedschap ## a picture of every page of every role, and axe on each, in var/plaatjes (ROL=ib for one)
	@PYTHON=$(PY) bin/systeempakketten test
	$(PY) -m tests.plaatjes $(ROL)

lock: export CUSTOM_COMPILE_COMMAND := make lock
lock: gereedschap ## write both locks anew from the two requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	.venv/bin/pip-compile $(PIP_COMPILE) --output-file requirements.lock requirements.txt
	.venv/bin/pip-compile $(PIP_COMPILE) --constraint requirements.lock \
	  --output-file tests/requirements.lock tests/requirements.txt

PIP_COMPILE := --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host
