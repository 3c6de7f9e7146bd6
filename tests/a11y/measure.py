#!/usr/bin/env python3
"""What is heard and felt, in figures, each with the limit that it has to keep.

    measure.py [--readers yasr,fenrir,brltty,emulation] [--languages en,da] [--only text|screen] [--seconds]

Exit status 1 where a limit is not kept. A reader that is not there is told and left out.
"""
import argparse, os, re, shutil, signal, sys
from concurrent.futures import ThreadPoolExecutor
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reader as readers
import walks

CELLS = readers.CELLS


class Figures:
    """Rows of the table: what, for whom, the figure, the limit."""
    def __init__(self):
        self.rows, self.missed = [], 0

    def add(self, who, what, figure, limit=None, kept=None, note=''):
        if kept is None:
            kept = limit is None or figure <= limit
        self.missed += not kept
        self.rows.append((who, what, figure, '' if limit is None else f'at most {limit}' if not isinstance(limit, str) else limit,
                          '' if limit is None else 'kept' if kept else 'MISSED', note))

    def take(self, others):
        """The rows of another table are printed and become ours."""
        for who, what, figure, limit, kept, note in others.rows:
            print(f'{who:16} {what:44} {figure!s:>8}  {limit:12} {kept:7}{note}', flush=True)
        self.rows += others.rows
        self.missed += others.missed


def prompt_of(step):
    return step.screen[step.cursor[1]][:step.cursor[0]] if step.cursor[1] < len(step.screen) else ''


def whole_prompt(step):
    """The prompt with its trailing space, which a screen does not keep."""
    return step.cursor_line.ljust(step.cursor[0])


def check_prompt(figures, who, what, step):
    prompt = whole_prompt(step)
    good = len(prompt) < CELLS and prompt.endswith(': ')           # the cursor stands behind it
    figures.add(who, what + ': prompt in cells', len(prompt), CELLS - 1, good, '' if good else f' {prompt!r}')
    if step.braille:
        window = step.braille.rstrip()
        figures.add(who, what + ': braille window', len(window), 'the prompt', window == prompt.rstrip(),
                    '' if window == prompt.rstrip() else f' {step.braille!r}')


def check_rubbish(figures, who, what, steps):
    found = sorted({c for step in steps for c in readers.rubbish(step.speech)})
    figures.add(who, what + ': odd characters spoken', len(found), 0, note=f' {found}' if found else '')


# ---- text mode ----

def text_first_prompt(figures, name, language, checklist):
    who = f'{name} {language}'
    with readers.open_reader(name, walks.text(language, *([checklist] if checklist else []))) as reader:
        what = f'text, {checklist or "start"}'
        if name != 'brltty':          # its own speech says only the line of the cursor
            figures.add(who, what + ': words at first', reader.first.words, 60)
        check_prompt(figures, who, what, reader.first)
        check_rubbish(figures, who, what, [reader.first])


def text_errors(figures, name, language):
    who = f'{name} {language}'
    with readers.open_reader(name, walks.text(language, 'mitid')) as reader:
        for typed in ('999', 'xyzzy'):
            step = reader.line(typed)
            check_prompt(figures, who, f'text, error after {typed}', step)
            if typed == '999':
                prompt = whole_prompt(step)
                figures.add(who, 'text, error: the number is in the prompt', int('999' in prompt), 'yes', '999' in prompt)


def text_walk(figures, name, language, voice):
    who = f'{name} {language}'
    with readers.open_reader(name, walks.text(language, 'mitid')) as reader:
        steps = [reader.first] + [reader.line(typed) for typed in walks.WALK_LINES[language]]
        felt = ' '.join(steps[-1].screen) if name == 'brltty' else steps[-1].speech      # brltty speaks one line
        told = walks.READY[language] in felt
        figures.add(who, 'text, walk: verdict is heard', int(told), 'yes', told, '' if told else ' ' + steps[-1].speech[:120])
        check_rubbish(figures, who, 'text, walk', steps)
        return walk_totals(figures, who, 'text, walk', steps, voice)


def walk_totals(figures, who, what, steps, voice):
    words = sum(step.words for step in steps)
    figures.add(who, what + ': answers', len(steps) - 1)
    figures.add(who, what + ': words in all', words)
    seconds = readers.speaking_seconds('\n'.join(step.speech for step in steps), voice) if voice else None
    if seconds is not None:
        figures.add(who, what + ': seconds of speech', round(seconds, 1))
    return words


# ---- the screen ----

def bare(text):
    """Words alone, as a reader has them, for comparing what was said with what stands there."""
    return ' '.join(re.findall(r"[^\W_]+", text)).lower()


def check_focus(figures, who, what, reader, keys, most=10, typed=None):
    """After each key the line of the cursor is heard, whole and alone, and the cursor stands at its beginning, or behind
    what is typed in it."""
    steps = [reader.press(key) for key in keys]
    heard = sum(bare(step.cursor_line) != '' and bare(step.cursor_line) == bare(step.speech) for step in steps)
    at_start = sum(step.cursor[0] == 0 or bool(typed) and whole_prompt(step)[:step.cursor[0]].endswith(typed) for step in steps)
    note = '' if heard == len(steps) else ' ' + '; '.join(f'{s.cursor_line!r} heard as {s.speech!r}' for s in steps
                                                          if bare(s.cursor_line) != bare(s.speech))
    figures.add(who, what + ': focus and state heard, alone', f'{heard}/{len(steps)}', 'all', heard == len(steps), note)
    figures.add(who, what + ': words a movement, most', max(step.words for step in steps), most)
    figures.add(who, what + ': cursor at the beginning', f'{at_start}/{len(steps)}', 'all', at_start == len(steps))
    if steps[0].braille:
        shown = sum(step.braille.rstrip() == step.cursor_line[:CELLS].rstrip() for step in steps)
        figures.add(who, what + ': braille window is the line', f'{shown}/{len(steps)}', 'all', shown == len(steps))
    check_rubbish(figures, who, what, steps)
    return steps


def check_state_first(figures, who, what, step, state):
    told = state in step.speech[:len(step.cursor_line) + 10]
    figures.add(who, what + ': new state heard first', int(told), 'yes', told, '' if told else f' {step.heard!r}')


STATES = {'en': ('have it', 'without'), 'da': ('har jeg', 'mangler')}


def screen_checklist(figures, name, language):
    who = f'{name} {language}'
    with readers.open_reader(name, walks.screen(language, 'mitid')) as reader:
        if name != 'brltty':
            shown = readers.count_words(' '.join(reader.first.screen))
            figures.add(who, 'screen, mitid: words at first', reader.first.words, shown + 1)     # yasr says one odd 0
        check_rubbish(figures, who, 'screen, mitid', [reader.first])
        check_focus(figures, who, 'screen, mitid', reader, ['Down', 'Down', 'Down', 'Up', 'j', 'k'])
        check_state_first(figures, who, 'screen, tick', reader.press('Space'), STATES[language][0])


def screen_others(figures, name, language):
    who = f'{name} {language}'
    with readers.open_reader(name, walks.screen(language, 'mitid')) as reader:
        reader.press('i')
        check_focus(figures, who, 'screen, sections', reader, ['Down', 'Down', 'Up'])
    with readers.open_reader(name, walks.screen(language, 'userid')) as reader:
        check_rubbish(figures, who, 'screen, user ID', [reader.line('Anna!')])
        check_focus(figures, who, 'screen, user ID', reader, ['Down', 'Up', 'Down'], typed='Anna!')
    screen_error(figures, name, language)


def screen_error(figures, name, language):
    """A day that there is not, typed for the day of the visit: what is wrong is heard, and the line is still there."""
    who = f'{name} {language}'
    with readers.open_reader(name, walks.screen(language, 'mitid')) as reader:
        reader.press('Home')
        reader.press('v')
        for _ in range(12):
            reader.press('BSpace')
        step = reader.line('31.2.2027')
        heard = ' '.join(step.screen) if name == 'brltty' else step.speech          # brltty speaks one line
        told = walks.WRONG_DAY[language] in heard
        figures.add(who, 'screen, error: what is wrong is heard', int(told), 'yes', told, '' if told else f' {heard!r}')
        check_rubbish(figures, who, 'screen, error', [step])


def screen_walk(figures, name, language, voice):
    """From the first screen to ready, from question to question by the key for it."""
    who = f'{name} {language}'
    with readers.open_reader(name, walks.screen(language, 'mitid')) as reader:
        steps = [reader.first, reader.press('Space')]
        for _ in walks.questions(language):
            steps += [reader.press('Tab'), reader.press('y')]
        told = any(walks.READY[language][:20] in line for line in steps[-1].screen)
        figures.add(who, 'screen, walk: verdict is there', int(told), 'yes', told)
        return walk_totals(figures, who, 'screen, walk', steps, voice)


def dialog_walk(figures, name, language, labels, voice):
    if not shutil.which('dialog'):
        print('dialog is not installed: not compared')
        return
    who = f'{name} {language}'
    with readers.open_reader(name, walks.dialog(language, labels)) as reader:
        steps = [reader.first] + [reader.press(key) for key in walks.DIALOG_KEYS]
        walk_totals(figures, who, 'dialog, the same questions', steps, voice)


def papers_of(language):
    """The labels that dialog's script is given: those of the program itself, read out on request."""
    import subprocess
    done = subprocess.run(walks.text(language, 'mitid'), input='read\n', capture_output=True, text=True, timeout=20)
    labels = re.findall(r'^\d+: ([^,.?:]+), ', done.stdout, re.M)
    return [label.replace("'", '') for label in labels[1:-1]]      # between the day of the visit and "that is all"


# ---- all ----

AT_ONCE = {'brltty': 1, 'fenrir': 2}        # most of the time is waiting; but fenrir is busy, and there are few consoles


def parts(options, name, language):
    """What is measured, each by itself, for one reader in one language."""
    voice = language if options.seconds else None
    if options.only != 'screen':
        yield 'text', text_walk, (name, language, voice)
    if options.only != 'text':
        yield 'screen', screen_walk, (name, language, voice)
        yield '', screen_checklist, (name, language)
        yield '', screen_others, (name, language)
    if options.only != 'screen':
        for checklist in [None] + walks.CHECKLISTS:
            yield '', text_first_prompt, (name, language, checklist)
        yield '', text_errors, (name, language)
    if options.dialog:
        yield '', dialog_walk, (name, language, papers_of(language), voice)


def measure(figures, options, name):
    def run(part):
        found = Figures()
        return part[0], part[2][1], part[1](found, *part[2]), found
    work = [part for language in options.languages.split(',') for part in parts(options, name, language)]
    totals = {}
    with ThreadPoolExecutor(AT_ONCE.get(name, 4)) as pool:
        for what, language, total, found in pool.map(run, work):
            figures.take(found)
            totals[what, language] = total
    for language in options.languages.split(','):
        if name != 'brltty' and ('text', language) in totals and ('screen', language) in totals:
            last = Figures()
            last.add(f'{name} {language}', 'walk: words in text, screen is the limit', totals['text', language],
                     totals['screen', language])
            figures.take(last)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--readers', default='yasr,fenrir,brltty,emulation')
    parser.add_argument('--languages', default='en,da')
    parser.add_argument('--only', choices=['text', 'screen'])
    parser.add_argument('--seconds', action='store_true', help='how long espeak-ng speaks')
    parser.add_argument('--dialog', action='store_true', help='the same questions in dialog, for comparison')
    options = parser.parse_args()
    figures = Figures()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for name in options.readers.split(','):
        try:
            measure(figures, options, name)
        except readers.NotHere as reason:
            print(f'{name}: left out, {reason}')
    kept = sum(row[4] == 'kept' for row in figures.rows)
    print(f'{kept} passed, {figures.missed} failed')
    return figures.missed > 0


if __name__ == '__main__':
    sys.exit(main())
