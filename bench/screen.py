"""The first table: the same sixteen papers in our guide, dialog, whiptail and a bare ncurses program, in turn; and the
rules that are shipped, with and without their sealed image. Each row has its limit; `over` marks what is above it."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import meter

PAPERS = ['Danish passport', 'Passport from another country', 'Passport with a chip from another country that can be read by a telephone',
          'Danish or Greenlandic driving licence', 'Driving licence in the app of the road authority, shown on a telephone',
          'Driving licence with a picture, issued by an authority of another country', 'Identity card with a picture from another country of the Union',
          'Residence card from the immigration service', 'Certificate for a moped, with the stamp of the driving school',
          'Certificate of baptism or of a name, from the parish', 'Certificate of birth from the register of another country',
          'Health card, the blue one or the yellow one', 'Health card in the app of the health authority, shown on a telephone',
          'Certificate of residence that is not older than three months', 'Tax statement of this year or of the year before, with name and address',
          'Proof of a pension or of another benefit']
REPEAT, COPIES = int(os.environ.get('REPEAT', '7')), int(os.environ.get('COPIES', '100'))
OURS = ('ours', 'sealed', 'lean', 'shipped', 'read', 'static')
FEW = ('shipped', 'read', 'static')         # not the sixteen papers: no limit on what they send


def rules_text():
    kinds = ['paper-%d' % index for index in range(len(PAPERS))]
    rows = ['  %s: {label: "%s"}' % pair for pair in zip(kinds, PAPERS)]
    return '\n'.join(['medbring: 1', 'languages: {en: English}', 'title: What do you have?', 'documents:', *rows,
                      'checklists:', '  bench:', '    title: Papers', '    all: [{at-least: 2, of: [%s]}]'
                      % ', '.join(kinds), ''])


def write(name, text):
    with open(name, 'w') as file:
        file.write(text)
    return name


def sealed_copy(folder, name, program, rules):
    """A copy of the program with an image of those rules beside it."""
    place = os.path.join(folder, name)
    os.mkdir(place)
    copy = shutil.copy(program, place)
    subprocess.run([copy, '--quiet', '--rules', rules, 'seal', os.path.join(place, 'rules.sealed')], check=True)
    return copy


def commands(folder, program, bare, rules):
    papers = write(os.path.join(folder, 'papers.txt'), '\n'.join(PAPERS) + '\n')
    sixteen = write(os.path.join(folder, 'sixteen.yaml'), rules_text())
    with open(rules) as file:
        changed = write(os.path.join(folder, 'changed.yaml'), file.read() + '# no image is of these bytes\n')
    items = [word for index, paper in enumerate(PAPERS) for word in (str(index + 1), paper, 'off')]
    box = ['--checklist', 'What do you have?', '24', '80', '16']
    guide = ['--lang', 'en', '--visit', '2026-12-01']
    sealed = sealed_copy(folder, 'sixteen', program, sixteen)
    found = {'bare': [bare, papers], 'dialog': ['dialog', *box, *items], 'whiptail': ['whiptail', *box, *items],
             'ours': [program, '--rules', sixteen, *guide, 'bench'], 'sealed': [sealed, '--rules', sixteen, *guide, 'bench'],
             'lean': [sealed, '--rules', sixteen, *guide, '--lean', 'bench'],
             'shipped': [sealed_copy(folder, 'shipped', program, rules), '--rules', rules, *guide, 'mitid'],
             'read': [program, '--rules', changed, *guide, 'mitid']}
    static = os.path.join(os.path.dirname(program), 'static', 'medbring')
    if os.path.exists(static):
        found['static'] = [sealed_copy(folder, 'static', static, rules), '--rules', rules, *guide, 'mitid']
    else:
        print('left out: the static build (make VARIANT=static)')
    for name in ('dialog', 'whiptail'):
        if not shutil.which(name):
            print('left out: %s is not there' % name)
            del found[name]
    return found


# ---- measuring ----

def printed(sent):
    """The characters that were printed, spaces among them."""
    return len(re.sub(r'\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b.|[\x00-\x1f]', '', sent.decode('utf-8', 'replace')))


def run_once(command):
    with meter.Metered(command) as program:
        first = program.settle()
        start = program.cpu()
        memory = program.memory()[0]
        moves = [program.press(meter.DOWN) for _ in range(4)]
        ticks = [program.press(meter.SPACE)]
        program.press(meter.DOWN)
        ticks.append(program.press(meter.SPACE))
        before = program.cpu()
        for _ in range(20):
            program.press(meter.UP)
            program.press(meter.DOWN)
        return {'first screen, bytes': len(first), 'bytes a character printed': len(first) / max(1, printed(first)),
                'a move, bytes': statistics.mean(moves), 'a tick, bytes': ticks[0], 'a second tick, bytes': ticks[1],
                'start, CPU ms': start * 1e3, 'a move, CPU us': (program.cpu() - before) / 40 * 1e6,
                'private dirty, kB': memory}


def copies_memory(command):
    """What one more session takes where a hundred run; and how often all of them are woken in ten seconds."""
    programs = [meter.Metered(command) for _ in range(COPIES)]
    try:
        for program in programs:
            program.settle()
        share = statistics.mean(program.memory()[1] for program in programs)
        before = sum(program.switches() for program in programs)
        time.sleep(10)
        return share, (sum(program.switches() for program in programs) - before) / COPIES
    finally:
        for program in programs:
            program.__exit__()


def under(tool, command, keys, folder):
    """The command under a tool that looks on; what the tool wrote down."""
    log = os.path.join(folder, 'log')
    tool = [word.replace('LOG', log) for word in tool]
    with meter.Metered(tool + command, {'MEDBRING_SANDBOX': 'off'}, quiet=0.25 if tool[0] == 'strace' else None) as program:
        program.settle()
        for key in keys:
            program.press(key)
        os.write(program.fd, b'\r' if command[0] in ('dialog', 'whiptail') else b'\x11')
        while program.take(1):
            pass
    with open(log) as told:
        return told.read()


def counted_calls(command, folder):
    tool = ['strace', '-f', '-y', '-o', 'LOG']
    before, after = (under(tool, command, keys, folder).splitlines() for keys in ([], [meter.DOWN] * 4))
    written = [sum(1 for row in rows if re.search(r' write\(\d+</dev/pts', row)) for rows in (before, after)]
    return {'a move, system calls': (len(after) - len(before)) / 4, 'a move, writes': (written[1] - written[0]) / 4}


def counted_instructions(command, folder):
    tool = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', '--log-file=LOG']
    counts = []
    for keys in ([], [meter.DOWN] * 4, [meter.SPACE]):
        told = re.search(r'refs:\s+([\d,]+)', under(tool, command, keys, folder))
        counts.append(int(told.group(1).replace(',', '')) if told else 0)
    return {'start, M instructions': counts[0] / 1e6, 'a move, k instructions': (counts[1] - counts[0]) / 4e3,
            'a tick, k instructions': (counts[2] - counts[0]) / 1e3}


# ---- telling ----

def limits(row, table):
    """What the row may be at most for ours, by the name of the column; what is not named has no limit."""
    fixed = {'first screen, bytes': 2200, 'a move, bytes': 100, 'a tick, bytes': 100, 'a second tick, bytes': 250,
             'bytes a character printed': 1.3, 'a move, system calls': 12, 'a move, writes': 1, 'wake-ups in 10 s': 0}
    if row in fixed:
        return {**{name: fixed[row] for name in OURS if name not in FEW},
                **({'lean': 16} if row == 'a move, bytes' else {})}
    if row == 'start, CPU ms' and 'whiptail' in table[row]:
        twice = {'ours': 2, 'read': 2}
        return {name: table[row]['whiptail'] * twice.get(name, 1) for name in OURS}
    peer = 'dialog' if 'kB' in row else 'whiptail'
    if row.split(',')[0] in ('private dirty', 'PSS of a copy', 'a move', 'a tick') and peer in table[row]:
        return {name: table[row][peer] for name in OURS}
    if row == 'start less libyaml, CPU ms' and 'whiptail' in table['start, CPU ms']:
        return {'read': table['start, CPU ms']['whiptail']}
    return {}


def show(names, table):
    print('%-28s' % 'sixteen papers, 24x80' + ''.join('%10s' % name for name in names) + '   limit of ours, and ours to it')
    for row, figures in table.items():
        most = limits(row, table)
        over = [name for name in names if name in most and figures.get(name, 0) > most[name] * 1.0001]
        told = ''
        if 'ours' in most or 'read' in most:
            name = 'ours' if 'ours' in most else 'read'
            told = '%8.4g %6.2f' % (most[name], figures[name] / most[name] if most[name] else figures[name])
        print('%-28s' % row + ''.join('%10.4g' % figures[name] if name in figures else '%10s' % '-' for name in names)
              + '  ' + told + ('  over: ' + ', '.join('%s by %.2f' % (name, figures[name] / most[name] if most[name] else 9)
                                                     for name in over) if over else ''))


def measure(found, folder, events):
    runs = {name: [] for name in found}
    alone = []
    for _ in range(REPEAT):
        for name, command in found.items():
            runs[name].append(run_once(command))
        alone.append(meter.children_ms(events) - meter.children_ms([events[0], 'events', '/dev/null']))
    table = {row: {name: statistics.median(run[row] for run in runs[name]) for name in found} for row in runs['ours'][0]}
    table['start less libyaml, CPU ms'] = {'read': table['start, CPU ms']['read'] - statistics.median(alone)}
    table['PSS of a copy, kB'], table['wake-ups in 10 s'] = {}, {}
    for name, command in found.items():
        table['PSS of a copy, kB'][name], table['wake-ups in 10 s'][name] = copies_memory(command)
    for tool, count in (('strace', counted_calls), ('valgrind', counted_instructions)):
        if not shutil.which(tool):
            print('left out: %s is not there' % tool)
            continue
        for name, command in found.items():
            for row, figure in count(command, folder).items():
                table.setdefault(row, {})[name] = figure
    return table


def text_mode(found):
    """Text mode: memory, and the bytes beyond what is said."""
    print('\ntext mode%40s%16s' % ('PSS of a copy, kB', 'bytes unsaid'))
    for name in ('sealed', 'shipped', 'static'):
        if name not in found:
            continue
        command = found[name] + ['--text']
        with meter.Metered(command) as program:
            program.settle()
            start = len(program.sent)
            program.press(b'1\n')
            answer = program.sent[start:]
        unsaid = len(answer) - printed(answer)
        print('%-9s%40.0f%16d' % (name, copies_memory(command)[0], unsaid))


def main():
    program, bare, rules, load = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix='medbring-bench-') as folder:
        found = commands(folder, program, bare, rules)
        subprocess.run(['sync'], check=False)        # pages of a fresh file would count as the sessions' own
        show(list(found), measure(found, folder, [load, 'events', rules]))
        text_mode(found)
        print('ours: the sixteen papers, their file read; sealed, lean: from an image of it; shipped: the rules as they are\n'
              'installed, with their image; read: the same without; static: shipped, in one file without libraries.')


if __name__ == '__main__':
    main()
