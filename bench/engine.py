"""The second table: verdicts a second, a verdict as a whole process, and loading beside libyaml."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import meter
import screen

HERE = os.path.dirname(os.path.abspath(__file__))
REPEAT = int(os.environ.get('REPEAT', '7'))
ANSWERS = {'visit': 20788, 'papers': [{'kind': 'birth', 'number': False},
                                      {'kind': 'health', 'expires': 20900, 'number': True}]}


def verdicts(engine):
    print('verdicts a second in one process, answers given as values')
    subprocess.run([engine, os.path.join(HERE, 'engine.yaml')], check=True)
    if shutil.which('swipl'):
        rate = subprocess.run(['swipl', '-q', os.path.join(HERE, 'rule.pl')], capture_output=True, text=True, check=False)
        print('%-14s %12s verdicts/s' % ('swi-prolog', rate.stdout.strip()))
    else:
        print('left out: swi-prolog is not there')
    if shutil.which('jq'):
        rounds = 20000
        took = meter.children_ms(['jq', '-c', '-f', os.path.join(HERE, 'rule.jq')], (json.dumps(ANSWERS) + '\n') * rounds)
        print('%-14s %12.0f verdicts/s' % ('jq', rounds / took * 1e3))
    else:
        print('left out: jq is not there')


def reports(engine, rules):
    """What one report takes: on the shipped file with some answers, and on catalogues of any length."""
    cases = [('mitid, ready', rules, 'mitid', '{documents: [{kind: passport, expires: 2030-01-01, shows-cpr: yes}], '
              'facts: {control-questions: yes}}'),
             ('mitid, a passport', rules, 'mitid', '{documents: [{kind: passport, expires: 2030-01-01, shows-cpr: no}]}'),
             ('mitid, nothing said', rules, 'mitid', '{}'), ('nemid, nothing said', rules, 'nemid', '{}')]
    print('\na report, microseconds\n%-26s %12s %12s %12s %12s' % ('', 'verdict', 'reasons', 'and ways', 'all'))
    with tempfile.TemporaryDirectory() as folder:
        answers = os.path.join(folder, 'answers.yaml')
        for count in (100, 1000, 10000):
            catalogue = os.path.join(folder, '%d.yaml' % count)
            with open(catalogue, 'w') as file:
                subprocess.run([sys.executable, os.path.join(HERE, '..', 'tests', 'huge', 'huge.py'), str(count)],
                               stdout=file, check=True)
            cases.append(('%d kinds, nothing said' % count, catalogue, 'c', '{}'))
        for name, file_name, checklist, text in cases:
            with open(answers, 'w') as file:
                file.write(text)
            told = subprocess.run([engine, file_name, checklist, answers], capture_output=True, text=True, check=True)
            print('%-26s %s' % (name, told.stdout.rstrip()))


def processes(program, rules, load):
    with tempfile.TemporaryDirectory(prefix='medbring-bench-') as folder:
        answers = screen.write(os.path.join(folder, 'answers.yaml'), 'documents: [{kind: passport, expires: 2027-01-31, shows-cpr: yes}]\n')
        with open(rules) as file:
            changed = screen.write(os.path.join(folder, 'changed.yaml'), file.read() + '# no image is of these bytes\n')
        sealed = screen.sealed_copy(folder, 'sealed', program, rules)
        rows = {'check, sealed rules': ([sealed, 'check', '--rules', rules, 'mitid', answers], None),
                'check, rules read': ([program, 'check', '--rules', changed, 'mitid', answers], None),
                'libyaml alone on them': ([load, 'events', rules], None),
                'a process that does nothing': (['true'], None)}
        static = os.path.join(os.path.dirname(program), 'static', 'medbring')
        if os.path.exists(static):
            rows['check, static and sealed'] = ([screen.sealed_copy(folder, 'static', static, rules), 'check', '--rules', rules,
                                                 'mitid', answers], None)
        if shutil.which('jq'):
            rows['jq, its rule built in'] = (['jq', '-f', os.path.join(HERE, 'rule.jq')], json.dumps(ANSWERS))
        times = {name: [] for name in rows}
        for _ in range(3 * REPEAT):
            for name, (command, text) in rows.items():
                times[name].append(meter.children_ms(command, text))
    ours = statistics.median(times['check, sealed rules'])
    print('\na verdict as a whole process, CPU; at most 2 ms, and a third of jq')
    for name, taken in times.items():
        print('%-28s %8.2f ms %8.2f times ours' % (name, statistics.median(taken), statistics.median(taken) / ours))


def loading(load):
    print('\nloading documents of ten keys, two languages; at most 1.6 times libyaml, 2.5 times the file\n%10s %12s %12s %10s %7s %16s' % (
        'documents', 'bytes', 'libyaml ms', 'ours ms', 'ratio', 'memory/file'))
    for count in (100, 1000, 10000, 100000):
        rows = []
        for _ in range(REPEAT if count < 100000 else 3):
            told = subprocess.run([load, str(count)], capture_output=True, text=True, check=True).stdout.split()
            rows.append([float(word) for word in told])
        size, theirs, ours, memory = (statistics.median(row[index] for row in rows) for index in (1, 2, 3, 4))
        print('%10d %12d %12.3f %10.3f %7.2f %16s' % (count, size, theirs * 1e3, ours * 1e3, ours / theirs,
                                                        '%.2f' % (memory * 1024 / size) if memory > 5000 else '-'))


if __name__ == '__main__':
    program, rules, engine, load = sys.argv[1:5]
    verdicts(engine)
    sys.stdout.flush()
    reports(engine, rules)
    sys.stdout.flush()
    processes(program, rules, load)
    loading(load)
