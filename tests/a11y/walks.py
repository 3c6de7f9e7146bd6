"""The same visits by each way in: what is typed in text mode, what is pressed on the screen, and what dialog would ask."""
import os

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

QUESTIONS = {
    'en': ['Passport: is it valid on 1 December 2026?', 'Passport: does it show your CPR number?',
           'Can you answer questions about yourself?'],
    'da': ['Pas: er det gyldigt den 1. december 2026?', 'Pas: står dit CPR-nummer på det?',
           'Kan du svare på spørgsmål om dig selv?'],
}
READY = {'en': 'What you have is enough.', 'da': 'Det, du har, er nok.'}


def dialog(language, labels):
    """The script that one would write for dialog: a checklist of the papers, a question for each follow-up, the result."""
    items = ' '.join(f"{number} '{label}' off" for number, label in enumerate(labels, 1))
    pages = [f"dialog --visit-items --no-tags --checklist 'MitID' 22 70 14 {items} 2>/dev/null"]
    pages += [f"dialog --yesno '{question}' 7 70" for question in QUESTIONS[language]]
    pages += [f"dialog --msgbox '{READY[language]}' 7 70"]
    return ['sh', '-c', '; '.join(pages)]


DIALOG_KEYS = ['Space', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']
