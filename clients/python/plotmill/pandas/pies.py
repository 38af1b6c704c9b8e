"""Kind pie."""

from .base import Plot, written


class PiePlot(Plot):
    kind = "pie"
    layout_type = "horizontal"

    def __init__(self, data, **kwargs):
        data = data.fillna(0)
        if (data.select_dtypes(include="number") < 0).any().any() if data.ndim > 1 else (data < 0).any():
            raise ValueError("pie plot doesn't allow negative values")
        super().__init__(data, **{**kwargs, "logx": False, "logy": False, "loglog": False, "grid": False})

    def draw(self):
        look = {"colors": self.colors(len(self.frame), "colors"), **self.kwargs}
        names = look.pop("labels", [written(name) for name in self.frame.index])
        for i, name, values in self.columns():
            ax = self.axes_of(i)
            if name is not None:
                ax.set_ylabel(written(name))
            # Wedges of nothing have no label: it would stand on their neighbour's.
            shown = None if names is None else ["" if value == 0 else text for text, value in zip(names, values)]
            wedges, *texts = ax.pie(values, labels=shown, **look)
            for text in sum(map(list, texts), []) if self.fontsize is not None else ():
                text.set_fontsize(self.fontsize)
            for wedge, text in zip(wedges, [written(key) for key in self.frame.index] if names is None else names):
                self.keep(wedge, text)
