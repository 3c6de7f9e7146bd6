#!/usr/bin/env python3
"""The text mode in a terminal: echo, width, wrapping, end of input, signals, a line that hangs up."""
import os, re, signal, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal

PROGRAM = os.path.abspath(os.environ.get('MEDBRING', 'build/medbring'))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = os.path.join(ROOT, 'rules.yaml')
FIXED = ['--text', '--visit', '2026-12-01', '--rules']
PROMPT = ': '
PRIVATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'private.yaml')


def start(*arguments, columns=80, rows=24, rules=RULES, language='en', **more):
    return Terminal([PROGRAM, *FIXED, rules, '--lang', language, *arguments], columns, rows, **more)


def lines_of(text):
    return re.split(r'\r?\n', text)


WALK = ['1', '1', 'yes', 'yes', 'why', 'read', 'answers', 'list', 'help', 'xyzzy', '999', 'sections', 'open', 'back',
        'contacts', 'back', 'search card', '<', 'dansk', 'læs', 'hjælp', 'english', 'back', 'no', 'undo', 'back']


def test_no_line_over_the_width():
    for columns in (20, 40, 80, 132):
        for language in ('en', 'da'):
            terminal = start(columns=columns, language=language)
            terminal.until(PROMPT)
            for line in WALK:
                terminal.type(line + '\n')
                terminal.until(PROMPT)
            terminal.type('\x04')
            assert terminal.end() == 0
            limit = min(columns, 80) - 1
            for line in lines_of(terminal.said.decode()):
                # What is typed is echoed behind the prompt by the terminal: it is not ours.
                ours = line.split(': ')[0] + ': ' if any(line.endswith(': ' + typed) for typed in WALK) else line
                assert len(ours.rstrip('\x04^D\b')) <= limit, (columns, language, len(ours), line)
            terminal.close()


def test_no_escape_sequence_ever():
    terminal = start()
    terminal.until(PROMPT)
    for line in WALK:
        terminal.type(line + '\n')
        terminal.until(PROMPT)
    terminal.type('\x04')
    terminal.end()
    assert b'\x1b' not in terminal.said and not re.search(rb'[\x00-\x08\x0b\x0c\x0e-\x1f]', terminal.said.replace(b'\x08', b''))
    terminal.close()


def test_every_prompt_fits_a_braille_display():
    for language in ('en', 'da', 'de'):
        terminal = start(language=language)
        said = terminal.until(PROMPT)
        for line in WALK:
            prompt = lines_of(said)[-1]
            assert len(prompt) < 40 and prompt.endswith(': '), prompt       # the cursor has the fortieth cell
            terminal.type(line + '\n')
            said = terminal.until(PROMPT)
        terminal.close()
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)


def test_end_of_input_leaves():
    terminal = start('mitid')
    terminal.until(PROMPT)
    terminal.type('\x04')
    assert terminal.end() == 0
    terminal.close()


def test_interrupt_leaves_with_the_modes_as_found():
    terminal = start('mitid')
    terminal.until(PROMPT)
    before = terminal.echo()
    terminal.until_waiting()
    terminal.type('\x03')
    assert terminal.end() == 130
    # Whether our last line break is seen is up to the kernel: it may drop output while it handles Ctrl-C.
    assert before and terminal.echo(), 'echo'
    terminal.close()


def test_term_signal():
    terminal = start('mitid')
    terminal.until(PROMPT)
    terminal.until_waiting()
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 143
    terminal.close()


def test_hang_up_ends_it():
    terminal = start('mitid')
    terminal.until(PROMPT)
    terminal.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return
        time.sleep(0.01)
    raise AssertionError('still there after the line was dropped')


def test_window_made_smaller_while_talking():
    terminal = start('mitid')
    terminal.until(PROMPT)
    terminal.resize(30)
    terminal.type('read\n')
    said = terminal.until(PROMPT)
    assert all(len(line) <= 29 for line in lines_of(said)), said
    terminal.type('\x04')
    assert terminal.end() == 0
    terminal.close()


def test_private_text_is_not_echoed():
    terminal = start('own', rules=PRIVATE)
    said = terminal.until(PROMPT)
    while not lines_of(said)[-1].startswith('Secret'):
        assert terminal.echo()
        terminal.type('\n')
        said = terminal.until(PROMPT)
    assert not terminal.echo()
    terminal.type('0101901234\n')
    terminal.until(PROMPT)
    assert terminal.echo()
    terminal.type('\x04')
    terminal.end()
    assert b'0101901234' not in terminal.said and b'9012' not in terminal.said
    terminal.close()


def test_stopped_while_something_private_is_asked():
    # A shell with job control, for what has no shell above it cannot be stopped.
    terminal = Terminal(['/bin/bash', '-c', 'set -m; "$@"; echo STOPPED; read x; fg >/dev/null', '-', PROGRAM, *FIXED, PRIVATE, '--lang', 'en', 'own'])
    said = terminal.until(PROMPT)
    while not lines_of(said)[-1].startswith('Secret'):
        terminal.type('\n')
        said = terminal.until(PROMPT)
    assert not terminal.echo()
    terminal.type('\x1a')
    terminal.until('STOPPED\r\n')
    assert terminal.echo()                   # for the shell that has it now
    terminal.type('\n')
    terminal.until(PROMPT)
    assert not terminal.echo()
    terminal.type('\x04')
    terminal.end()
    terminal.close()


def test_memory_does_not_grow_with_what_is_typed():
    for line in ('search card', 'dansk', '1\nback'):
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.dup2(read, 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.close(write)
            os.execv(PROGRAM, [PROGRAM, *FIXED, RULES])
        os.close(read)
        with os.fdopen(write, 'w') as typed:
            typed.write((line + '\n') * 3000)
        _, status, used = os.wait4(pid, 0)
        # 3,000 pages that were kept would be 14 MiB; a build with sanitizers keeps what was freed.
        assert status == 0 and (used.ru_maxrss < 12 * 1024 or os.environ.get('VARIANT', 'release') != 'release'), (line, status, used.ru_maxrss)


def main():
    failed = 0
    tests = [(name, test) for name, test in sorted(globals().items()) if name.startswith('test_')]
    for name, test in tests:
        try:
            test()
        except AssertionError as error:
            failed += 1
            print(f'{name}: {error}')
    print(f'{len(tests) - failed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
