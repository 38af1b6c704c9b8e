"""What a function of seaborn draws from: a long table with a column for each variable, put onto axes."""

import itertools

import numpy as np
import pandas as pd

from .vectors import CATEGORICAL, DATETIME, NUMERIC, levels_of, long_table, variable_type, wide_table


class Variables:
    """The table `frame`, the `names` of its variables as they stand on axes and legends, and their `types`."""

    def __init__(self, data, given, wide_roles=None, flat_roles=None):
        given = {role: value for role, value in given.items() if value is not None}
        self.is_wide = given.get("x") is None and given.get("y") is None
        if self.is_wide:
            if given:
                plural = "s" if len(given) > 1 else ""
                raise ValueError(f"The following variable{plural} cannot be assigned with wide-form data: " + ", ".join(f"`{v}`" for v in given))
            self.frame, self.names = wide_table(data, wide_roles, flat_roles)
        else:
            self.frame, self.names = long_table(data, given)
        self.types = {role: variable_type(self.frame[role], NUMERIC if role in "xy" else CATEGORICAL) for role in self.names}

    def __contains__(self, role):
        return role in self.names

    def column(self, role):
        """The values of a variable, or None."""
        return self.frame[role] if role in self.names else None

    @property
    def is_drawable(self):
        return "x" in self.names or "y" in self.names


class Placed:
    """Variables on axes: `comp` is the table with x and y as numbers, of logarithmic axes the logarithms."""

    def __init__(self, variables, ax, allowed=(NUMERIC, DATETIME, CATEGORICAL), log_scale=None, orders=None):
        self.variables, self.ax = variables, ax
        for role in "xy":
            if role in variables and variables.types[role] not in allowed:
                raise TypeError(f"The {role} variable is {variables.types[role]}, but one of {list(allowed)} is required")
        self._numbers = {role: self._convert(role, (orders or {}).get(role)) for role in "yx" if role in variables}
        self._set_scales(log_scale)
        if variables.types.get("y") == CATEGORICAL:
            ax.yaxis.set_inverted(True)
        frame = variables.frame.drop(columns=[role for role in "xy" if role in variables.frame])
        for role, numbers in self._numbers.items():
            frame.insert(0, role, np.log10(numbers) if self.is_log(role) else numbers)
        self.comp = frame

    def _convert(self, role, order):
        """The column as the axis counts: of categories their places, of times days."""
        column, kind = self.variables.frame[role], self.variables.types[role]
        axis = getattr(self.ax, role + "axis")
        if kind in (CATEGORICAL, DATETIME) and not axis.have_units():
            for collection in self.ax.collections:
                collection.in_limits = False  # matplotlib looks for limits anew at new units, at lines and patches only
        present = column.dropna()
        if kind == CATEGORICAL:
            levels = levels_of(column, order)
            axis.update_units(np.asarray([str(level) if not isinstance(level, str) else level for level in levels], dtype=object))
            present = present[present.isin(levels)]
            numbers = np.asarray(axis.convert_units([str(value) for value in present]), float) if len(present) else []
        elif kind == DATETIME:
            axis.update_units(present)
            numbers = np.asarray(axis.convert_units(present), float)
        else:
            numbers = pd.to_numeric(present).astype(float)
            numbers = numbers.where(np.isfinite(numbers))
        return pd.Series(np.asarray(numbers, float), present.index, name=role, dtype=float).reindex(column.index)

    def numbers(self, role):
        """The column as the axis counts, also where it is logarithmic."""
        return self._numbers[role]

    def _set_scales(self, log_scale):
        if log_scale is None:
            return
        scales = log_scale if np.iterable(log_scale) else [log_scale if role in self.variables else False for role in "xy"]
        for role, scale in zip("xy", scales):
            if scale:
                base = {} if scale is True else {"base": scale}
                getattr(self.ax, f"set_{role}scale")("log", **base)

    def is_log(self, role):
        return getattr(self.ax, f"get_{role}scale")() == "log"

    def groups(self, roles, levels, frame=None, reverse=False, allow_empty=False, dropna=True):
        """(levels by role, the rows of them), in the order of the levels."""
        frame = self.comp if frame is None else frame
        frame = frame.dropna() if dropna else frame
        roles = [role for role in roles if role in self.variables]
        if not roles:
            yield {}, frame
            return
        is_one = len(roles) == 1
        grouped = frame.groupby(roles[0] if is_one else roles, sort=False, observed=True)
        parts = {(key,) if is_one else key: part for key, part in grouped}
        keys = list(itertools.product(*(levels[role] for role in roles)))
        for key in reversed(keys) if reverse else keys:
            part = parts.get(key)
            if part is not None or allow_empty:
                yield dict(zip(roles, key)), frame.iloc[:0] if part is None else part

    def label_axes(self, default_x="", default_y=""):
        """Writes the names of x and y where nothing stands yet; not on inner axes of a grid that shares."""
        for role, default in (("x", default_x), ("y", default_y)):
            if not getattr(self.ax, f"get_{role}label")():
                name = self.variables.names.get(role, default)
                getattr(self.ax, f"set_{role}label")(name, visible=tick_labels_shown(self.ax, role))


def tick_labels_shown(ax, role):
    """Whether the axis has tick labels at all."""
    return any(label.get_visible() for label in getattr(ax, f"get_{role}ticklabels")())


def next_line_color(ax):
    """The colour that the next line would have, taken from the cycle."""
    return ax._get_lines.get_next_color()


def next_patch_color(ax):
    """The colour that the next bars, area or points would have, taken from the cycle."""
    return ax._get_patches_for_fill.get_next_color()
