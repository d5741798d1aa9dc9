# `make report` renders the collection, `make test` tests it, `make lab` explores it; each sets up what it needs.
.PHONY: report test lab check strip diffs docs lock clean
python = .venv/bin/python
ready = .venv/.ready
PYTHON = python3
uv_version = 0.13.9

report: $(ready)
	@.venv/bin/briefings render

test: $(ready)
	@command -v chromium >/dev/null || echo "no Chromium, page tests are skipped; install it with: apt-get install chromium"
	@$(python) -m pytest -n 2

lab: $(ready)
	@.venv/bin/jupyter lab notebooks --LabApp.app_settings_dir=$(CURDIR)/notebooks/.jupyterlab

check: $(ready)
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy

$(ready): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; now = sys.version_info[:2]; now >= (3, 11) or sys.exit("$(PYTHON) is Python %d.%d, this needs 3.11 or newer: make PYTHON=python3.12" % now)'
	@echo "setting up .venv: the packages of requirements.lock are fetched once"
	@$(PYTHON) -m venv .venv
	@$(python) -m pip install --quiet --disable-pip-version-check uv==$(uv_version)
	@VIRTUAL_ENV=.venv .venv/bin/uv pip install --quiet --compile-bytecode --require-hashes -r requirements.lock
	@VIRTUAL_ENV=.venv .venv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(ready)

strip: $(ready)
	@.venv/bin/jupyter nbconvert --log-level=WARN --inplace --clear-output --ClearMetadataPreprocessor.enabled=True \
		--ClearMetadataPreprocessor.preserve_cell_metadata_mask="{'tags'}" \
		--ClearMetadataPreprocessor.preserve_nb_metadata_mask="{'kernelspec', ('language_info', 'name')}" notebooks/*.ipynb

diffs: $(ready)
	@git config diff.jupyternotebook.command ".venv/bin/git-nbdiffdriver diff"
	@git config merge.jupyternotebook.driver ".venv/bin/git-nbmergedriver merge %O %A %B %L %P"

docs: $(ready)
	@$(python) docs/figure.py && $(python) docs/codebook.py && $(python) docs/methods.py

lock:
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes --no-header \
		pyproject.toml --output-file requirements.lock

clean:
	@rm -rf build .venv
