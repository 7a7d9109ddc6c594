"""The one door to the site: build.py build, check, diff, serve, translated, pin.

Every Python since 3.6 can read it. Where this one is too old or lacks what the site needs, .venv's
runs in its place; where there is none, it says what to type. It is never a traceback.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
# One module of each dependency in pyproject.toml; a test holds them against it.
NEEDED = (
    *("altair", "babel", "coloraide", "jinja2", "livereload", "markdown", "nh3"),
    *("jsonschema_rs", "noto_cjk_sans_otc", "odfdo", "opencc", "openpyxl", "oxipng", "pandas"),
    *("PIL", "rich", "tinycss2", "uharfbuzz", "vl_convert"),
)
HERE = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
INSIDE = Path(".venv", *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
TOLD = """\
{reason}
Type these two lines, once, in {here}
請在這個資料夾裏輸入這兩行（只需一次）：

    {python} -m venv .venv
    {inside} -m pip install --require-hashes -r requirements.lock

Then again 然後再輸入：{python} build.py {arguments}"""


def main() -> int:
    """Run the command line here if that is possible, or else in .venv."""
    reason = find_reason()
    if not reason:
        from youju.cli import main as run

        return run()
    inside = HERE / INSIDE
    if inside.is_file() and Path(sys.prefix).resolve() != (HERE / ".venv").resolve():
        return run_inside([str(inside), str(HERE / "build.py"), *sys.argv[1:]])
    python = "py" if WINDOWS else "python3"
    if sys.version_info < OLDEST:
        python += " -3.11" if WINDOWS else ".11"
    values = {"reason": reason, "here": HERE, "inside": INSIDE, "arguments": " ".join(sys.argv[1:])}
    sys.stderr.write(TOLD.format(python=python, **values).rstrip() + "\n")
    return 1


def find_reason() -> str:
    """Return why this Python cannot build the site, in both languages; "" when it can."""
    if sys.version_info < OLDEST:
        oldest, this = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        english = f"Youju needs Python {oldest} or later; this is Python {this}."
        return english + f"\n有據需要 Python {oldest} 或更新的版本，這是 Python {this}。"
    missing = ", ".join(name for name in NEEDED if find_spec(name) is None)
    if not missing:
        return ""
    english = f"Youju is not set up for this Python, which lacks: {missing}."
    return english + f"\n這個 Python 還沒有裝好有據需要的套件：{missing}。"


def run_inside(command: "list[str]") -> int:
    """Run `command` in the place of this process or, where Windows cannot, below it."""
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess  # only here: a build with nothing to do loads little

    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # it gets Ctrl-C, too, and ends by itself
            continue


if __name__ == "__main__":
    sys.exit(main())
