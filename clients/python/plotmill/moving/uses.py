"""What a script uses of matplotlib and seaborn, read from its text without running it.

Names are followed as scripts use them: `fig, axs = plt.subplots()`, `for ax in axs.flat`, `ax2 = ax.twinx()`; a name
that nothing tells about is taken for what it is usually called ("ax", "fig")."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from .imports import bound_modules, moved

FIGURE, AXES, MANY, AXIS = "Figure", "Axes", "several Axes", "Axis"
# What calls give back, of a module or an object alike: who else asks `subplots` gets axes.
GIVES = {"figure": FIGURE, "gcf": FIGURE, "Figure": FIGURE, "subplot": AXES, "axes": AXES, "gca": AXES, "add_subplot": AXES,
         "add_axes": AXES, "subplot2grid": AXES, "twinx": AXES, "twiny": AXES, "inset_axes": AXES, "heatmap": AXES,
         "scatterplot": AXES, "lineplot": AXES, "histplot": AXES, "kdeplot": AXES, "boxplot": AXES, "barplot": AXES}
PAIRS = ("subplots", "subplot_mosaic")
KEEPS_MANY = ("flat", "ravel", "flatten", "reshape", "T", "tolist", "values", "items")
OF_ARRAYS = (*KEEPS_MANY, "shape", "size", "ndim", "keys", "append", "copy")
USUAL_NAMES = ((re.compile(r"axs|axes|axarr|axd|ax_dict"), MANY), (re.compile(r"ax\d*|ax_\w+"), AXES), (re.compile(r"fig\d*|figure"), FIGURE))


@dataclass(frozen=True, order=True)
class Use:
    """Something of matplotlib's: `owner` is a module's name ("matplotlib.pyplot") or "Figure", "Axes", "Axis"; a module
    that is imported has no `name`."""

    line: int
    owner: str
    name: str
    keywords: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.owner}.{self.name}" if self.name else self.owner


class _Reader(ast.NodeVisitor):
    def __init__(self, modules: dict[str, str]) -> None:
        self.modules = modules
        self.kinds: dict[str, str] = {}
        self.imported: dict[str, tuple[str, str]] = {}  # y of `from matplotlib.x import y`
        self.uses: list[Use] = []
        self._called: dict[ast.AST, ast.Call] = {}

    # ---- imports -----------------------------------------------------------------------------------------------------

    def visit_Import(self, node: ast.Import) -> None:
        self.uses += [Use(node.lineno, alias.name, "") for alias in node.names if moved(alias.name) or is_toolkit(alias.name)]

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        if node.level == 0 and (moved(module) or is_toolkit(module)):
            self.uses += [Use(node.lineno, module, alias.name) for alias in node.names]
            self.imported |= {alias.asname or alias.name: (module, alias.name) for alias in node.names}
            self.modules |= {alias.asname or alias.name: f"{module}.{alias.name}" for alias in node.names if alias.name.islower()}

    # ---- what names are ----------------------------------------------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self._bind(target, node.value)

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self._bind_items(node.target, node.iter)
        for part in (*node.body, *node.orelse):
            self.visit(part)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.visit(node.iter)
        self._bind_items(node.target, node.iter)
        for condition in node.ifs:
            self.visit(condition)

    def _bind(self, target: ast.AST, value: ast.AST) -> None:
        if isinstance(target, ast.Tuple):
            if isinstance(value, ast.Call) and _called_name(value) in PAIRS and len(target.elts) == 2 and not self._is_figure(value):
                self._set(target.elts[0], FIGURE)
                self._set(target.elts[1], MANY)
            elif isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
                for part, item in zip(target.elts, value.elts):
                    self._bind(part, item)
            elif self.kind(value) == MANY:
                self._set(target, MANY)
            return
        self._set(target, self.kind(value))

    def _is_figure(self, call: ast.Call) -> bool:
        return isinstance(call.func, ast.Attribute) and self.kind(call.func.value) == FIGURE

    def _set(self, target: ast.AST, kind: str) -> None:
        if isinstance(target, ast.Name):
            self.kinds[target.id] = kind
        elif isinstance(target, ast.Tuple) and kind == MANY:
            for part in target.elts:
                self._set(part, MANY if isinstance(part, ast.Tuple) else AXES)

    def _bind_items(self, target: ast.AST, items: ast.AST) -> None:
        """`for target in items`, through zip and enumerate."""
        if isinstance(items, ast.Call) and isinstance(target, ast.Tuple):
            name = _called_name(items)
            if name == "zip":
                for part, item in zip(target.elts, items.args):
                    self._bind_items(part, item)
                return
            if name == "enumerate" and len(target.elts) == 2 and items.args:
                self._set(target.elts[0], "")
                self._bind_items(target.elts[1], items.args[0])
                return
        if self.kind(items) == MANY:
            self._set(target, AXES if isinstance(target, ast.Name) else MANY)
        else:
            for part in ast.walk(target):
                self._set(part, "")

    def kind(self, node: ast.AST) -> str:
        if isinstance(node, ast.Name):
            if node.id in self.kinds:
                return self.kinds[node.id]
            return next((kind for pattern, kind in USUAL_NAMES if pattern.fullmatch(node.id)), "")
        if isinstance(node, ast.Subscript):
            return AXES if self.kind(node.value) == MANY else ""
        if isinstance(node, ast.Attribute):
            return self._kind_of_attribute(self.kind(node.value), node.attr)
        return self._kind_of_call(node) if isinstance(node, ast.Call) else ""

    def _kind_of_attribute(self, owner: str, name: str) -> str:
        if owner == MANY and name in KEEPS_MANY:
            return MANY
        if owner in (AXES, MANY) and name in ("xaxis", "yaxis"):
            return AXIS
        return FIGURE if owner == AXES and name == "figure" else MANY if owner == FIGURE and name == "axes" else ""

    def _kind_of_call(self, node: ast.Call) -> str:
        name = _called_name(node)
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if owner is not None and self.kind(owner) == MANY and name in KEEPS_MANY:
            return MANY
        if owner is not None and self.kind(owner) == FIGURE and name in PAIRS:
            return MANY
        is_theirs = owner is None or self.kind(owner) or self.module(owner)
        return GIVES.get(name, "") if is_theirs else ""

    def module(self, node: ast.AST) -> str:
        """matplotlib's name of the module that is meant, or nothing."""
        if isinstance(node, ast.Name):
            return "" if node.id in self.kinds else self.modules.get(node.id, "")
        if isinstance(node, ast.Attribute):
            owner = self.module(node.value)
            return f"{owner}.{node.attr}" if owner in ("matplotlib", "mpl_toolkits") or node.attr in ("cm", "style") and owner else ""
        return ""

    # ---- uses --------------------------------------------------------------------------------------------------------

    def visit_Call(self, node: ast.Call) -> None:
        self._called[node.func] = node
        if isinstance(node.func, ast.Name) and node.func.id in self.imported:
            module, name = self.imported[node.func.id]
            self.uses.append(Use(node.lineno, module, name, _keywords(node)))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        owner = self.module(node.value) or self.kind(node.value)
        if owner == MANY:
            owner = "" if node.attr in OF_ARRAYS else AXES
        if owner:
            call = self._called.get(node)
            self.uses.append(Use(node.lineno, owner, node.attr, _keywords(call) if call else ()))
        self.generic_visit(node)


def is_toolkit(module: str) -> bool:
    return module.partition(".")[0] in ("mpl_toolkits", "pylab")


def _called_name(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _keywords(node: ast.Call) -> tuple[str, ...]:
    return tuple(keyword.arg for keyword in node.keywords if keyword.arg)


def find_uses(source: str) -> list[Use]:
    """In the order of lines; each as often as it stands there. Raises SyntaxError."""
    tree = ast.parse(source)
    reader = _Reader(bound_modules(tree))
    reader.visit(tree)
    return sorted(set(reader.uses))
