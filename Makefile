# Everything a newcomer or CI needs; only Python 3.11+ and make are taken for granted.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo run test check bench pins clean

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

test: install
	$(BIN)/pytest -q -n 2

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/python -m tests.load.bench

# Newer versions of everything; needs uv. Pins only, no addresses: plain pip installs them.
pins:
	uv pip compile --upgrade --no-emit-index-url --no-annotate --universal --no-header \
		--python-version 3.11 --extra test -o constraints.txt pyproject.toml

clean:
	rm -rf .venv var
