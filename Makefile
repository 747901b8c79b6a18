# The Durand Line Explainer. `make` alone lists what can be done.

# Options of each tool, in one place. ARGS goes to the app: make app ARGS="--port 9000".
ARGS ?=
TESTS ?= tests
# Browsers first, longest files next (tests/conftest.py): not xdist's own order.
PYTEST_OPTIONS ?= -n auto --dist loadfile --no-loadscope-reorder

PYTHON ?=
PYTHONS = python3.13 python3.12 python3.11 python3 python

BIN = .venv/bin
PY = $(BIN)/python
STAMP = .venv/made-in
LOG = .venv/setup.log

# Kept bytecode: each worker would compile the tests anew, which takes as long as to collect them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup app page site lab handouts test test-quick check screenshots bench FORCE
.DEFAULT_GOAL := help

help:
	@echo 'The Durand Line Explainer (needs Python 3.11 or later)'
	@echo ''
	@echo '  make app     open the explainer in the browser'
	@echo '  make page    the whole page as one file, explainer.html'
	@echo '  make site    page, chapters and handouts as files for a stick or any server, into site/'
	@echo '  make test    run the whole test suite'
	@echo '  make test-quick  the short ones of it, without browsers and servers'
	@echo '  make lab     open the notebooks in JupyterLab'
	@echo '  make handouts  lesson plans and sheets to print, into handouts/'
	@echo '  make check   look for faults of style, types and architecture'
	@echo '  make screenshots  pictures of every view in four states, into screenshots/'
	@echo '  make bench   measure speed, beside an empty Voilà page and a Dash app (10 minutes)'
	@echo '  make setup   only make the environment, in .venv'
	@echo ''
	@echo 'The first of these makes the environment (about 2 minutes). Others:'
	@echo '  make app ARGS="--port 9000 --no-browser"'
	@echo '  make test TESTS=tests/test_ledger.py'
	@echo '  make setup PYTHON=python3.12'

setup: $(STAMP)
	@echo 'The environment is ready in .venv.'

app: $(STAMP)
	@$(PY) -m explainer app $(ARGS)

lab: $(STAMP)
	@$(PY) -m explainer lab $(ARGS)

page: $(STAMP)
	@$(PY) -m explainer page $(ARGS)

site: $(STAMP)
	@$(PY) -m explainer site $(ARGS)

handouts: $(STAMP)
	@$(PY) -m explainer handouts $(ARGS)

test: $(STAMP)
	@$(PY) -m pytest $(PYTEST_OPTIONS) $(TESTS)

test-quick: $(STAMP)
	@$(PY) -m pytest $(PYTEST_OPTIONS) -m 'not browser and not process and not long' $(TESTS)

screenshots: $(STAMP)
	@$(PY) tests/screenshots.py

BENCH = .venv-bench/bin/python

bench: $(STAMP) .venv-bench/made
	@PYTHONPATH=tests BENCH_PYTHON="$(CURDIR)/$(BENCH)" $(PY) tests/benchmarks/run.py $(ARGS)

# The app that we are compared with has an environment of its own.
.venv-bench/made: tests/benchmarks/requirements.txt
	@$(PY) -m venv --clear .venv-bench
	@$(BENCH) -m pip install --disable-pip-version-check --no-input --quiet -r $<
	@echo made > $@

check: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(BIN)/lint-imports --no-cache
	@if command -v npm >/dev/null; then $(front_end); else \
	  echo 'No node here: the front end was not checked. Its built bundle is committed.'; fi
	@# Without a notebook nbstripout would wait for one on its standard input.
	find notebooks -name '*.ipynb' ! -path '*/.ipynb_checkpoints/*' -exec \
	  $(PY) -m nbstripout --verify --keep-id {} +

# The front end is checked, tested, and built again: what is committed must be what its source says.
front_end = cd explainer/front && npm ci --silent && npm run --silent check && npm test --silent \
  && npm run --silent build && git diff --exit-code --stat -- built

# --- the environment -------------------------------------------------------------------

# The stamp is written last and holds the folder: an interrupted set-up, a moved folder or
# a Python that is gone all mean that the environment is made again from nothing.
ifneq ($(shell $(PY) -c '' 2>/dev/null && cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

# Prints the first Python that really runs, is new enough and can make an environment.
find_python = \
  found=''; \
  for name in $(if $(PYTHON),"$(PYTHON)",$(PYTHONS)); do \
    version=$$("$$name" -c 'import sys; print(*sys.version_info[:2], sep=".")' 2>/dev/null) \
      || continue; \
    if ! "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
      found="$$found  $$name is Python $$version: too old\n"; \
    elif ! "$$name" -c 'import ensurepip, venv' 2>/dev/null; then \
      found="$$found  $$name is Python $$version but has no venv (Debian, Ubuntu: apt install python3-venv)\n"; \
    else \
      echo "$$name"; exit 0; \
    fi; \
  done; \
  { echo 'No usable Python was found. Needed: Python 3.11, 3.12 or 3.13, with venv.'; \
    echo 'Looked for: $(if $(PYTHON),$(PYTHON),$(PYTHONS))'; \
    printf 'Found:\n%b' "$${found:-  none that runs\n}"; \
    echo 'Install one (https://www.python.org/downloads/), or name yours:'; \
    echo '  make setup PYTHON=/path/to/python3'; } >&2; \
  exit 1

# Runs pip with its words in the log and one dot for each package on the screen: -q would
# leave the reader on a slow line with nothing to see for minutes.
define install
@{ $(PY) -u -m pip install --disable-pip-version-check --no-input \
     --constraint constraints.txt --editable '.[test]' 2>&1; \
   echo "pip-ended $$?"; } | tee $(LOG) | { \
   code=1; \
   while read -r word rest; do \
     case "$$word $$rest" in \
       Collecting* | Processing*) printf '.';; \
       'Installing collected'*) printf ' installing ';; \
       pip-ended*) code=$$rest;; \
     esac; \
   done; \
   echo ''; \
   if [ "$$code" != 0 ]; then \
     { echo 'pip could not install everything. Its last words (all of them: $(LOG)):'; \
       tail -n 15 $(LOG) | sed -e '/^pip-ended/d' -e 's/^/  /'; \
       echo 'Is there a connection to the internet? Then run the same command again.'; } >&2; \
   fi; \
   exit "$$code"; }
endef

$(STAMP): pyproject.toml constraints.txt
	@if $(PY) -c '' 2>/dev/null && [ "$$(cat $(STAMP) 2>/dev/null)" = "$(CURDIR)" ]; then \
	  echo 'Bringing the environment in .venv up to date…'; \
	  rm -f $(STAMP); \
	else \
	  python=$$($(find_python)) || exit 1; \
	  echo "Making the environment in .venv with $$("$$python" --version) (once, about 2 minutes)…"; \
	  rm -f $(STAMP); "$$python" -m venv --clear .venv; \
	fi
	@printf '  fetching packages '
	$(install)
	@echo "$(CURDIR)" > $(STAMP)

FORCE:
