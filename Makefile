# Every target sets itself up first: `make run` and `make test` work from a fresh clone.
PYTHON ?= python3
BIN := .venv/bin
TESTS ?= -n 2 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench monkey torture plant shots lock clean

help:  ## List the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup:  ## Make .venv with the locked packages; once, and again when the lock changes.
	@$(PYTHON) .ci/ground.py

# With a screen: the designer on the sample map. Without one: the main job, written to out/.
run:  ## Open the designer on the sample map; without a screen write poster, workbook and pictures.
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(PYTHON) .ci/ground.py --window && exec $(BIN)/python -m designer open --sample; \
	else \
		$(PYTHON) .ci/ground.py && exec $(BIN)/python -m designer demo --out out; \
	fi

test: setup  ## Run all tests; some of them: make test TESTS=tests/model
	@$(BIN)/python -m pytest $(TESTS)

check: setup  ## Formatting, lint, types and layers.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup  ## Measure against bare baselines; prints JSON lines.
	@$(BIN)/python -m tests.bench

# MONKEY="--seed 7 --events 500" does the same again.
monkey: setup  ## Let a monkey do 10,000 things to the window; prints its seed and its slowest event.
	@$(BIN)/python -m tests.monkey $(MONKEY)

# TORTURE="kills --seed 7 --scale 0.1" runs one of the proofs, a tenth as long.
torture: setup  ## The long proofs that nothing is lost: kills, power cuts, faults, damaged files.
	@$(BIN)/python -m tests.torture $(TORTURE)

# PLANT="3 7" plants the bugs of these promises only.
plant: setup  ## Put a bug in for each promise, and show the test that catches it.
	@$(BIN)/python -m tests.plant $(PLANT)

shots: setup  ## Make the pictures of the documentation again.
	@$(BIN)/python -m tests.shots
	@$(BIN)/python -m tests.shots.imports

# Universal: one lock for Linux, Windows and macOS, Python 3.11 to 3.13. UPGRADE=--upgrade takes
# the newest versions that pyproject.toml allows.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet $(UPGRADE)

lock:  ## Write the hashed requirements again, from pyproject.toml.
	@test -x $(BIN)/python || $(PYTHON) .ci/ground.py
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q uv
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -o requirements-dev.txt

clean:  ## Remove what was made: .venv, out and the caches of the tools.
	rm -rf .venv out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
