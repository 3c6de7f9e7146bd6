#!/bin/sh
# A hundred thousand random rules files and answers against another judge.
cd "$(dirname "$0")/../.." || exit 1
CASES=${CASES:-100000} SEED=${SEED:-100000} exec tests/property/run.sh
