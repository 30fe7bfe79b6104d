# What a newcomer types. Nothing but Python 3.11 or later, pip and make has to be on the machine.
#
#   make demo        everything on http://127.0.0.1:8000/ with invented content (PORT=8001 for another port)
#   make demo-reset  the same, from an empty database
#   make setup       only installs, into .venv
#   make test        all tests          make check   all checks that need no test
#   make format      lets ruff lay out the code     make bench      how fast it is, against a floor
#   make similarity  how well like ideas are found, on labelled pairs; ARGS=--without-translation
#   make faults      what comes of the mails when something breaks, with real processes; half an hour

PYTHON ?= python3
PORT ?= 8000
export PORT

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/requirements.stamp
CODE := manage.py oresund cooperation meetings tests

# Debian cuts pip out of venv; then the machine's own pip puts one there.
WITHOUT_ENSUREPIP = { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install pip; }

# The settings of a server, so that Django's checklist for deployment is asked about those.
DEPLOYED := PRODUCTION=true ALLOWED_HOSTS=portal.example \
	DATABASE_URL=postgresql://nobody@127.0.0.1/nothing REDIS_URL=redis://127.0.0.1:1/0 \
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))")

.PHONY: help setup demo demo-reset test check format bench faults similarity

help:
	@sed -n "s/^# \{0,1\}//p" Makefile | head -n 9

setup: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed: make PYTHON=python3.12')"
	test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV) || $(WITHOUT_ENSUREPIP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

demo: setup
	$(BIN)/python manage.py demo

demo-reset: setup
	$(BIN)/python manage.py demo --reset

# All of them side by side on every core there is; ARGS="tests/…" for some of them, one after the other.
test: setup
	$(BIN)/python -m pytest $(or $(ARGS),-n logical --maxprocesses 8 --dist loadgroup)

check: setup
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python -m pytest --quiet tests/oresund/test_extraction.py
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: setup
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: setup
	$(BIN)/python -m tests.bench $(ARGS)

faults: setup
	$(BIN)/python -m tests.faults $(ARGS)

# What the weights were tuned on, and what they had not seen.
similarity: setup
	for pairs in tests/similarity/*.yaml; do echo "$$pairs"; $(BIN)/python manage.py similarity_report "$$pairs" $(ARGS) || exit 1; done
