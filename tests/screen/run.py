"""Runs the tests of the screen; with --write makes the golden screens anew; words choose the tests that have them."""
import sys
import time
import traceback

import behaviour
import edges
import golden
import random_walk


def main():
    words = [word for word in sys.argv[1:] if not word.startswith('-')]
    golden.WRITE = '--write' in sys.argv
    passed = failed = 0
    for module in (golden, behaviour, edges, random_walk):
        for name, test in module.TESTS.items():
            if words and not any(word in name for word in words):
                continue
            started = time.monotonic()
            try:
                test()
                passed += 1
            except Exception:                     # each is told, and the next one run
                failed += 1
                print('FAIL %s: %s (%.1f s)' % (module.__name__, name, time.monotonic() - started))
                traceback.print_exc(limit=-2, file=sys.stdout)
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
