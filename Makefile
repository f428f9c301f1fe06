# Everything a newcomer or CI needs; only Python 3.11+ and make are taken for granted.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo run test browser check bench crash faults fuzz migrations machines rights screenshots pins clean

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Fieldbook needs Python 3.11 or newer: make install PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

# exec: so that Ctrl-C reaches Fieldbook itself and not a shell in between.
demo: install
	@exec $(BIN)/fieldbook demo $(if $(FRESH),--fresh)

run: install
	@exec $(BIN)/fieldbook run

# Four at once: each waits for its databases half of the time. A browser is busy, and wants a core.
PAGES := tests/test_page.py tests/test_page_chat.py tests/test_phones.py

test: install
	$(BIN)/pytest -q -n 4 $(PAGES:%=--ignore=%)
	$(BIN)/pytest -q -n 2 $(PAGES)

# Only the try-out page in a real browser: every scene, axe, the layout.
browser: install
	$(BIN)/pytest -q -n 2 $(PAGES)

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What is promised of a bot that is killed: CYCLES=100, DB=sqlite or postgres, SEED= as it was printed.
# FAULT=full or locked (SQLite), cut or restarted (PostgreSQL) takes its database away instead; FAULT=disk
# DISK=/mnt/small fills a small disk that is there for nothing else (mount -t tmpfs -o size=64m tmpfs /mnt/small).
crash: install
	@CYCLES=$(CYCLES) DB=$(DB) FAULT=$(FAULT) DISK=$(DISK) SEED=$(SEED) $(BIN)/python -m tests.crash

# All of it, or the parts that ONLY names (docs/performance.md): make bench ONLY=rivals
bench: install
	@ONLY=$(ONLY) $(BIN)/python -m tests.load.bench

# MESSAGES=20000 SHARE=20 (per cent) DB=sqlite|postgres SEED=
faults: install
	@$(BIN)/python -m tests.faults

# Killed while a company of each released version is brought along: DB=sqlite|postgres STEP=5 RANDOM=20 SEED=
migrations: install
	@$(BIN)/python -m tests.crash.migrating

# INPUTS=100000 DB=sqlite|postgres PROCESSES=(cores) SEED=
fuzz: install
	@$(BIN)/python -m tests.fuzz

# ROUNDS=24 CUT=30 (seconds) SEED=; FETCHES=1 without a webhook
machines: install
	@$(BIN)/python -m tests.machines

# Who sees and changes whose: everybody tries everything, on both databases (some 200,000 attempts on
# each, at 5 to 8 milliseconds of a processor); RIGHTS=20 makes one attempt in twenty (a minute),
# DB=sqlite|postgres tries one of them.
rights: export RIGHTS ?= 1
rights: install
	$(BIN)/pytest -q -s -n 0 tests/rights

# The pictures of the READMEs anew, from a fresh try-out; needs Chromium.
screenshots: install
	$(BIN)/python -m tests.screenshots

# Newer versions of everything; needs uv. Pins only, no addresses: plain pip installs them.
pins:
	uv pip compile --upgrade --no-emit-index-url --no-annotate --universal --no-header \
		--python-version 3.11 --extra test -o constraints.txt pyproject.toml

clean:
	rm -rf .venv var
