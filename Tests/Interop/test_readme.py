"""The first reading that README.md promises, run as it stands there but for the port."""

import re
import subprocess
import sys
import textwrap

from harness.program import ROOT


def test_the_first_reading_of_the_readme_works(meter, tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = textwrap.dedent(re.search(r"^ *```python\n(.*?)^ *```", readme, re.DOTALL | re.MULTILINE)[1])
    assert '("127.0.0.1", 4059)' in script
    program = tmp_path / "first_reading.py"
    program.write_text(script.replace("4059", str(meter.port)), encoding="utf-8")
    result = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(r"Active energy import: 123\d\d\.\d{3} kWh\n", result.stdout), result.stdout


def test_every_file_that_the_readme_names_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([\w/.-]+)\)", readme):
        assert (ROOT / link).exists(), link
