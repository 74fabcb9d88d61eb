"""The type expressions that `describe` prints (`array<structure{a: integer}>`), and a check of values against them."""

import re
from dataclasses import dataclass, field

from harness.axdr import Value

TOKEN = re.compile(r"\s*(<|>|\{|\}|\||:|,|\[\d+\]|\(-?\d+\)|[\w-]+)")
CONTENT_SIZE = {"date-time": 12, "date": 5, "time": 4}


@dataclass
class Type:
    name: str
    of: list["Type"] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    size: int | None = None
    constant: int | None = None


class Parser:
    def __init__(self, text: str):
        self.tokens = TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text):
            raise ValueError(f"not a type expression: {text}")

    def next(self) -> str:
        return self.tokens.pop(0)

    def accept(self, token: str) -> bool:
        if self.tokens and self.tokens[0] == token:
            self.tokens.pop(0)
            return True
        return False

    def expect(self, token: str):
        if not self.accept(token):
            raise ValueError(f"{token} expected before {self.tokens[:3]}")

    def type(self) -> Type:
        name = self.next()
        if name == "CHOICE":
            return Type(name, of=self._list("{", "|", "}"))
        if name == "structure" and self.accept("{"):
            return self._structure()
        if self.accept("<"):
            of = self.type()
            self.expect(">")
            return Type(name, of=[of])
        result = Type(name)
        if self.tokens and self.tokens[0].startswith("["):
            result.size = int(self.next()[1:-1])
        if self.tokens and self.tokens[0].startswith("("):
            result.constant = int(self.next()[1:-1])
        return result

    def _list(self, opening: str, separator: str, closing: str) -> list[Type]:
        self.expect(opening)
        items = [self.type()]
        while self.accept(separator):
            items.append(self.type())
        self.expect(closing)
        return items

    def _structure(self) -> Type:
        result = Type("structure")
        while not self.accept("}"):
            result.fields.append(self.next())
            self.expect(":")
            result.of.append(self.type())
            self.accept(",")
        return result


def parse(text: str) -> Type:
    parser = Parser(text)
    result = parser.type()
    if parser.tokens:
        raise ValueError(f"left over: {parser.tokens}")
    return result


def mismatch(wanted: Type, value: Value) -> str | None:
    """What is wrong with `value`, or None when it is of the wanted type."""
    if wanted.name == "any":
        return None
    if wanted.name == "CHOICE":
        faults = [mismatch(choice, value) for choice in wanted.of]
        return None if None in faults else "; ".join(faults)
    if wanted.name != value.type:
        return f"{value.type} instead of {wanted.name}"
    if wanted.size is not None and len(value) != wanted.size:
        return f"{wanted.name} of {len(value)} instead of {wanted.size}"
    if wanted.constant is not None and value.value != wanted.constant:
        return f"{value.value} instead of {wanted.constant}"
    if wanted.name == "octet-string" and wanted.of:
        size = CONTENT_SIZE[wanted.of[0].name]
        return None if len(value) in (0, size) else f"{len(value)} octets instead of a {wanted.of[0].name}"
    if wanted.name == "array" and wanted.of:
        return first(mismatch(wanted.of[0], element) for element in value)
    if wanted.name == "structure" and wanted.fields:
        if len(value) != len(wanted.of):
            return f"{len(value)} fields instead of {len(wanted.of)}"
        return first(
            f"{name}: {fault}"
            for name, of, element in zip(wanted.fields, wanted.of, value, strict=True)
            if (fault := mismatch(of, element))
        )
    return None


def first(faults) -> str | None:
    return next((fault for fault in faults if fault), None)
