#!/bin/sh
# tests/same/run.sh: text mode, the full screen and `check` agree on every case of tests/cases/verdicts.yaml.
exec python3 "$(dirname "$0")/same.py" "$@"
