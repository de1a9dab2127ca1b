import os
import subprocess
import sys
from hashlib import sha256

from dashboard.briefing import BriefFormat, render
from dashboard.translation import language

AGAIN = """
from hashlib import sha256
from dashboard.briefing import BriefFormat, compose, render
from dashboard.export import hand_over
from tests.dashboard.export.conftest import AS_OF, make_everything
incidents, _, links, articles = make_everything()
made = compose(hand_over(incidents, links, articles, as_of=AS_OF), in_language="ar")
print(*(sha256(render(made, form)).hexdigest() for form in BriefFormat))
"""


def test_the_same_records_give_the_same_bytes_in_another_process(root):
    runs = {
        subprocess.run(
            [sys.executable, "-c", AGAIN],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert len(runs.pop().split()) == len(BriefFormat)


def test_a_brief_speaks_its_own_language_only_while_it_is_made(arabic):
    first = render(arabic, BriefFormat.HTML)
    assert language() == "en"
    assert sha256(first).digest() == sha256(render(arabic, BriefFormat.HTML)).digest()
