"""The same visits by each way in: what is typed in text mode, what is pressed on the screen, and what dialog would ask."""
import os, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build', 'medbring')))
VISIT = ['--visit', '2026-12-01', '--rules', os.path.join(ROOT, 'rules.yaml')]
CHECKLISTS = ['mitid', 'nemid', 'userid', 'witness']
LANGUAGES = ['en', 'da']


def text(language, *arguments):
    return [PROGRAM, '--text', '--lang', language, *VISIT, *arguments]


def screen(language, *arguments):
    return [PROGRAM, '--screen', '--lang', language, *VISIT, *arguments]


# An ordinary passport, valid and showing the number, and questions that can be answered: ready.
WALK_LINES = {'en': ['1', 'yes', 'yes', 'yes'], 'da': ['1', 'ja', 'ja', 'ja']}



def questions(language):
    """The questions of that walk, as the program puts them: the line above each prompt for yes or no."""
    typed = '\n'.join(WALK_LINES[language]) + '\n'
    said = subprocess.run(text(language, 'mitid'), input=typed, capture_output=True, text=True, timeout=20).stdout.split('\n')
    return [above for above, prompt in zip(said, said[1:]) if prompt.startswith(('Yes, no', 'Ja, nej'))][:3]


WRONG_DAY = {'en': 'The day is wrong', 'da': 'Dagen er forkert'}
READY = {'en': 'What you have is enough.', 'da': 'Det, du har, er nok.'}


def dialog(language, labels):
    """The script that one would write for dialog: a checklist of the papers, a question for each follow-up, the result."""
    items = ' '.join(f"{number} '{label}' off" for number, label in enumerate(labels, 1))
    pages = [f"dialog --visit-items --no-tags --checklist 'MitID' 22 70 14 {items} 2>/dev/null"]
    pages += [f"dialog --yesno '{question}' 7 70" for question in questions(language)]
    pages += [f"dialog --msgbox '{READY[language]}' 7 70"]
    return ['sh', '-c', '; '.join(pages)]


DIALOG_KEYS = ['Space', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']
