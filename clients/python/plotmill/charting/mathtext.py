"""Formulas between dollar signs, read as the renderer will read them: what it would refuse is refused at the call that says it.

Only reached by texts with a dollar sign. The grammar is that of matplotlib 3.6's mathtext."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NoReturn

from .math_names import SYMBOLS
from .rc import FONTSETS, rcParams
from .refuse import refuse

_MOST_GROUPS = 32  # within each other: the renderer's limit
_FONTS = frozenset(("rm", "cal", "it", "tt", "sf", "bf", "default", "bb", "frak", "scr", "regular"))
_NO_SCRIPTS = frozenset(("cal", "bb", "frak", "scr"))
_FUNCTIONS = frozenset("Pr arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min sec sin "
                       "sinh sup tan tanh".split())
_ACCENTS = frozenset("hat breve bar grave acute tilde dot ddot dddot ddddot vec overrightarrow overleftarrow mathring widehat widetilde widebar".split())
_ACCENTS |= frozenset("\"`'~.^")
_SPACES = frozenset((",", "thinspace", "/", ">", ":", ";", " ", "enspace", "quad", "qquad", "!"))
_PARTS = {"frac": 2, "dfrac": 2, "binom": 2, "overline": 1}
# matplotlib has no glyph for them in the font of the text, and draws a currency sign.
_NOT_IN_DEJAVU = frozenset("perp Join subseteqq supseteqq subsetneqq supsetneqq dashleftarrow dashrightarrow smile solbar frown circledS scrg obar biguplus".split())
_DELIMITERS = frozenset("( ) [ ] < > | / . \\{ \\} \\| \\Downarrow \\Uparrow \\Updownarrow \\Vert \\backslash \\downarrow \\langle \\lceil \\lfloor \\rangle "
                        "\\rceil \\rfloor \\uparrow \\updownarrow \\vert".split())
_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 +-*/<>=:,.;!?&'@()[]|")
_ESCAPED = frozenset("%${}_|#")
_COMMAND = re.compile(r"\\([A-Za-z]+|.|$)", re.DOTALL)
_NUMBER = re.compile(r"\{\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)\s*\}")
_FORMULA = re.compile(r"(?<!\\)\$((?:\\.|[^\\$])*)\$", re.DOTALL)
_IN_FORMULA = re.compile(r"((?:\\.|[^\\$])*)\$", re.DOTALL)
_PRIME_WITH_SCRIPTS = re.compile(r"'\s*[_^]")
_WORD = re.compile(r"\{\s*(\\?[^}\s]*|\\\})\s*\}")
_OUTSIDE = re.compile(r"(?:\\\$|[^$])*")


def check_text(text: str) -> None:
    """Raises ValueError where matplotlib's parser does, and NotImplementedError for what only Plotmill cannot set."""
    if has_formula(text):
        need_fontset("a formula")
        _check_formulas(text)


def has_formula(text: str) -> bool:
    return any(_dollars(line) for line in text.split("\n"))


def need_fontset(what: str) -> None:
    """Refuses what is set with mathtext's fonts, when these are others than can be drawn."""
    if rcParams["mathtext.fontset"] != FONTSETS[0]:
        refuse(f"{what} with rcParams['mathtext.fontset'] = {rcParams['mathtext.fontset']!r}", repr(FONTSETS[0]))


def _dollars(line: str) -> int:
    """How many begin and end formulas: none where they don't come in pairs."""
    dollars = line.count("$") - line.count("\\$")
    return 0 if dollars % 2 else dollars


@lru_cache(maxsize=512)
def _check_formulas(text: str) -> None:
    for line in text.split("\n"):
        if not _dollars(line):
            continue
        if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") or unicodedata.category(c)[0] == "M" for c in line if c > "\u02ff"):
            refuse(f"a formula in a line that needs shaping ({line!r:.60})", "formulas among letters of simple scripts")
        at = 0
        while at < len(line):
            at = _OUTSIDE.match(line, at).end()  # type: ignore[union-attr]
            if at == len(line):
                break
            formula = _IN_FORMULA.match(line, at + 1)
            if formula is None:
                raise ValueError(f"\n{line}\n{' ' * at}^\nExpected end of text")
            _Formula(formula.group(1)).check()
            at = formula.end()


def in_font(text: str, font: str) -> str:
    """The text with all of each formula in a font of mathtext's."""
    lines = []
    for line in text.split("\n"):
        dollars = line.count("$") - line.count("\\$")
        lines.append(line if dollars <= 0 or dollars % 2 else _FORMULA.sub(lambda found: "$\\math" + font + "{" + found.group(1) + "}$", line))
    return "\n".join(lines)


class _Formula:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.depth, self.font = text, 0, 0, "it"

    def check(self) -> None:
        self.skip()
        if self.at == len(self.text):
            self.fail("Expected a formula between the dollar signs")
        while self.at < len(self.text):
            self.token()
            self.skip()

    def fail(self, why: str) -> NoReturn:
        raise ValueError(f"\n{self.text}\n{' ' * self.at}^\n{why}  (at char {self.at})")

    def skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self) -> str:
        return self.text[self.at:self.at + 1]

    def command(self) -> str | None:
        found = _COMMAND.match(self.text, self.at)
        return None if found is None else found.group(1)

    # ---- tokens ------------------------------------------------------------------------------------------------------

    def token(self) -> None:
        command = self.command()
        if command == "left":
            self.delimited()
        elif command == "hspace":
            self.at += len("\\hspace")
            self.number()
        elif command in _SPACES:
            self.at += 1 + len(command)
        elif command in _FONTS:
            self.at += 1 + len(command)
            self.font = command
        elif self.peek() == "~":
            self.at += 1
        else:
            self.scripted()

    def scripted(self) -> None:
        needs_braces = False
        if self.peek() not in ("_", "^") and (self.peek() != "'" or _PRIME_WITH_SCRIPTS.match(self.text, self.at)):
            self.placeable()
        seen = ""
        self.skip()
        while self.peek() and self.peek() in "_^":
            sign = self.peek()
            if sign in seen:
                self.fail("Double subscript" if sign == "_" else "Double superscript")
            seen += sign
            self.at += 1
            is_list = self.placeable()
            needs_braces |= sign == "^" and not is_list
            self.skip()
        has_primes = self.peek() == "'"
        if (seen or has_primes) and self.font in _NO_SCRIPTS:
            self.fail(f"\\math{self.font} holds no scripts")
        if has_primes and needs_braces:
            self.fail("a superscript before a prime stands in braces")
        while self.peek() == "'":
            self.at += 1

    def placeable(self) -> bool:
        """A symbol, a group, a fraction …; whether it is more than one character."""
        if self.peek() == "{":
            self.group()
            return True
        command = self.command()
        if command is not None:
            return self.named(command)
        character = self.peek()
        if not character:
            self.fail("Expected a symbol or a group")
        if character not in _CHARACTERS and not "\x80" <= character <= "\U0001ffff":
            self.fail(f"{character} cannot stand in a formula")
        self.at += 1
        return character in "+*-=<>:,;.!"

    def named(self, command: str) -> bool:
        start = self.at
        self.at += 1 + len(command)
        if command in _ACCENTS:
            self.nested(self._accented)
        elif command in SYMBOLS or command in _ESCAPED:
            if self.font == "default" and command in _NOT_IN_DEJAVU:
                refuse(f"\\{command} within \\mathdefault", "\\mathregular")
            return False
        elif command == "operatorname":
            self.braced(False)
        elif command in _PARTS:
            for _ in range(_PARTS[command]):
                self.braced()
        elif command in ("overset", "underset"):
            self.braced(False)
            self.braced(False)
        elif command == "genfrac":
            self.general_fraction()
        elif command == "sqrt":
            self.root()
        elif command.startswith("math") and command[4:] in _FONTS:
            self.skip()
            if self.peek() != "{":
                self.fail(f"Expected \\{command}{{group}}")
            self.group(command[4:])
        elif command not in _FUNCTIONS:
            self.at = start
            self.fail(f"Unknown symbol: \\{command}")
        return True

    def _accented(self) -> None:
        self.skip()
        self.placeable()

    # ---- braces ------------------------------------------------------------------------------------------------------

    def nested(self, read: object) -> None:
        self.depth += 1
        if self.depth > _MOST_GROUPS:
            refuse("a formula with more than 32 groups within each other", "fewer braces")
        read()  # type: ignore[operator]
        self.depth -= 1

    def group(self, font: str | None = None) -> None:
        outer = self.font
        self.font = font or outer
        self.braced(False)
        self.font = outer

    def braced(self, needs_some: bool = True) -> None:
        self.skip()
        if self.peek() != "{":
            self.fail("Expected a group in braces")
        self.at += 1
        self.skip()
        if needs_some and self.peek() == "}":
            self.fail("Expected something between the braces")
        self.nested(lambda: self.until("}"))

    def until(self, end: str) -> None:
        self.skip()
        while self.peek() != end:
            if not self.peek():
                self.fail(f"Expected {end!r}")
            self.token()
            self.skip()
        self.at += 1

    def number(self) -> None:
        self.skip()
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            self.fail("Expected a number in braces")
        if abs(float(found.group().strip("{} \t"))) > 1000:
            refuse("a formula with a length of more than 1000", "less")
        self.at = found.end()

    def word(self, allowed: frozenset[str]) -> None:
        self.skip()
        found = _WORD.match(self.text, self.at)
        if found is None or (found.group(1) and found.group(1) not in allowed):
            self.fail("Expected \\genfrac{ldelim}{rdelim}{rulesize}{style}{num}{den}")
        self.at = found.end()

    def general_fraction(self) -> None:
        self.word(_DELIMITERS)
        self.word(_DELIMITERS)
        self.number()
        self.word(frozenset("0123"))
        self.braced()
        self.braced()

    def root(self) -> None:
        self.skip()
        if self.peek() == "[":
            self.at += 1
            self.nested(lambda: self.until("]"))
        self.braced()

    def delimiter(self) -> None:
        self.skip()
        command = self.command()
        word = self.peek() if command is None else "\\" + command
        if word not in _DELIMITERS:
            self.fail("Expected a delimiter")
        self.at += len(word)

    def delimited(self) -> None:
        self.at += len("\\left")
        self.delimiter()
        self.nested(self._until_right)
        self.at += len("\\right")
        self.delimiter()

    def _until_right(self) -> None:
        self.skip()
        while self.command() != "right":
            if not self.peek():
                self.fail("Expected \\right")
            self.token()
            self.skip()
