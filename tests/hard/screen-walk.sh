#!/bin/bash
# 100,000 keys at random on the screen of a build with the sanitizers (KEYS=… for another number): no finding, no
# end that was not asked for, the terminal always given back.
cd "$(dirname "$0")/../.." || exit 1
make -s VARIANT=san || exit 1
export MEDBRING=$PWD/build/san/medbring VARIANT=san SCREEN_WALK=${KEYS:-100000}
export ASAN_OPTIONS=${ASAN_OPTIONS:-allocator_may_return_null=1}
exec tests/screen/run.sh keys
