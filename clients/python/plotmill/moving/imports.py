"""The imports of a script, changed to Plotmill's: nothing else of it is touched, not even a blank.

`import matplotlib.pyplot as plt` becomes `import plotmill.pyplot as plt`, `from matplotlib.x import y` becomes
`from plotmill.x import y`, `import seaborn as sns` becomes `import plotmill.seaborn as sns`; a script that plots by
pandas has pandas' plotting back end chosen behind the import of pandas."""

from __future__ import annotations

import ast
import re

PANDAS_PLOTS = {"plot", "hist", "boxplot"}  # methods of Series, DataFrame and groups that ask the back end


def moved(module: str) -> str | None:
    """Plotmill's name for a module of matplotlib, seaborn or pandas.plotting; None for all others."""
    if module == "pandas.plotting":
        return "plotmill.pandas"
    root, dot, rest = module.partition(".")
    if root == "matplotlib":
        return f"plotmill{dot}{rest}"
    if root == "mpl_toolkits":
        return f"plotmill.{module}"
    if root == "seaborn":
        return f"plotmill.seaborn{dot}{rest}"
    return None


def _written(alias: ast.alias) -> list[str]:
    """One name of an import statement as it is to be."""
    name = moved(alias.name)
    if name is None:
        return [f"{alias.name} as {alias.asname}" if alias.asname else alias.name]
    if alias.asname:
        return [f"{name} as {alias.asname}"]
    root = alias.name.partition(".")[0]
    bound = f"{moved(root)} as {root}"
    return [bound] if "." not in alias.name else [name, bound]


def _changed(node: ast.Import | ast.ImportFrom, text: str) -> str:
    if isinstance(node, ast.ImportFrom):
        name = moved(node.module or "") if node.level == 0 else None
        return text if name is None else re.sub(r"^from\s+[\w.]+", f"from {name}", text)
    if not any(moved(alias.name) for alias in node.names):
        return text
    return "import " + ", ".join(part for alias in node.names for part in _written(alias))


def _plots_by_pandas(tree: ast.AST, bound: set[str]) -> bool:
    """Whether something that is no module of matplotlib's is asked to plot."""
    return any(isinstance(node, ast.Attribute) and node.attr in PANDAS_PLOTS and not
               (isinstance(node.value, ast.Name) and node.value.id in bound) for node in ast.walk(tree))


def _pandas_name(node: ast.AST) -> str | None:
    names = node.names if isinstance(node, ast.Import) else []
    return next((alias.asname or "pandas" for alias in names if alias.name == "pandas"), None)


def bound_modules(tree: ast.AST) -> dict[str, str]:
    """Names of the script for modules of matplotlib's and seaborn's: {"plt": "matplotlib.pyplot"}."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if moved(alias.name):
                    found[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0])
    return found


def _indent(line: str) -> str:
    return line[:len(line) - len(line.lstrip())]


def change_imports(source: str) -> str:
    """The script with its imports changed. Raises SyntaxError for what is no Python."""
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    back_end = _plots_by_pandas(tree, set(bound_modules(tree)))
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        _change(lines, node, back_end)
    return "".join(lines)


def _change(lines: list[str], node: ast.Import | ast.ImportFrom, back_end: bool) -> None:
    first, last = node.lineno - 1, node.end_lineno - 1
    head = lines[first].encode()[:node.col_offset].decode()
    tail = lines[last].encode()[node.end_col_offset:].decode()
    whole = "".join(lines[first:last + 1])
    text = whole[len(head):len(whole) - len(tail)]
    pandas = _pandas_name(node) if back_end else None
    if pandas:
        ending = "" if tail.endswith("\n") else "\n"
        tail += f'{ending}{_indent(lines[first])}{pandas}.options.plotting.backend = "plotmill"\n'
    lines[first:last + 1] = [head + _changed(node, text) + tail]
