#!/bin/sh
# Every one of the 2^n selections from the shipped catalogue, for each checklist of papers: judged and completed.
cd "$(dirname "$0")/../.." || exit 1
make -s build/tests/test_shipped_subsets && SUBSETS=all build/tests/test_shipped_subsets
