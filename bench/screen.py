"""The first table: the same sixteen papers in our guide, dialog, whiptail and a bare ncurses program, in turn."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import meter

PAPERS = ['Passport', 'Driving licence', 'Driving licence app', 'Identity card', 'Residence card', 'Moped certificate',
          'Person certificate', 'Baptism certificate', 'Birth certificate', 'Name certificate', 'Health card',
          'Health card app', 'Special health card', 'Residence certificate', 'Tax statement', 'Proof of a benefit']
REPEAT, COPIES = int(os.environ.get('REPEAT', '7')), int(os.environ.get('COPIES', '100'))
ROWS = ['first screen, bytes', 'a move, bytes', 'a tick, bytes', 'bytes a visible character', 'start, CPU ms',
        'CPU a key, us', 'private dirty, kB']


def rules_text():
    kinds = ['paper-%d' % index for index in range(len(PAPERS))]
    rows = ['  %s: {label: %s}' % pair for pair in zip(kinds, PAPERS)]
    return '\n'.join(['medbring: 1', 'languages: {en: English}', 'title: What do you have?', 'documents:', *rows,
                      'checklists:', '  bench:', '    title: Papers', '    all: [{at-least: 2, of: [%s]}]'
                      % ', '.join(kinds), ''])


def commands(folder, program, bare):
    rules, papers = os.path.join(folder, 'rules.yaml'), os.path.join(folder, 'papers.txt')
    with open(rules, 'w') as file:
        file.write(rules_text())
    with open(papers, 'w') as file:
        file.write('\n'.join(PAPERS) + '\n')
    items = [word for index, paper in enumerate(PAPERS) for word in (str(index + 1), paper, 'off')]
    box = ['--checklist', 'What do you have?', '23', '76', '16']
    ours = [program, '--rules', rules, '--lang', 'en']
    found = {'ours': ours + ['bench'], 'ours --lean': ours + ['--lean', 'bench'], 'limit': [bare, papers]}
    for peer in ('dialog', 'whiptail'):
        if shutil.which(peer):
            found[peer] = [peer, *box, *items]
        else:
            print('left out: %s is not there' % peer)
    return found


def visible(sent):
    """About how many characters stand on the screen: what is left without escapes."""
    return len(re.sub(r'\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b.|[\x00-\x20]', '', sent.decode('utf-8', 'replace')))


def run_once(command):
    with meter.Metered(command) as program:
        first = program.settle()
        start = program.cpu()
        moves = [program.press(meter.DOWN) for _ in range(10)]
        tick = program.press(meter.SPACE)
        for _ in range(20):
            program.press(meter.UP)
            program.press(meter.DOWN)
        spent = program.cpu() - start
        return [len(first), statistics.mean(moves), tick, len(first) / max(1, visible(first)), start * 1e3,
                spent / 51 * 1e6, program.memory()[0]]


def copies_memory(command):
    """What one more session takes where a hundred run."""
    programs = [meter.Metered(command) for _ in range(COPIES)]
    try:
        for program in programs:
            program.settle()
        return statistics.mean(program.memory()[1] for program in programs)
    finally:
        for program in programs:
            program.__exit__()


def show(names, table):
    print('%-34s' % 'sixteen papers, 24x80' + ''.join('%14s' % name for name in names) + '   ours/whiptail')
    for index, row in enumerate(table):
        ratio = row[names.index('ours')] / row[names.index('whiptail')] if 'whiptail' in names else 0
        name = (ROWS + ['PSS with %d copies, kB' % COPIES])[index]
        print('%-34s' % name + ''.join('%14.4g' % value for value in row) + ('%16.2f' % ratio if ratio else ''))


def main():
    program, bare, rules = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix='medbring-bench-') as folder:
        found = commands(folder, program, bare)
        found['ours, shipped rules'] = [program, '--rules', rules, '--lang', 'en', 'mitid']
        found = {name.replace('ours, shipped rules', 'ours shipped'): command for name, command in found.items()}
        runs = {name: [] for name in found}
        for _ in range(REPEAT):
            for name, command in found.items():
                runs[name].append(run_once(command))
        names = list(found)
        table = [[statistics.median(run[index] for run in runs[name]) for name in names] for index in range(len(ROWS))]
        table.append([copies_memory(command) for command in found.values()])
        show(names, table)


if __name__ == '__main__':
    subprocess.run(['sync'], check=False)        # pages of a fresh build would count as the sessions' own
    main()
